"""The files beside a plan: new ones are whole and work, those that are there are never touched."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from daarom.config import Configs
from daarom.interview import Wanted, draft_folders, wanted


def states(items: tuple[Wanted, ...]) -> dict[str, str]:
    return {item.path.name: item.state for item in items}


def test_an_empty_folder_gets_all_three(tmp_path: Path) -> None:
    made = wanted(tmp_path / "plan.yaml", ("blog", "social"), "nl")
    assert states(made) == {"daarom.yaml": "made", ".pre-commit-config.yaml": "made", "daarom.yml": "made"}
    config, hook, workflow = (yaml.safe_load(item.text) for item in made)
    assert config == {"plan": "plan.yaml", "language": "nl", "include": ["blog/", "social/"]}
    assert [item["id"] for item in hook["repos"][0]["hooks"]] == ["daarom", "daarom-plan"]
    steps = workflow["jobs"]["daarom"]["steps"]
    assert [step.get("run") for step in steps][3:] == [
        "daarom check --format github .",
        "daarom plan check --format github .",
    ]
    assert steps[3]["if"] == "hashFiles('blog/**', 'social/**') != ''"
    assert steps[4]["continue-on-error"] is True


def test_a_config_that_was_made_can_be_used(tmp_path: Path) -> None:
    odd = ("nieuws & co", "[oud]", "wat?", "#tag")
    for name in odd:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_text("Hoi.\n", encoding="utf-8")
    config = wanted(tmp_path / "plan.yaml", odd, "en")[0]
    config.path.write_text(config.text, encoding="utf-8")
    found = Configs().for_folder(tmp_path)
    assert found.plan == tmp_path / "plan.yaml"
    assert all(found.wanted(tmp_path / name / "a.md") for name in odd)
    assert not found.wanted(tmp_path / "[oud]x" / "a.md")


def test_files_that_know_daarom_are_left_in_peace(tmp_path: Path) -> None:
    first = wanted(tmp_path / "plan.yaml", (), "nl")
    for item in first:
        item.path.parent.mkdir(parents=True, exist_ok=True)
        item.path.write_text(item.text, encoding="utf-8")
    assert set(states(wanted(tmp_path / "plan.yaml", (), "nl")).values()) == {"there"}


def test_other_files_are_answered_with_the_lines_to_add(tmp_path: Path) -> None:
    for name in ("daarom.yaml", ".pre-commit-config.yaml", ".github/workflows/daarom.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}\n", encoding="utf-8")
    items = wanted(tmp_path / "plan.yaml", (), "nl")
    assert set(states(items).values()) == {"add"}
    assert items[0].lines == "plan: plan.yaml\n"
    assert yaml.safe_load(f"repos:\n{items[1].lines}")["repos"][0]["hooks"]
    assert "daarom" in yaml.safe_load(f"jobs:\n{items[2].lines}")["jobs"]


def test_hook_and_workflow_stand_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "merken" / "merk a"
    config, hook, workflow = wanted(folder / "plan.yaml", ("blog",), "nl")
    assert config.path == folder / "daarom.yaml"
    assert hook.path == tmp_path / ".pre-commit-config.yaml"
    assert workflow.path == tmp_path / ".github/workflows/daarom.yml"
    step = yaml.safe_load(workflow.text)["jobs"]["daarom"]["steps"][3]
    assert step["run"] == "daarom check --format github 'merken/merk a'"
    assert step["if"] == "hashFiles('merken/merk a/blog/**') != ''"


@pytest.mark.parametrize(
    ("files", "folders"),
    [
        ((), ()),
        (("blog/a.md", "nieuws/b/c.html", "README.md"), ("blog", "nieuws")),
        (("a.md", "blog/b.md"), None),
    ],
)
def test_the_folders_of_drafts_are_found(
    files: tuple[str, ...], folders: tuple[str, ...] | None, tmp_path: Path
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Hoi.\n", encoding="utf-8")
    assert draft_folders(tmp_path, Configs()) == folders


def test_without_folders_the_workflow_looks_at_every_draft(tmp_path: Path) -> None:
    config, _, workflow = wanted(tmp_path / "plan.yaml", (), "nl")
    assert "include" not in config.text
    assert yaml.safe_load(workflow.text)["jobs"]["daarom"]["steps"][3]["if"] == "hashFiles('**/*.md') != ''"
