"""Rules from an installed package: found where Python finds the package, without running it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from daarom import packages
from daarom.config import RulePackage
from daarom.selection import loaded

ZORG = """\
id: zorg/mantelzorger
check: phrases
severity: note
message: Noem een mens geen patiënt.
remedy: Schrijf wie het is.
why: Niemand voelt zich een patiënt.
source: eigen afspraak
options: {phrases: [patiënt]}
examples: {flags: ["De patiënt wacht."], passes: ["Zij wacht."]}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with installed packages: one that may not be run, and one that offers its rules by an entry point."""
    files = {
        "zorg_regels/__init__.py": "raise SystemExit('this package was run')",
        "zorg_regels/rules/zorg/nl/patient.yaml": ZORG,
        "plat/zorg/nl/patient.yaml": ZORG,
        "plat/__init__.py": "",
        "bouw_regels/pakket/__init__.py": "raise SystemExit('this package was run')",
        "bouw_regels/__init__.py": "raise SystemExit('this package was run')",
        "bouw_regels-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: bouw-regels\nVersion: 1.0\n",
        "bouw_regels-1.0.dist-info/entry_points.txt": "[daarom.packs]\nbouw = bouw_regels.pakket\n",
        "los.py": "raise SystemExit('this module was run')",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("zorg_regels", "zorg_regels/rules"),
        ("zorg-regels", "zorg_regels/rules"),
        ("plat", "plat"),
        ("bouw", "bouw_regels/pakket"),
        ("bouw_regels.pakket", "bouw_regels/pakket"),
    ],
)
def test_a_package_is_found_by_its_name_or_its_entry_point(site: Path, name: str, folder: str) -> None:
    assert packages.folder_of(name) == site / folder


@pytest.mark.parametrize("name", ["weg", "los", "bouw_regels.weg", "", "../plat", "a b", "__main__", "x;y"])
def test_what_is_no_installed_package_is_not_found(site: Path, name: str) -> None:
    assert packages.folder_of(name) is None
    assert site.is_dir()


def test_rules_of_a_package_join_the_others_and_a_missing_package_is_told_at_its_line(site: Path) -> None:
    known = loaded((), (RulePackage("zorg_regels", "daarom.yaml", 3), RulePackage("weg", "daarom.yaml", 4)))
    assert "zorg/mantelzorger" in known.ids
    assert "commercial/urgency" in known.ids
    assert [(item.path, item.line, item.key) for item in known.problems] == [
        ("daarom.yaml", 4, "rules.no_package")
    ]
    assert "zorg_regels" not in sys.modules
    assert site.is_dir()
