"""`daarom rules`: which rules there are, and whether they do what their examples say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from daarom import __version__, lint, ruletest
from daarom.catalogue import say
from daarom.cli import firing, newrule, options
from daarom.cli.screen import print_problems, show
from daarom.config import Config, Configs, Selection, shown
from daarom.errors import UserError, distinct
from daarom.firing import Fired, fired
from daarom.harmless import one_line, page, safe_json, visible
from daarom.model import Problem, Report, Rule
from daarom.plan import Plan
from daarom.plan import load as load_plan
from daarom.reporters.json import problem
from daarom.rules import Rules
from daarom.selection import with_plan


def command(language: str) -> click.Group:
    """The group of commands, its help in `language`."""
    listing = options.command("list", [], lambda: _list(language), language, "help.rules.list")
    path = say("usage.path_metavar", language)
    params = [
        click.Argument(["folders"], nargs=-1, type=options.ANY_PATH),
        click.Option(["--coverage"], is_flag=True, help=say("help.rules.test.coverage", language)),
        click.Option(
            ["--drafts"],
            multiple=True,
            type=options.ANY_PATH,
            metavar=path,
            help=say("help.rules.test.drafts", language),
        ),
        options.plain_shape(language),
    ]
    test = options.command(
        "test", params, lambda **given: _test(**given, language=language), language, "help.rules.test"
    )
    return options.group("rules", [listing, test, newrule.command(language)], language)


def _list(language: str) -> int:
    config = Configs().for_folder(Path())
    found = lint.loaded(config.rule_folders, config.rule_packages)
    plan, problems = _plan(config)
    selection = with_plan(config.settings(Path("draft.md")).selection, plan)
    show(page("\n".join(_packs(found.rules, selection, language))))
    print_problems((*found.problems, *problems), language)
    return 2 if found.problems or problems else 0


def _plan(config: Config) -> tuple[Plan | None, Sequence[Problem]]:
    """The config's plan, which may switch on packs as well, and what is wrong with it."""
    try:
        return (None if config.plan is None else load_plan(config.plan, shown(config.plan))), ()
    except UserError as error:
        return None, error.problems


def _packs(rules: Iterable[Rule], selection: Selection, language: str) -> Iterator[str]:
    for pack, members in groupby(
        sorted(rules, key=lambda rule: (rule.pack, rule.id)), key=lambda rule: rule.pack
    ):
        yield f"{pack} ({say('rules.on' if selection.runs(pack) else 'rules.off', language)})"
        for name, siblings in groupby(members, key=lambda rule: rule.id):
            yield _line(name, tuple(siblings), language)


def _line(name: str, siblings: tuple[Rule, ...], language: str) -> str:
    languages = " ".join(sorted(rule.language for rule in siblings))
    only = ", ".join((*siblings[0].jurisdictions, *siblings[0].sectors))
    severity = say(f"severity.{siblings[0].severity.name}", language)
    return visible(f"  {name:<36} {severity:<8} {languages}{f' ({only})' if only else ''}")


@dataclass(frozen=True)
class Tested:
    """What a test of rules was asked, and what came of it."""

    outcome: ruletest.Outcome
    fired: tuple[Fired, ...] = ()
    drafts: Report | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that could not be read or run."""
        return distinct((*self.outcome.problems, *(self.drafts.problems if self.drafts else ())))


def _test(
    folders: tuple[Path, ...], coverage: bool, drafts: tuple[Path, ...], shape: str, language: str
) -> int:
    """Tests the rules in the folders, else daarom's own and those of the config."""
    config = Configs().for_folder(Path())
    known = lint.loaded((*folders, *config.rule_folders), config.rule_packages)
    if folders:  # what is wrong elsewhere is not the matter, and what is there may be extended
        known = Rules(
            known.rules, tuple(item for item in known.problems if _inside(Path(item.path), folders))
        )
    chosen = [rule for rule in known.rules if not folders or _within(rule, folders)]
    tested = Tested(ruletest.test_rules(known, chosen))
    if coverage or drafts:
        report = lint.check(lint.Request(drafts or (Path(),), date.today()), Configs())
        tested = Tested(tested.outcome, fired(chosen, tested.outcome, report), report)
    if shape == "json":
        show(_json(tested, language))
    else:
        show(page("\n".join(_lines(tested, language))))
        print_problems(tested.problems, language)
    return 2 if tested.problems else int(bool(tested.outcome.failures))


def _lines(tested: Tested, language: str) -> Iterator[str]:
    outcome = tested.outcome
    yield from (_failure(item, language) for item in outcome.failures)
    if tested.drafts is not None:
        yield from firing.lines(tested.fired, len(tested.drafts.drafts), language)
    counts = {"rules": outcome.rules, "examples": outcome.examples, "failures": len(outcome.failures)}
    yield say("rules.tested", language, **counts)


def _json(tested: Tested, language: str) -> str:
    outcome = tested.outcome
    failures = [
        {
            "rule": item.rule.id,
            "language": item.rule.language,
            "draft": item.example.draft,
            "flags": item.expected,
            "made": item.made,
        }
        for item in outcome.failures
    ]
    made = {
        "version": __version__,
        "rules": outcome.rules,
        "examples": outcome.examples,
        "failures": failures,
        "drafts": None if tested.drafts is None else len(tested.drafts.drafts),
        "coverage": None if tested.drafts is None else [firing.as_json(item) for item in tested.fired],
        "problems": [problem(item, language) for item in tested.problems],
    }
    return safe_json(json.dumps(made, ensure_ascii=False, indent=2))


def _within(rule: Rule, folders: Sequence[Path]) -> bool:
    return rule.place is not None and _inside(Path(rule.place.path), folders)


def _inside(path: Path, folders: Sequence[Path]) -> bool:
    return any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)


def _failure(failure: ruletest.Failure, language: str) -> str:
    place = failure.rule.place.path if failure.rule.place else failure.rule.id
    if failure.made is not None:
        became = say("rules.must_become", language, after=failure.example.after, made=failure.made)
        return one_line(f"{place}: {became}")
    key = "rules.must_flag" if failure.expected else "rules.must_pass"
    return one_line(f"{place}: {say(key, language)} {failure.example.draft}")
