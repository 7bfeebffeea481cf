"""The action and the example workflows: their shape, and what their commands do in a repository with drafts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from checkout import ROOT, copy_to
from test_readme import blocks
from workflows import Job, bash, perform, stub

from daarom.reporters import REPORTERS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are for bash")

ACTION = ROOT / "action.yml"
EXAMPLES = ROOT / "examples/workflows"
GITHUB = sorted(EXAMPLES.glob("github/*.yml"))
GITLAB = EXAMPLES / "gitlab/.gitlab-ci.yml"
SHAPES = [(ACTION, "github-actions"), *((path, "github-workflows") for path in GITHUB), (GITLAB, "gitlab-ci")]
MARK = "<!-- daarom -->"
STORY = "---\nlanguage: nl\n---\nRuud lag twee uur met zijn hoofd in de oven. Welk brood at jij vanochtend?\n"
PLEA = "---\nlanguage: nl\n---\nLike en deel dit bericht, dan hoor je wie er wint.\n"

GH = """
import json, os, re, shutil, subprocess, sys
from pathlib import Path
arguments = sys.argv[1:]
log, answer = Path(os.environ["STUB_LOG"]), Path(os.environ["STUB_ANSWER"])
body = next((item[6:] for item in arguments if item.startswith("body=@")), None)
said = Path(body).read_text(encoding="utf-8") if body else None
with log.open("a", encoding="utf-8") as stream:
    stream.write(json.dumps({"arguments": arguments, "body": said, "token": os.environ["GH_TOKEN"]}) + "\\n")
if not answer.exists():
    sys.exit("gh: Resource not accessible by integration (HTTP 403)")
if "--jq" in arguments:
    chosen = arguments[arguments.index("--jq") + 1]
    if shutil.which("jq"):
        sys.exit(subprocess.run(["jq", "-r", chosen], input=answer.read_bytes(), check=False).returncode)
    mark = re.search(r'startswith\\("(.*?)"\\)', chosen)[1]
    for item in json.loads(answer.read_bytes()):
        if item["user"]["type"] == "Bot" and item["body"].startswith(mark):
            print(item["id"])
"""
CURL = """
import json, os, sys
from pathlib import Path
arguments = sys.argv[1:]
log, answer = Path(os.environ["STUB_LOG"]), Path(os.environ["STUB_ANSWER"])
body = next((item[5:] for item in arguments if item.startswith("body@")), None)
said = Path(body).read_text(encoding="utf-8") if body else None
with log.open("a", encoding="utf-8") as stream:
    stream.write(json.dumps({"arguments": arguments, "body": said}) + "\\n")
if not answer.exists():
    sys.exit(22)
if "--request" not in arguments:
    print('{"id": 7}' if arguments[-1].endswith("/user") else answer.read_text(encoding="utf-8"))
"""


def read(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def scripts() -> Iterator[tuple[str, str]]:
    """Every script in the action and the workflows."""
    steps = [*read(ACTION)["runs"]["steps"]]
    for path in GITHUB:
        steps += [step for job in read(path)["jobs"].values() for step in job["steps"]]
    for step in steps:
        if "run" in step:
            yield str(step.get("id", step.get("name"))), step["run"]


@pytest.fixture(scope="module")
def daarom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """daarom, installed by the action's own step: without network, with the libraries of these tests."""
    folder = tmp_path_factory.mktemp("installed")
    checkout = copy_to(folder / "checkout")
    environment = {**surroundings(folder), "RUNNER_TEMP": str(folder), "GITHUB_ACTION_PATH": str(checkout)}
    (folder / "empty").mkdir()
    job = Job(folder / "empty", environment, {})
    steps = read(ACTION)["runs"]["steps"][:2]
    perform(job, steps, {"actions/setup-python": {"python-path": sys.executable}})
    assert not job.failed, job.log
    return Path(job.context["steps.install.outputs.daarom"])


