from __future__ import annotations

from pathlib import Path

import pytest

from daarom.config.names import intent, language_code, platform
from daarom.config.paths import globs, shown


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Twitter", "x"),
        ("X", "x"),
        ("Google Business", "gbp"),
        ("LinkedIn", "linkedin"),
        ("Nieuwsbrief", "newsletter"),
    ],
)
def test_platforms_have_one_name(written: str, name: str) -> None:
    assert platform(written) == name


@pytest.mark.parametrize(
    ("written", "code"),
    [("nl-NL", "nl"), ("en_GB", "en"), ("Nederlands", "nl"), ("EN", "en"), ("dutchish", None), ("", None)],
)
def test_languages_have_one_code(written: str, code: str | None) -> None:
    assert language_code(written) == code


def test_every_word_for_selling_is_sales() -> None:
    assert {intent(word) for word in ("Sell", "verkoop", "Sales promotion")} == {"sales"}
    assert intent("Thank") == "thank"


def test_a_path_is_shown_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(Path("blog") / ".." / "a.md") == "a.md"
    assert shown(tmp_path.parent / "b.md") == (tmp_path.parent / "b.md").as_posix()


def test_patterns_say_nothing_of_files_elsewhere(tmp_path: Path) -> None:
    where = globs(tmp_path / "a", ["**"])
    assert where.match(tmp_path / "a" / "x.md")
    assert not where.match(tmp_path / "b" / "x.md")
