"""`daarom explain`: everything about one rule."""

from __future__ import annotations

import click

from daarom import lint
from daarom.catalogue import LANGUAGES, say
from daarom.cli.screen import show
from daarom.config import Configs
from daarom.errors import RuleError
from daarom.harmless import one_line
from daarom.model import Problem, Rule


def command(language: str) -> click.Command:
    """The command, its help in `language`."""

    def run(rule: str) -> None:
        show("\n\n".join(explain(item, language) for item in _named(rule, language)))

    options = [
        click.Argument(["rule"]),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say("help.lang", language)),
    ]
    return click.Command("explain", params=options, callback=run, help=say("help.explain", language))


def _named(name: str, language: str) -> tuple[Rule, ...]:
    """The rule in the language asked for, where it has that, else in all its languages. Raises RuleError for an unknown name."""
    from pathlib import Path

    rules = lint.loaded(Configs().for_folder(Path()).rule_folders)
    found = rules.named(name)
    if not found:
        near = next((item for item in rules.ids if name in item), None)
        key = "explain.near" if near else "explain.unknown"
        raise RuleError(Problem(name, key, {"near": near}))
    return tuple(rule for rule in found if rule.language in (language, "any")) or found


def explain(rule: Rule, language: str) -> str:
    """What a rule looks for, why, the way out, its source and its examples."""
    own = rule.language if rule.language in LANGUAGES else language
    lines = [
        f"{rule.id} ({rule.language}) · {say(f'severity.{rule.severity.name}', own)}",
        "",
        rule.words(rule.message, own),
        f"{say('text.why', own)} {rule.words(rule.why, own)}",
        f"{say('text.remedy', own)} {rule.words(rule.remedy, own)}",
        f"{say('explain.source', own)} {rule.source}",
        "",
        say("explain.flags", own),
        *(f"  - {one_line(example.draft)}" for example in rule.flags),
        say("explain.passes", own),
        *(f"  - {one_line(example.draft)}" for example in rule.passes),
    ]
    return "\n".join(lines)
