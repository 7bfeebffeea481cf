"""The shape of the code itself: small modules, small functions, one direction of imports, equal languages."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from daarom.catalogue import LANGUAGES, sentences

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src/daarom").rglob("*.py"))
HEAVY = re.compile(r"^(?:import|from) (?:spacy|thinc|numpy)\b", re.MULTILINE)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_are_small_and_say_what_they_are_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 250
    assert ast.get_docstring(tree), "a module says what it is for"
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and "cli" not in path.parts:
            assert _length(node) <= 25, f"{node.name} has {_length(node)} lines"


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function's body, without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_heavy_libraries_are_imported_late(path: Path) -> None:
    assert not HEAVY.search(path.read_text(encoding="utf-8"))


def test_only_nlp_imports_spacy() -> None:
    importers = [
        path.name
        for path in SOURCES
        if re.search(r"^\s+(?:import|from) spacy\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert importers == ["nlp.py"]


@pytest.mark.parametrize("room", ["checks", "readers", "reporters"])
def test_siblings_in_a_room_do_not_import_each_other(room: str) -> None:
    for path in (ROOT / "src/daarom" / room).glob("*.py"):
        if path.name != "__init__.py":
            others = re.findall(rf"from daarom\.{room}\.(\w+) import", path.read_text(encoding="utf-8"))
            assert not [name for name in others if name != "parts"], f"{path.name} imports a sibling"


@pytest.mark.parametrize("key", sorted(sentences()))
def test_every_sentence_stands_in_both_languages_with_the_same_blanks(key: str) -> None:
    texts = sentences()[key]
    assert set(texts) == set(LANGUAGES)
    blanks = {
        language: {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for language, text in texts.items()
    }
    assert blanks["nl"] == blanks["en"]


def test_every_sentence_that_the_code_names_exists() -> None:
    known = sentences()
    rooms = {key.split(".")[0] for key in known}
    for path in SOURCES:
        for key in re.findall(r'"([a-z_]+\.[a-z0-9_]+(?:\.[a-z0-9_]+)?)"', path.read_text(encoding="utf-8")):
            if key.split(".")[0] in rooms and not key.endswith(
                (".yaml", ".yml", ".md", ".json", ".toml", ".cfg")
            ):
                assert key in known, f"{path.name} names {key}"


def test_no_wording_is_cut_off_where_yaml_sees_a_comment() -> None:
    cut = re.compile(r"^\s*\w+: [^\s\"'\[{#|>][^\"\n]* #", re.MULTILINE)
    files = (*(ROOT / "rules").rglob("*.yaml"), *(ROOT / "src/daarom/catalogue").glob("*.yaml"))
    assert not [path.name for path in files if cut.search(path.read_text(encoding="utf-8"))]


def test_no_path_of_one_machine_stands_in_the_project() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|root|home)/")
    for path in [
        *SOURCES,
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "rules").rglob("*.yaml"),
    ]:
        assert not pattern.search(path.read_text(encoding="utf-8")), path
