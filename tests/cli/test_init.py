"""`daarom init`: a conversation that becomes a plan, resumable, that touches nothing of yours."""

from __future__ import annotations

import io
import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from desk import Answer, write

from daarom.cli.main import run
from daarom.interview import QUESTIONS

Daarom = Callable[..., Answer]
Talk = Callable[..., Answer]

DAY = ("--today", "2026-11-22")
DRAFT = "---\nlanguage: nl\n---\nOm half drie ging vannacht de oven aan bij Joris.\n"


class Terminal(io.TextIOWrapper):
    """Standard input that says that somebody sits behind it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository to stand in."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def talk(place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Talk:  # noqa: ARG001
    """Runs `daarom init` on a terminal on which these lines are typed."""

    def call(*typed: str, arguments: tuple[str, ...] = (), language: str = "nl") -> Answer:
        lines = "".join(f"{line}\n" for line in typed).encode()
        monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(lines), "utf-8"))
        code = run(("init", *DAY, *arguments), language)
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return call


def heard(answer: Answer) -> str:
    """What was said, however wide the screen."""
    return " ".join(answer.out.split())


def plan(place: Path) -> str:
    return (place / "plan.yaml").read_text(encoding="utf-8")


def test_the_commands_of_the_workflow_run(
    talk: Talk, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(place, {"nieuws/nacht.md": DRAFT})
    talk(arguments=("--defaults",))
    workflow = yaml.safe_load((place / ".github/workflows/daarom.yml").read_text(encoding="utf-8"))
    commands = [shlex.split(step.get("run", "")) for step in workflow["jobs"]["daarom"]["steps"]]
    own = [command[1:] for command in commands if command[:1] == ["daarom"]]
    assert len(own) == 2
    for arguments in own:
        assert run(arguments, "nl") == 0
        assert capsys.readouterr().err == ""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_defaults_write_a_plan_and_what_belongs_to_it_without_a_question(
    talk: Talk, place: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(place, {"nieuws/nacht.md": DRAFT})
    answer = talk(arguments=("--defaults",), language=language)
    assert (answer.code, answer.err) == (0, "")
    assert {str(path.relative_to(place)) for path in place.rglob("*.y*ml")} == {
        "plan.yaml",
        "daarom.yaml",
        ".pre-commit-config.yaml",
        os.path.join(".github", "workflows", "daarom.yml"),
    }
    assert "include: [nieuws/]" in (place / "daarom.yaml").read_text(encoding="utf-8")
    assert run(("check", "--format", "json", *DAY), language) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []
    assert run(("plan", "check", "--format", "json", *DAY), language) == 0
    report = json.loads(capsys.readouterr().out)
    assert {item["rule"] for item in report["findings"]} == {"plan/open"}
    assert "valid: {from: 2026-11-22, until: 2027-11-21" in plan(place)


def test_without_a_terminal_nothing_is_asked_or_written(daarom: Daarom, place: Path) -> None:
    answer = daarom("init", language="nl", stdin=b"Bakkerij\n")
    assert answer.code == 2
    assert "--defaults" in answer.err
    assert not (place / "plan.yaml").exists()


def test_answers_are_kept_at_once_and_a_second_run_asks_only_the_rest(talk: Talk, place: Path) -> None:
    first = talk("Bakkerij", "Buren begrijpen hoe wij brood maken")
    assert first.code == 130
    assert "Deel 1 van 8." in heard(first)
    assert "Verder gaan: daarom init" in heard(first)
    assert "organisation: {name: Bakkerij}" in plan(place)
    assert not (place / "daarom.yaml").exists()
    kept = plan(place).replace("# 2.", "# van ons\n# 2.")
    write(place, {"plan.yaml": kept})
    second = talk("buurt")
    assert "Welkom terug." in heard(second)
    assert "Hoe heet jullie organisatie?" not in heard(second)
    assert plan(place) == kept.replace("audience: todo", "audience: buurt").replace(
        "audiences:\n  - id: todo", "audiences:\n  - id: buurt"
    )


def test_stopping_before_the_first_answer_leaves_nothing(talk: Talk, place: Path) -> None:
    answer = talk()
    assert answer.code == 130
    assert [path.name for path in place.iterdir()] == [".git"]


def test_an_empty_line_and_todo_leave_a_question_open(talk: Talk, place: Path) -> None:
    answer = talk(*["", "todo", *[""] * 60])
    assert answer.code == 0
    assert "Nog open in het plan: 33." in heard(answer)
    assert plan(place).count("todo") > 30


def test_back_returns_to_the_question_before(talk: Talk, place: Path) -> None:
    answer = talk("Bakerij", "terug", "back", "Bakkerij")
    assert heard(answer).count("Hoe heet jullie organisatie?") == 3
    assert "organisation: {name: Bakkerij}" in plan(place)


def test_a_hollow_answer_is_asked_once_more_and_may_stay(talk: Talk, place: Path) -> None:
    answer = talk("Bakkerij", "Meer volgers", "")
    assert "Stel dat het lukt." in heard(answer)
    assert "statement: Meer volgers" in plan(place)


def test_a_better_answer_takes_the_place_of_the_hollow_one(talk: Talk, place: Path) -> None:
    answer = talk("Bakkerij", "Meer volgers", "Meer bereik", "Buren begrijpen hoe wij brood maken")
    assert heard(answer).count("Stel dat het lukt.") == 2
    assert "statement: Buren begrijpen hoe wij brood maken" in plan(place)
    assert "id: buren-begrijpen-hoe" not in plan(place)


def test_what_cannot_be_read_is_asked_again_with_a_hint(talk: Talk, place: Path) -> None:
    typed = [
        "Bakkerij",
        "Buren begrijpen ons brood",
        "buurt",
        "reacties",
        "veel",
        "3",
        "8",
        "1-1-2020",
        "ooit",
        "30-6-2027",
    ]
    answer = talk(*typed)
    assert "Schrijf een getal" in heard(answer)
    assert "Die dag is al geweest." in heard(answer)
    assert "Schrijf een dag" in heard(answer)
    assert "deadline: 2027-06-30" in plan(place)


def test_an_interview_in_english_makes_a_plan_in_english(talk: Talk, place: Path) -> None:
    answer = talk("Ferrule", "More followers", "", language="en")
    assert "Part 1 of 8. What do you want to reach, and with whom?" in heard(answer)
    assert "is about your own counter" in heard(answer)
    assert "language: [en]" in plan(place)


def test_the_folders_of_the_texts_are_asked_last(talk: Talk, place: Path) -> None:
    asked = [item for item in QUESTIONS if "platforms[]" not in item.path and "research" not in item.path]
    answer = talk(*[""] * len(asked), "nieuws, blog")
    assert answer.code == 0
    assert "in welke mappen staan jullie teksten? (Enter is blog, social)" in heard(answer)
    assert "include: [nieuws/, blog/]" in (place / "daarom.yaml").read_text(encoding="utf-8")


def test_your_own_files_stay_as_they_are_and_the_lines_to_add_are_printed(talk: Talk, place: Path) -> None:
    own = {
        "daarom.yaml": "language: nl\n",
        ".pre-commit-config.yaml": "repos: []\n",
        ".github/workflows/daarom.yml": "name: iets anders\n",
        "plan.yaml": "goals: [Ouders lezen voor]\nvalid: {owner: Els}\n",
    }
    write(place, own)
    answer = talk(arguments=("--defaults",))
    assert answer.code == 0
    assert {name: (place / name).read_text(encoding="utf-8") for name in own} == own
    assert "plan: plan.yaml" in heard(answer)
    assert "- id: daarom-plan" in heard(answer)
    assert "runs-on: ubuntu-latest" in heard(answer)


def test_a_plan_that_the_config_names_is_the_one_that_is_asked_about(talk: Talk, place: Path) -> None:
    write(place, {"daarom.yaml": "plan: beleid/plan.yaml\n", "beleid/plan.yaml": "organisation: todo\n"})
    talk("Bakkerij")
    assert (
        (place / "beleid/plan.yaml")
        .read_text(encoding="utf-8")
        .startswith("organisation: {name: Bakkerij}\n")
    )
    assert not (place / "plan.yaml").exists()


def test_a_brand_gets_a_plan_of_its_own(talk: Talk, place: Path) -> None:
    write(place, {"daarom.yaml": "plan: plan.yaml\n", "plan.yaml": "organisation: Bakkerij\n"})
    talk(*[""] * 60, arguments=("merk-a",))
    assert (place / "merk-a/plan.yaml").exists()
    assert "plan: plan.yaml" in (place / "merk-a/daarom.yaml").read_text(encoding="utf-8")
    assert (place / ".pre-commit-config.yaml").exists()
    assert plan(place) == "organisation: Bakkerij\n"


def test_a_plan_in_which_nothing_is_open_is_not_asked_about(talk: Talk, place: Path) -> None:
    whole = (Path(__file__).parents[1] / "data/plans/whole.yaml").read_text(encoding="utf-8")
    write(place, {"plan.yaml": "\ufeff" + whole.replace("\n", "\r\n"), "daarom.yaml": "plan: plan.yaml\n"})
    before = (place / "plan.yaml").read_bytes()
    answer = talk()
    assert answer.code == 0
    assert "In plan.yaml staat niets meer open." in heard(answer)
    assert "Alles in het plan heeft een antwoord." in heard(answer)
    assert (place / "plan.yaml").read_bytes() == before


def test_a_mark_of_bytes_and_windows_line_ends_stay(talk: Talk, place: Path) -> None:
    write(place, {"plan.yaml": "\ufefforganisation: {name: todo}\r\nimage: todo\r\n"})
    talk("Bakkerij")
    assert (
        (place / "plan.yaml")
        .read_bytes()
        .startswith(b"\xef\xbb\xbforganisation: {name: Bakkerij}\r\nimage:\r\n  current")
    )
    assert b"\n" not in (place / "plan.yaml").read_bytes().replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("files", "arguments", "place_told"),
    [
        ({"plan.yaml": "goals: {"}, (), "plan.yaml:1"),
        ({"daarom.yaml": "rulez: {}\n"}, (), "daarom.yaml:1"),
        ({"een.txt": "x"}, ("een.txt",), "een.txt"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(
    talk: Talk, place: Path, files: dict[str, str | bytes], arguments: tuple[str, ...], place_told: str
) -> None:
    write(place, files)
    for way in ((), ("--defaults",)):
        answer = talk("Bakkerij", arguments=(*way, *arguments))
        assert answer.code == 2
        assert answer.err.startswith(place_told)


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="the owner of everything may write anywhere"
)
def test_a_folder_that_cannot_be_written_is_told(talk: Talk, place: Path) -> None:
    place.chmod(0o500)
    try:
        assert talk("Bakkerij").code == 2
    finally:
        place.chmod(0o700)


def test_hostile_answers_and_names_do_nothing_on_the_screen_or_in_the_plan(talk: Talk, place: Path) -> None:
    hostile = "\x1b[2J::error::Koop \u202enu\x07"
    write(place, {"plan.yaml": f'audiences: [{{id: "{ascii(hostile)[1:-1]}", description: todo}}]\n'})
    answer = talk(hostile, *[""] * 3)
    assert "\x1b" not in answer.out
    assert "\u202e" not in answer.out
    assert not [line for line in answer.out.splitlines() if line.lstrip().startswith("::")]
    assert (place / "plan.yaml").read_text(encoding="utf-8").replace("\n", "").isprintable()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_on_a_real_terminal_ctrl_c_keeps_what_was_answered(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - not there on Windows

    (tmp_path / ".git").mkdir()
    package = str(Path(__file__).parents[2] / "src")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        command = [sys.executable, "-m", "daarom.cli.main", "--lang", "nl", "init"]
        os.execve(
            sys.executable, command, {**os.environ, "PYTHONPATH": package, "TERM": "xterm", "NO_COLOR": "1"}
        )
    screen = wait_for(terminal, "organisatie?", "> ")
    os.write(terminal, b"Bakkerij De Korenaar\n")
    screen += wait_for(terminal, "bereiken?", "> ")
    os.write(terminal, b"\x03")
    screen += wait_for(terminal, "Verder gaan: daarom init")
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 130
    assert "Traceback" not in screen
    assert "name: Bakkerij De Korenaar" in plan(tmp_path)


def wait_for(terminal: int, *words: str) -> str:
    """What appears on a terminal until these words stood there, one after another."""
    screen = ""
    while not all(word in screen[screen.find(words[0]) :] for word in words) or words[0] not in screen:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        screen += part.decode("utf-8", "replace")
    return screen
