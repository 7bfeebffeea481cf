"""Two hundred random histories: what changed is shown, all of it and nothing else."""

from __future__ import annotations

import contextlib
import random
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import gits
import pytest
from histories import Story, settings, told
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from daarom import baseline, lint, write
from daarom.changes import Scope
from daarom.config import BASELINE, Configs
from daarom.model import Report

TODAY = date(2026, 11, 22)
HERE = (Path(),)
SEEDS = st.integers(0, 2**32)
EDITS = ("insert", "insert_innocent", "delete", "swap", "reword", "repeat", "rename", "add", "remove")
COPIES = ("insert", "insert_innocent", "swap", "repeat", "copy")
MANY = hypothesis_settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
SOME = hypothesis_settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settings(tmp_path_factory.mktemp("config"))


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A working folder of its own."""
    with tempfile.TemporaryDirectory() as made, contextlib.chdir(made):
        yield Path(made).resolve()


def check(config: Path, **more: object) -> Report:
    report = lint.check(lint.Request(HERE, TODAY, **more), Configs(config))  # type: ignore[arg-type]
    assert report.problems == ()
    return report


def started(seed: int, here: Path) -> Story:
    story = Story(random.Random(seed))
    story.begin()
    story.save(here)
    story.commit()
    return story


def edited(story: Story, kinds: tuple[str, ...], edits: int) -> Story:
    for _ in range(edits):
        story.edit(kinds)
    return story


@MANY
@given(SEEDS, st.sampled_from([EDITS, COPIES]), st.integers(1, 3), st.booleans())
def test_since_shows_what_a_full_run_finds_in_changed_paragraphs(
    config: Path, seed: int, kinds: tuple[str, ...], commits: int, staged: bool
) -> None:
    with folder() as here:
        story = started(seed, here)
        first = gits.begin(here)
        for _ in range(commits):
            edited(story, kinds, 2).save(here)
            gits.commit(here)
        edited(story, kinds, 1).save(here)
        gits.git(here, "add", "-A")
        shown = check(config, scope=Scope(first, staged))
        full = check(config)
        assert told(shown.findings, story.posts) == story.expected()
        assert set(shown.findings) <= set(full.findings)
        assert shown.unchanged is not None


def keep(config: Path, here: Path, add: bool) -> None:
    """Writes the baseline as `daarom baseline` does."""
    use = baseline.Use(HERE, here / BASELINE)
    reports = baseline.Reports(check(config, known=False), check(config, known=False, eased=True))
    for item in baseline.kept(reports, use, Configs(config), add):
        write.text(item.file, baseline.written(item.entries))


@MANY
@given(SEEDS, st.sampled_from([EDITS, COPIES]), st.integers(1, 6))
def test_a_baseline_keeps_quiet_what_was_known_and_shows_the_rest(
    config: Path, seed: int, kinds: tuple[str, ...], edits: int
) -> None:
    with folder() as here:
        story = started(seed, here)
        keep(config, here, True)
        assert check(config, baseline=here / BASELINE).findings == ()
        edited(story, kinds, edits).save(here)
        report = check(config, baseline=here / BASELINE)
        assert told(report.findings, story.posts) == story.expected()
        assert len(report.findings) + len(report.known) == len(check(config).findings)


@SOME
@given(SEEDS, st.integers(1, 6))
def test_a_shrunken_baseline_knows_the_same_and_holds_nothing_that_is_gone(
    config: Path, seed: int, edits: int
) -> None:
    with folder() as here:
        story = started(seed, here)
        keep(config, here, True)
        gits.begin(here)
        edited(story, EDITS, edits).save(here)
        before = check(config, baseline=here / BASELINE, strict=True)
        keep(config, here, False)
        after = check(config, baseline=here / BASELINE, strict=True)
        assert after.findings == before.findings
        assert (after.gone, after.grown) == ((), ())
        entries, _ = baseline.read(here / BASELINE)
        assert len(entries) == len(before.known)


@SOME
@given(SEEDS)
def test_the_order_of_a_baseline_does_not_depend_on_the_order_of_anything(config: Path, seed: int) -> None:
    with folder() as here:
        started(seed, here)
        keep(config, here, True)
        lines = (here / BASELINE).read_text(encoding="utf-8").splitlines(keepends=True)
        shuffled = [*lines[1:], lines[0]]
        random.Random(seed).shuffle(shuffled)
        (here / BASELINE).write_text("".join(shuffled), encoding="utf-8")
        keep(config, here, True)
        assert (here / BASELINE).read_text(encoding="utf-8").splitlines(keepends=True) == lines