def surroundings(folder: Path, *bins: Path) -> dict[str, str]:
    """An environment with nothing of this process but its libraries, so that pip needs no network."""
    libraries = [path for path in sys.path if Path(path).name == "site-packages"]
    return {
        "PATH": os.pathsep.join([*map(str, bins), "/usr/local/bin", "/usr/bin", "/bin"]),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(libraries),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "OMP_NUM_THREADS": "1",
    }


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A repository with one draft that begs for likes."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "plea.md").write_text(PLEA, encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "GIT_CONFIG_GLOBAL": os.devnull}
    names = {
        f"GIT_{who}_{what}": "els@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Begin")):
        subprocess.run(["git", *command], cwd=folder, env={**environment, **names}, check=True)
    return folder


Act = Callable[..., Job]


@pytest.fixture
def act(tmp_path: Path, content: Path, daarom: Path) -> Act:
    """Runs the action, which is installed already, on a pull request; `comments` are those on it, None where no one may ask."""

    def call(comments: list[dict[str, Any]] | None = None, event: str = "pull_request", **inputs: str) -> Job:
        bin_ = tmp_path / "bin"
        bin_.mkdir(exist_ok=True)
        stub(bin_, "gh", sys.executable, lambda: GH)
        answer = tmp_path / "answer"
        answer.unlink(missing_ok=True)
        if comments is not None:
            answer.write_text(json.dumps(comments), encoding="utf-8")
        environment = {
            **surroundings(tmp_path, bin_),
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_REPOSITORY": "bakkerij/content",
            "STUB_LOG": str(tmp_path / "calls"),
            "STUB_ANSWER": str(answer),
        }
        known = {key: str(item.get("default", "")) for key, item in read(ACTION)["inputs"].items()}
        given = {key.replace("_", "-"): value for key, value in inputs.items()}
        context = {f"inputs.{key}": value for key, value in (known | {"token": "geheim"} | given).items()}
        context |= {"github.event_name": event, "github.event.pull_request.number": "12"}
        context |= {"steps.install.outputs.daarom": str(daarom)}
        return perform(Job(content, environment, context), read(ACTION)["runs"]["steps"][2:], {})

    return call


def calls(folder: Path) -> list[dict[str, Any]]:
    """The calls that changed something, each with what it sent."""
    log = folder / "calls"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [call for call in map(json.loads, lines) if call["body"] is not None]


