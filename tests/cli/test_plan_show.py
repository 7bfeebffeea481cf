"""`daarom plan show`: which plans are meant, in which form, and what is said of those that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Answer, write

Daarom = Callable[..., Answer]

PLAN = "language: nl\norganisation: {name}\nwhy_social: Buren vragen wat er in ons brood zit.\n"


@pytest.fixture
def show(daarom: Daarom, here: Path) -> Daarom:
    write(here, {"daarom.yaml": "root: true\n"})
    return lambda *arguments, **more: daarom("plan", "show", *arguments, **more)


def test_the_plan_of_the_folder_is_shown(show: Daarom, here: Path) -> None:
    write(here, {"plan.yaml": PLAN.format(name="De Korenaar")})
    answer = show()
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Het social-mediaplan van De Korenaar\n")
    assert show("--format", "markdown").out.startswith("# Het social-mediaplan van De Korenaar\n")


def test_every_brand_has_its_page(show: Daarom, here: Path) -> None:
    for name in ("a", "b"):
        write(here, {f"{name}/daarom.yaml": "plan: plan.yaml\n", f"{name}/plan.yaml": PLAN.format(name=name)})
    assert show().out.count("Het social-mediaplan van") == 2
    assert show("b").out.count("Het social-mediaplan van") == 1


def test_a_plan_that_cannot_be_read_is_told_and_the_others_are_shown(show: Daarom, here: Path) -> None:
    write(here, {"a.yaml": "goals: {", "b.yaml": PLAN.format(name="De Korenaar")})
    answer = show("a.yaml", "b.yaml", "c.yaml", language="nl")
    assert answer.code == 2
    assert "De Korenaar" in answer.out
    assert [line.partition(":")[0] for line in answer.err.splitlines()] == ["a.yaml", "c.yaml"]


def test_without_a_plan_the_way_out_is_told(show: Daarom) -> None:
    answer = show(language="nl")
    assert (answer.code, answer.out) == (2, "")
    assert "daarom init" in answer.err
