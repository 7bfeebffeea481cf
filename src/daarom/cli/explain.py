"""`daarom explain`: everything about one rule."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import yaml

from daarom import lint
from daarom.catalogue import LANGUAGES, say
from daarom.cli import options
from daarom.cli.screen import show
from daarom.config import Configs
from daarom.errors import RuleError
from daarom.harmless import one_line, page, visible
from daarom.model import Problem, Rule
from daarom.rules import Rules


def command(language: str) -> click.Command:
    """The command, its help in `language`."""

    params: list[click.Parameter] = [
        click.Argument(["rule"]),
        click.Option(["--options", "optioned"], is_flag=True, help=say("help.explain.options", language)),
    ]

    def run(rule: str, optioned: bool) -> None:
        config = Configs().for_folder(Path())
        rules = lint.loaded(config.rule_folders, config.rule_packages)
        show(page("\n\n".join(_told(item, language, optioned) for item in named(rules, rule, language))))

    return options.command("explain", params, run, language)


def _told(rule: Rule, language: str, optioned: bool) -> str:
    text = explain(rule, language)
    return f"{text}\n\n{visible(written(rule.options).rstrip())}" if optioned else text


def named(rules: Rules, name: str, language: str) -> tuple[Rule, ...]:
    """The rule in `language` where it has that, else in all. Raises RuleError for an unknown name."""
    found = rules.named(name)
    if not found:
        near = next((item for item in rules.ids if name in item), None) or next(
            iter(difflib.get_close_matches(name, rules.ids, 1)), None
        )
        raise RuleError(Problem(name, "explain.near" if near else "explain.unknown", {"near": near}))
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
        *kinds(rule, own),
        *only(rule, own),
        f"{say('explain.source', own)} {rule.source}",
        "",
        say("explain.flags", own),
        *(f"  - {one_line(example.draft)}" for example in rule.flags),
        say("explain.passes", own),
        *(f"  - {one_line(example.draft)}" for example in rule.passes),
    ]
    return visible("\n".join(lines))


def only(rule: Rule, language: str) -> Iterator[str]:
    """For whom a rule is that is not for everybody."""
    if rule.jurisdictions:
        yield say("explain.jurisdictions", language, names=", ".join(rule.jurisdictions))
    if rule.sectors:
        yield say("explain.sectors", language, names=", ".join(rule.sectors))


def written(options: Mapping[str, object]) -> str:
    """A rule's options as its file writes them."""
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in options.items()}
    return yaml.safe_dump(
        {"options": json.loads(json.dumps(plain))}, allow_unicode=True, sort_keys=False, width=10**6
    )


def kinds(rule: Rule, language: str) -> Iterator[str]:
    """What fills the blanks of a rule's message and remedy, a line per kind that it knows."""
    known = rule.options.get("kinds")
    for name, said in known.items() if isinstance(known, Mapping) else ():
        yield f"  {name}: " + " → ".join(rule.words(texts, language) for texts in said.values())