@pytest.mark.parametrize(("path", "shape"), SHAPES, ids=lambda value: getattr(value, "name", value))
def test_each_has_the_shape_that_its_platform_takes(path: Path, shape: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{shape}", str(path)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("name", "script"), scripts())
def test_nothing_from_outside_stands_in_the_text_of_a_script(name: str, script: str) -> None:
    assert "${{" not in script, name


def test_every_input_is_described_and_used() -> None:
    action = read(ACTION)
    used = set(re.findall(r"inputs\.([\w-]+)", ACTION.read_text(encoding="utf-8")))
    assert used == set(action["inputs"])
    assert all(item["description"] for item in (*action["inputs"].values(), *action["outputs"].values()))


def test_a_plea_is_annotated_summarised_commented_on_and_fails(act: Act, tmp_path: Path) -> None:
    job = act([], lang="nl")
    assert job.failed == 1
    assert re.search(r"^::error file=plea.md,line=4,.*title=bait/like-bait", job.log, re.MULTILINE)
    assert job.summary.startswith(f"{MARK}\n## daarom\n")
    assert "»**Like en deel**« dit bericht" in job.summary
    (call,) = calls(tmp_path)
    assert call["arguments"][2:5] == ["--method", "POST", "repos/bakkerij/content/issues/12/comments"]
    assert (call["body"], call["token"]) == (job.summary, "geheim")
    assert job.context["steps.check.outputs.exit-code"] == "1"
    assert json.loads(Path(job.context["steps.check.outputs.sarif"]).read_bytes())["runs"][0]["results"]
    assert job.used == []


def test_its_own_comment_is_brought_up_to_date_and_nobody_elses(
    act: Act, tmp_path: Path, content: Path
) -> None:
    comments = [
        {"id": 1, "user": {"type": "User"}, "body": f"{MARK}\nvan een grapjas"},
        {"id": 2, "user": {"type": "Bot"}, "body": "iets anders"},
        {"id": 3, "user": {"type": "Bot"}, "body": f"{MARK}\n## daarom"},
    ]
    act(comments)
    (content / "plea.md").write_text(STORY, encoding="utf-8")
    assert act(comments).failed == 0
    first, second = calls(tmp_path)
    for call in (first, second):
        assert call["arguments"][2:5] == ["--method", "PATCH", "repos/bakkerij/content/issues/comments/3"]
    assert "Nothing found" in second["body"]


def test_nothing_to_say_makes_no_new_comment(act: Act, tmp_path: Path, content: Path) -> None:
    (content / "plea.md").write_text(STORY, encoding="utf-8")
    job = act([])
    assert (job.failed, calls(tmp_path)) == (0, [])
    assert "Nothing found" in job.summary


def test_two_runs_with_names_have_two_comments(act: Act, tmp_path: Path) -> None:
    comments = [{"id": 3, "user": {"type": "Bot"}, "body": f"{MARK}\n## daarom"}]
    act(comments, name="blog --> $(id)")
    (call,) = calls(tmp_path)
    assert call["arguments"][3] == "POST"
    assert call["body"].startswith("<!-- daarom blog--id -->\n## daarom\n")


def test_a_comment_that_is_refused_is_told_and_changes_no_verdict(act: Act) -> None:
    job = act(None, fail_on="never")
    assert job.failed == 0
    assert "::warning title=daarom::The comment could not be placed." in job.log


@pytest.mark.parametrize(("event", "comment"), [("push", "true"), ("pull_request", "false")])
def test_only_a_pull_request_gets_a_comment_and_only_when_asked(
    act: Act, tmp_path: Path, event: str, comment: str
) -> None:
    act([], event, comment=comment)
    assert calls(tmp_path) == []


def test_findings_go_to_code_scanning_when_asked(act: Act) -> None:
    ((name, given),) = act([], sarif="true").used
    assert name == "github/codeql-action/upload-sarif"
    assert given["sarif_file"].endswith("daarom.sarif")


def test_inputs_are_words_and_never_commands(act: Act, content: Path) -> None:
    odd = "a; touch kwaad $(touch kwaad) `touch kwaad`.md"
    (content / odd).write_text(PLEA, encoding="utf-8")
    (content / "-f.md").write_text(PLEA, encoding="utf-8")
    job = act([], paths=f"{odd}\n\n-f.md\n", config="", name='"; touch kwaad; "')
    assert job.failed == 1
    assert job.log.count("::error file=") == 2
    assert sorted(path.name for path in content.glob("*")) == ["-f.md", ".git", odd, "plea.md"]


def test_a_setting_that_is_wrong_fails_with_exit_code_2_and_says_why(act: Act, tmp_path: Path) -> None:
    job = act([], fail_on="$(touch kwaad)")
    assert job.failed == 2
    assert "--fail-on" in job.log
    assert calls(tmp_path) == []


def test_what_cannot_be_read_is_commented_on_and_fails(act: Act, tmp_path: Path) -> None:
    job = act([], paths="weg.md")
    assert job.failed == 2
    (call,) = calls(tmp_path)
    assert "- `weg.md`: There is no such file or folder." in call["body"]


def test_the_example_for_pull_requests_gives_the_action_what_it_knows() -> None:
    (job,) = read(EXAMPLES / "github/pull-request.yml")["jobs"].values()
    uses = {step["uses"].partition("@")[0]: step.get("with", {}) for step in job["steps"]}
    assert set(uses["daarom/daarom"]) <= set(read(ACTION)["inputs"])
    assert job["permissions"]["pull-requests"] == "write"


def test_the_page_shows_that_example_and_names_every_input_and_form() -> None:
    ((page, shown),) = blocks("file: examples/workflows/github/pull-request.yml")
    assert page == "ci.md"
    assert (EXAMPLES / "github/pull-request.yml").read_text(encoding="utf-8").partition("\n")[2] == shown
    text = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    assert not [name for name in (*read(ACTION)["inputs"], *REPORTERS) if f"| `{name}` |" not in text]
    assert not [name for name in read(ACTION)["outputs"] if f"`{name}`" not in text]


def test_the_example_for_code_scanning_reads_saves_and_shows(
    tmp_path: Path, content: Path, daarom: Path
) -> None:
    workflow = read(EXAMPLES / "github/code-scanning.yml")
    (steps,) = (job["steps"] for job in workflow["jobs"].values())
    own = {"DAAROM": str(daarom.parents[2] / "checkout")}
    job = perform(Job(content, {**surroundings(tmp_path, daarom.parent), **own}, {}), steps, {})
    assert not job.failed, job.log
    assert "::error file=plea.md,line=4," in job.log
    assert "»**Like en deel**« dit bericht" in job.summary
    assert [name for name, _ in job.used][-1] == "github/codeql-action/upload-sarif"
    assert json.loads((content / job.used[-1][1]["sarif_file"]).read_bytes())["version"] == "2.1.0"


def merge(
    tmp_path: Path, content: Path, daarom: Path, notes: list[dict[str, Any]] | None, **more: str
) -> tuple[int, str]:
    """Runs the GitLab job on a merge request; `notes` are those on it, None where no one may ask."""
    bin_ = tmp_path / "bin"
    bin_.mkdir(exist_ok=True)
    stub(bin_, "curl", sys.executable, lambda: CURL)
    answer = tmp_path / "answer"
    answer.unlink(missing_ok=True)
    if notes is not None:
        answer.write_text(json.dumps(notes), encoding="utf-8")
    job = read(GITLAB)["daarom"]
    own = {
        "DAAROM": str(daarom.parents[2] / "checkout"),
        "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_IID": "12",
        "STUB_LOG": str(tmp_path / "calls"),
        "STUB_ANSWER": str(answer),
    }
    variables = {key: value for key, value in job["variables"].items() if "$" not in value}
    environment = {**surroundings(tmp_path, bin_, daarom.parent), **variables, **own, **more}
    return bash("\n".join(job["script"]), content, environment)


def test_the_example_for_gitlab_saves_the_report_that_its_artifacts_name(
    tmp_path: Path, content: Path, daarom: Path
) -> None:
    code, printed = merge(tmp_path, content, daarom, [])
    assert code == 1, printed
    artifacts = read(GITLAB)["daarom"]["artifacts"]
    (entry,) = json.loads((content / artifacts["reports"]["codequality"]).read_bytes())
    assert (entry["check_name"], entry["location"]["path"]) == ("bait/like-bait", "plea.md")
    assert (content / artifacts["paths"][0]).read_text(encoding="utf-8").startswith(MARK)
    assert calls(tmp_path) == []


def test_with_a_token_gitlab_gets_one_comment_that_is_kept_up_to_date(
    tmp_path: Path, content: Path, daarom: Path
) -> None:
    base = "https://gitlab.example/api/v4/projects/5/merge_requests/12/notes"
    notes = [
        {"id": 1, "author": {"id": 8}, "body": f"{MARK}\nvan een grapjas"},
        {"id": 3, "author": {"id": 7}, "body": f"{MARK}\n## daarom"},
    ]
    for found, method, address in (([], "POST", base), (notes, "PUT", f"{base}/3")):
        code, printed = merge(tmp_path, content, daarom, found, DAAROM_TOKEN="geheim")
        assert code == 1, printed
        call = calls(tmp_path)[-1]
        assert call["arguments"][call["arguments"].index("--request") + 1] == method
        assert address in call["arguments"]
        assert "Like en deel" in call["body"]
        assert "geheim" not in printed


def test_a_token_that_is_refused_changes_no_verdict(tmp_path: Path, content: Path, daarom: Path) -> None:
    code, printed = merge(tmp_path, content, daarom, None, DAAROM_TOKEN="geheim")
    assert code == 1
    assert "The comment could not be placed" in printed
