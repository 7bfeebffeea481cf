"""`daarom rules`: which rules there are, and whether they do what their examples say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from daarom import lint, ruletest
from daarom.catalogue import say
from daarom.cli import newrule, options
from daarom.cli.screen import print_problems, show
from daarom.config import Config, Configs, Selection, shown
from daarom.errors import UserError
from daarom.harmless import one_line, page, visible
from daarom.model import Problem, Rule
from daarom.plan import Plan
from daarom.plan import load as load_plan
from daarom.rules import Rules
from daarom.selection import with_plan


def command(language: str) -> click.Group:
    """The group of commands, its help in `language`."""
    listing = options.command("list", [], lambda: _list(language), language, "help.rules.list")
    folders = click.Argument(["folders"], nargs=-1, type=options.ANY_PATH)
    test = options.command(
        "test", [folders], lambda folders: _test(folders, language), language, "help.rules.test"
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


def _test(folders: tuple[Path, ...], language: str) -> int:
    """Tests the rules in the folders, else daarom's own and those of the config."""
    config = Configs().for_folder(Path())
    known = lint.loaded((*folders, *config.rule_folders), config.rule_packages)
    if folders:  # what is wrong elsewhere is not the matter, and what is there may be extended
        known = Rules(
            known.rules, tuple(item for item in known.problems if _inside(Path(item.path), folders))
        )
    chosen = [rule for rule in known.rules if not folders or _within(rule, folders)]
    outcome = ruletest.test_rules(known, chosen)
    show(page("\n".join(_failure(item, language) for item in outcome.failures)))
    print_problems(outcome.problems, language)
    show(
        say(
            "rules.tested",
            language,
            rules=outcome.rules,
            examples=outcome.examples,
            failures=len(outcome.failures),
        )
    )
    return 2 if outcome.problems else int(bool(outcome.failures))


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
