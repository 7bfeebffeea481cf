"""The workflow that publishes, run with a publisher that only copies and a GitHub that only listens."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from checkout import ROOT
from workflows import Job, perform, stub

from daarom.cli.main import program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are for bash")

WORKFLOWS = ROOT / "examples/workflows/github"
CONFIG = """\
root: true
timezone: Europe/Amsterdam
packs: {commercial: false, hype: false, voice: false, platform: false, access: false, tone: false, plan: false}
"""
STORY = (
    "---\nlanguage: nl\npublish_at: 2001-02-03 09:00\n---\n\nRuud lag twee uur met zijn hoofd in de oven.\n"
)
PLEA = "---\nlanguage: nl\npublish_at: 2001-02-03 09:00\n---\n\nLike en deel dit bericht, dan hoor je wie er wint.\n"
DAAROM = "from daarom.cli.main import main\nmain()\n"
PUBLISH = 'rm -rf "$LIVE"; cp -r "$1" "$LIVE"\n'
GH = """
import os, sys
from pathlib import Path
log, arguments = Path(os.environ["GH_LOG"]), sys.argv[1:]
body = next((item[6:] for item in arguments if item.startswith("body=@")), None)
if body is not None:
    log.write_text(log.read_text() + "\\n" + arguments[1] + "\\n" + Path(body).read_text())
else:
    print(log.read_text())
"""


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a remote, a publisher, and two drafts that are due; one begs for likes."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Els")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "els@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = tmp_path / "content"
    files = {"daarom.yaml": CONFIG, "publish.sh": PUBLISH, "goed.md": STORY, "plea.md": PLEA}
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    _git(tmp_path, "init", "--quiet", "--bare", "origin")
    _git(folder, "init", "--quiet", "--initial-branch", "main")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message", "drafts")
    _git(folder, "remote", "add", "origin", str(tmp_path / "origin"))
    _git(folder, "push", "--quiet", "--set-upstream", "origin", "main")
    (tmp_path / "comments").write_text("")
    return folder


def _run(folder: Path, name: str) -> Job:
    """The steps of a workflow after its installation, in a fresh working folder."""
    bins = folder.parent / "bin"
    bins.mkdir(exist_ok=True)
    stub(bins, "daarom", sys.executable, lambda: DAAROM)
    stub(bins, "gh", sys.executable, lambda: GH)
    if not (bins / "python").exists():
        (bins / "python").symlink_to(sys.executable)
    for left in ("staged", ".daarom/clearance.json", ".daarom/gate.log"):
        shutil.rmtree(folder / left, ignore_errors=True)
        (folder / left).unlink(missing_ok=True)
    own = {"LIVE": str(folder.parent / "live"), "GH_LOG": str(folder.parent / "comments")}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    environment = {
        **kept,
        **own,
        "PATH": f"{bins}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "SINCE": "2001-02-01T00:00+01:00",
        "DAAROM_LANG": "en",
    }
    (job,) = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))["jobs"].values()
    steps = [step for step in job["steps"] if "run" in step and step["name"] != "Install"]
    return perform(Job(folder, environment, {}), steps, {})


def _commits(folder: Path) -> int:
    done = subprocess.run(["git", "rev-list", "--count", "HEAD"], cwd=folder, check=True, capture_output=True)
    return int(done.stdout)


def _live(folder: Path) -> set[str]:
    return {path.name for path in (folder.parent / "live").glob("*.md")}


def test_what_is_cleared_is_published_what_is_held_is_told_and_nothing_is_lost(content: Path) -> None:
    comments = content.parent / "comments"
    first = _run(content, "publish.yml")
    assert first.failed == 1, first.log
    assert _live(content) == {"goed.md"}
    assert "plea.md: " in comments.read_text()
    assert comments.read_text().count("This is due and was held") == 1
    assert "held     2001-02-03 09:00  plea.md  late" in first.summary
    _run(content, "publish.yml")
    assert comments.read_text().count("This is due and was held") == 1, "once for each text"
    assert _commits(content) == 2, "nothing new, so no new record"
    (content / "plea.md").write_text(STORY, encoding="utf-8")
    _git(content, "commit", "--quiet", "--all", "--message", "mended")
    third = _run(content, "publish.yml")
    assert third.failed == 0, third.log
    assert _live(content) == {"goed.md", "plea.md"}
    record = json.loads((content / ".daarom/last.json").read_text())
    assert [item["path"] for item in record["live"]] == ["goed.md"]
    assert [item["path"] for item in record["cleared"]] == ["plea.md"]


def test_a_publisher_that_fails_loses_nothing(content: Path) -> None:
    (content / "publish.sh").write_text("exit 7\n")
    assert _run(content, "publish.yml").failed == 7
    assert not (content / ".daarom/last.json").exists()
    (content / "publish.sh").write_text(PUBLISH)
    _run(content, "publish.yml")
    assert _live(content) == {"goed.md"}


def test_a_broken_plan_publishes_nothing_new(content: Path) -> None:
    (content / "daarom.yaml").write_text(f"{CONFIG}plan: plan.yaml\n", encoding="utf-8")
    (content / "plan.yaml").write_text("goals: [\n", encoding="utf-8")
    assert _run(content, "publish.yml").failed == 1
    assert _live(content) == set()


@pytest.mark.skipif("calendar" not in program("en").commands, reason="needs daarom calendar")
def test_monday_shows_the_week_and_the_month(content: Path) -> None:
    job = _run(content, "monday.yml")
    assert not job.failed, job.log
    assert "Valid until" in job.summary
