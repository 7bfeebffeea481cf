"""`daarom rules`: which rules there are, and whether they do what their examples say."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from daarom import assets, lint, ruletest
from daarom import rules as loading
from daarom.catalogue import LANGUAGES, say
from daarom.cli.screen import print_problems, show
from daarom.config import Configs
from daarom.harmless import one_line
from daarom.model import Rule


def command(language: str) -> click.Group:
    """The group of commands, its help in `language`."""
    lang = click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say("help.lang", language))
    listing = click.Command("list", params=[lang], callback=lambda: _list(language), help=say("help.rules.list", language))
    folders = click.Argument(["folders"], nargs=-1, type=click.Path(path_type=Path))
    test = click.Command(
        "test", params=[folders, lang], callback=lambda folders: _test(folders, language), help=say("help.rules.test", language)
    )
    return click.Group("rules", commands=[listing, test], help=say("help.rules", language))


def _list(language: str) -> int:
    config = Configs().for_folder(Path())
    selection = config.settings(Path("draft.md")).selection
    found = lint.loaded(config.rule_folders)
    for pack, members in groupby(sorted(found.rules, key=lambda rule: (rule.pack, rule.id)), key=lambda rule: rule.pack):
        click.echo(f"{pack} ({say('rules.on' if selection.runs(pack) else 'rules.off', language)})")
        for name, siblings in groupby(members, key=lambda rule: rule.id):
            click.echo(_line(name, tuple(siblings), language))
    print_problems(found.problems, language)
    return 2 if found.problems else 0


def _line(name: str, siblings: tuple[Rule, ...], language: str) -> str:
    languages = " ".join(sorted(rule.language for rule in siblings))
    return f"  {name:<36} {say(f'severity.{siblings[0].severity.name}', language):<8} {languages}"


def _test(folders: tuple[Path, ...], language: str) -> int:
    own = assets.rules_folder()
    loaded = loading.load((own, *folders))
    if folders:
        inside = tuple(folder.resolve().as_posix() for folder in folders)
        chosen = tuple(rule for rule in loaded.rules if rule.place and Path(rule.place.path).resolve().as_posix().startswith(inside))
    else:
        chosen = loaded.rules
    outcome = ruletest.test_rules(loaded, chosen)
    for failure in outcome.failures:
        key = "rules.must_flag" if failure.expected else "rules.must_pass"
        place = failure.rule.place.path if failure.rule.place else failure.rule.id
        click.echo(f"{place}: {say(key, language)} {one_line(failure.example.draft)}")
    print_problems(outcome.problems, language)
    show(say("rules.tested", language, rules=outcome.rules, examples=outcome.examples, failures=len(outcome.failures)))
    return 2 if outcome.problems else int(bool(outcome.failures))
