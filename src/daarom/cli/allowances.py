"""`daarom allowances`: what is allowed, why, until when, what it covers, and which rules are allowed too often."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import click

from daarom import __version__, lint, uses
from daarom.catalogue import say
from daarom.cli import options
from daarom.cli.screen import print_problems, show
from daarom.config import Configs
from daarom.harmless import one_line, page, path_line, safe_json
from daarom.reporters.json import problem
from daarom.uses import ENDED, USED, Balance, Use, Uses
from daarom.whereabouts import within


def command(language: str) -> click.Command:
    """The command, its help in `language`."""
    params = [
        click.Argument(["paths"], nargs=-1, type=options.ANY_PATH),
        options.plain_shape(language),
        click.Option(
            ["--fail-on-expired"], is_flag=True, help=say("help.allowances.fail_on_expired", language)
        ),
        options.config(language),
        options.today(language),
    ]
    return options.command("allowances", params, _callback(language), language, "help.allowances.allowances")


def _callback(language: str) -> Callable[..., int]:
    def run(
        paths: tuple[Path, ...],
        shape: str,
        fail_on_expired: bool,
        config: Path | None,
        today: datetime | None,
    ) -> int:
        day = today.date() if today else date.today()
        found = uses.listed(lint.Request(paths or (Path(),), day), Configs(config))
        if shape == "json":
            show(as_json(found, language))
        else:
            show(page("\n".join(_lines(found, language))))
            print_problems(found.problems, language)
        return 2 if found.problems else int(fail_on_expired and found.count(ENDED) > 0)

    return run


def _lines(found: Uses, language: str) -> Iterator[str]:
    for use in found.uses:
        yield from _use(use, language)
    if found.balances:
        yield say("allowances.rules", language)
        yield from (_balance(item, language) for item in found.balances)
        yield ""
    often = [item.rule for item in found.balances if item.often]
    if often:
        yield say("allowances.often", language, rules=", ".join(often), first=often[0])
        yield ""
    counts = {state: found.count(state) for state in (USED, ENDED)}
    idle = len(found.uses) - sum(counts.values())
    key = "allowances.summary" if found.uses else "allowances.none"
    yield say(key, language, drafts=found.drafts, all=len(found.uses), idle=idle, **counts)


def _use(use: Use, language: str) -> Iterator[str]:
    item = use.directive
    quoted = f"  '{one_line(item.text)}'" if item.text else ""
    where = path_line(f"{item.place.path}:{use.line}{within(item.place.path, item.place.row, language)}")
    yield f"{where}  {one_line(', '.join(item.rules))}{quoted}  ({say(f'allowances.{use.origin}', language)})"
    yield f"    {one_line(item.reason)}"
    values = {"count": use.findings, "text": one_line(item.text or "")}
    one = "_one" if use.state == USED and use.findings == 1 else ""
    yield f"    {say(f'allowances.{use.state}{one}', language, **values)}{_until(use, language)}"
    yield ""


def _until(use: Use, language: str) -> str:
    if use.days_left is None:
        return ""
    when = "past" if use.days_left < 0 else "last" if use.days_left == 0 else "left"
    one = "_one" if abs(use.days_left) == 1 else ""
    values = {"until": use.directive.until, "days": abs(use.days_left)}
    return f" {say(f'allowances.{when}{one}', language, **values)}"


def _balance(item: Balance, language: str) -> str:
    return say(
        "allowances.balance", language, rule=f"{item.rule:<36}", found=item.found, allowed=item.allowed
    )


def as_json(found: Uses, language: str) -> str:
    """Everything as one JSON object; problems in `language`."""
    made = {
        "version": __version__,
        "today": found.today.isoformat(),
        "allowances": [_json_use(item) for item in found.uses],
        "rules": [
            {"rule": item.rule, "found": item.found, "allowed": item.allowed, "often": item.often}
            for item in found.balances
        ],
        "problems": [problem(item, language) for item in found.problems],
    }
    return safe_json(json.dumps(made, ensure_ascii=False, indent=2))


def _json_use(use: Use) -> dict[str, object]:
    item = use.directive
    return {
        "path": item.place.path,
        "row": item.place.row,
        "line": use.line,
        "column": use.column,
        "origin": use.origin,
        "rules": list(item.rules),
        "reason": item.reason,
        "until": item.until.isoformat() if item.until else None,
        "days_left": use.days_left,
        "text": item.text,
        "state": use.state,
        "findings": use.findings,
    }
