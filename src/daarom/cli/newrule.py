"""`daarom rules new`: asks what a rule needs, holds it against its examples, and writes its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import yaml

from daarom import assets, lint, ruledraft, ruletest, write
from daarom.catalogue import LANGUAGES, say
from daarom.cli import asking, options
from daarom.cli.questions import ORDER, SEVERAL, Desk, answered, judging, one_of
from daarom.cli.screen import show
from daarom.config import Config, Configs, shown
from daarom.errors import UserError
from daarom.harmless import one_line, page
from daarom.model import Problem, Severity
from daarom.ruledraft import KINDS, WIDE, Draft
from daarom.rules import Rules

FOLDER = "rules"
YES, NO = ("j", "ja", "y", "yes"), ("n", "nee", "no", "")


def command(language: str) -> click.Command:
    """The command, its help in `language`."""
    choices = {"language": click.Choice(LANGUAGES), "severity": click.Choice([*Severity.__members__])}
    named = ("id", "language", *KINDS, *ORDER[4:])
    text, folder = say("usage.text_metavar", language), say("usage.folder_metavar", language)

    def option(name: str) -> click.Option:
        help_ = say(f"help.rules.new.{name}", language)
        if name in choices:
            return click.Option([f"--{name}"], type=choices[name], help=help_)
        return click.Option([f"--{name}"], multiple=name in (*KINDS, *SEVERAL), metavar=text, help=help_)

    where = click.Option(
        ["--folder"], type=options.ANY_PATH, metavar=folder, help=say("help.rules.new.folder", language)
    )

    def run(folder: Path | None, **given: Any) -> int:
        config = Configs().for_folder(Path())
        known = lint.loaded(config.rule_folders, config.rule_packages)
        stated = {name: value for name, value in given.items() if value not in (None, ())}
        return _run(folder, config, Desk(language, asking.terminal(), known, stated))

    return options.command("new", [*map(option, named), where], run, language, "help.rules.new")


def _run(folder: Path | None, config: Config, desk: Desk) -> int:
    inside = folder or _folder(config)
    if desk.manned:
        click.echo(say("newrule.hello", desk.language), err=True)
    first = answered(desk, {})
    code = _saved(first, inside, desk)
    other = next(item for item in LANGUAGES if item != first.language)
    known = any(rule.language == other for rule in desk.known.named(first.id))
    if desk.manned and "language" not in desk.given and not known and _agreed(other, desk):
        again = answered(replace(desk, given={}), {**_shared(first), "language": other})
        code = max(code, _saved(again, inside, desk))
    if code == 0 or desk.manned:
        show(page("\n".join(_to_add(inside, config, desk.language))))
    return code


def _shared(draft: Draft) -> Mapping[str, str]:
    """What stays the same when a rule is made in a second language; a source of one's own words does not."""
    same = {"id": draft.id, "kind": draft.kind, "severity": draft.severity}
    proposed = draft.source == say("newrule.source", draft.language)
    return same if proposed else {**same, "source": draft.source}


def _folder(config: Config) -> Path:
    """The folder with rules of the nearest config, else a new one beside that config."""
    if config.rule_folders:
        return config.rule_folders[-1]
    return (Path(config.files[-1]).parent if config.files else Path()) / FOLDER


def _to_add(folder: Path, config: Config, language: str) -> Sequence[str]:
    """The line that the config still lacks for the rule to take part."""
    taking_part = {path.resolve() for path in (*config.rule_folders, assets.rules_folder())}
    if folder.resolve() in taking_part:
        return ()
    file = Path(config.files[-1]) if config.files else Path("daarom.yaml")
    base = file.parent.resolve()
    name = folder.resolve().relative_to(base) if folder.resolve().is_relative_to(base) else folder.resolve()
    listed = yaml.safe_dump(
        [name.as_posix()], default_flow_style=True, allow_unicode=True, width=WIDE
    ).strip()
    values = {"config": one_line(file.as_posix()), "folder": one_line(listed)}
    return (say("newrule.add_folder", language, **values),)


def _agreed(other: str, desk: Desk) -> bool:
    question = say(f"newrule.ask.other.{other}", desk.language)
    answer = asking.ask(question, lambda text: one_of((*YES, *NO))(text.lower()), desk.language)
    return answer.lower() in YES


def _saved(draft: Draft, folder: Path, desk: Desk) -> int:
    """Tries the rule and writes its file; 1 where an example is judged otherwise than it says.

    Without a person to find another example such a rule is not written.
    """
    file = folder / ruledraft.path(draft)
    name = Path(shown(file))
    if file.exists():
        raise UserError(Problem(name.as_posix(), "write.taken"))
    draft, outcome = _tried(draft, name, desk)
    lines = [_told(item, desk.language) for item in outcome.failures]
    counts = {"rules": outcome.rules, "examples": outcome.examples, "failures": len(lines)}
    lines.append(say("rules.tested", desk.language, **counts))
    kept = desk.manned or not outcome.failures
    if kept:
        write.new(file, ruledraft.text(draft))
    lines.append(
        say("newrule.saved" if kept else "newrule.not_saved", desk.language, file=one_line(name.as_posix()))
    )
    show(page("\n".join(lines)))
    return int(bool(outcome.failures))


def _tried(draft: Draft, name: Path, desk: Desk) -> tuple[Draft, ruletest.Outcome]:
    """The draft after a person found other examples for those that fail, and what becomes of its examples."""
    while True:
        rule = ruledraft.rule(draft, name)
        outcome = ruletest.test_rules(Rules((rule,)), (rule,))
        if outcome.problems:
            raise UserError(*outcome.problems)
        mended = _mended(draft, outcome, desk) if desk.manned else draft
        if mended == draft:
            return draft, outcome
        draft = mended


def _mended(draft: Draft, outcome: ruletest.Outcome, desk: Desk) -> Draft:
    """The draft with other examples, where a person gives them, for those that fail."""
    for item in outcome.failures:
        click.echo(f"  {_told(item, desk.language)}", err=True)
        name = "flags" if item.expected else "passes"
        other = asking.ask_or_leave(
            say("newrule.ask.instead", desk.language), judging(name, {}, desk), desk.language
        )
        draft = ruledraft.with_example(draft, name, item.example.draft, other)
    return draft


def _told(failure: ruletest.Failure, language: str) -> str:
    key = "rules.must_flag" if failure.expected else "rules.must_pass"
    return one_line(f"{say(key, language)} {failure.example.draft}")
