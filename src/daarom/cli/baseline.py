"""`daarom baseline`: writes down what is known, takes out what is gone, and shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import click

from daarom import baseline, lint, write
from daarom.catalogue import say
from daarom.cli import options
from daarom.cli.screen import print_problems, show
from daarom.config import Configs, shown
from daarom.errors import BaselineError
from daarom.harmless import one_line, page, path_line
from daarom.model import Known, Problem


def command(language: str) -> click.Group:
    """The group of commands, its help in `language`."""
    run = (
        click.Argument(["paths"], nargs=-1, type=options.ANY_PATH),
        options.config(language),
        options.plan(language),
        options.today(language),
    )
    output = _file("--output", "output", language)
    source = _file("--baseline", "file", language)
    commands = (
        options.command("write", (*run, output), _keeping(language, True), language, "help.baseline.write"),
        options.command(
            "shrink", (*run, source), _keeping(language, False), language, "help.baseline.shrink"
        ),
        options.command(
            "show", (options.config(language), source), _showing(language), language, "help.baseline.show"
        ),
    )
    return options.group("baseline", commands, language)


def _file(name: str, key: str, language: str) -> click.Option:
    return click.Option(
        [name, "file"],
        type=options.ANY_PATH,
        metavar=say("usage.file_metavar", language),
        help=say(f"help.baseline.{key}", language),
    )


def _keeping(language: str, add: bool) -> Callable[..., int]:
    """Writes the baselines anew, where `add` with what is new."""

    def run(
        *,
        paths: tuple[Path, ...],
        config: Path | None,
        plan: Path | None,
        today: datetime | None,
        file: Path | None,
    ) -> int:
        configs, named = Configs(config), paths or (Path(),)
        day = today.date() if today else date.today()
        request = lint.Request(named, day, plan, known=False)
        report = lint.check(request, configs)
        if report.problems:
            unread = Problem(shown(file) if file else "daarom baseline", "baseline.unread")
            print_problems((*report.problems, unread), language)
            return options.MISTAKE
        reports = baseline.Reports(report, lint.check(replace(request, eased=True), configs))
        made = baseline.kept(reports, baseline.Use(named, file), configs, add)
        if not made:
            raise BaselineError(Problem(shown(Path()), "baseline.none"))
        for item in made:
            write.text(item.file, baseline.written(item.entries))
            show(_told(item, language))
        return 0

    return run


def _told(item: baseline.Kept, language: str) -> str:
    counts = {"count": item.count, "added": item.added, "removed": item.removed}
    return page(say("baseline.written", language, file=path_line(shown(item.file)), **counts))


def _showing(language: str) -> Callable[..., int]:
    """Shows one baseline."""

    def run(*, config: Path | None, file: Path | None) -> int:
        chosen = file or Configs(config).for_folder(Path()).baseline
        if chosen is None:
            raise BaselineError(Problem(shown(Path()), "baseline.none"))
        entries, problems = baseline.read(chosen)
        show(page("\n".join(_listed(entries, shown(chosen), language))))
        print_problems(problems, language)
        return options.MISTAKE if problems else 0

    return run


def _listed(entries: Sequence[Known], file: str, language: str) -> Iterator[str]:
    """The entries by draft, how many each rule has, and how many there are; not the faint ones."""
    entries = [item for item in entries if not item.faint]
    ordered = sorted(entries, key=lambda item: (item.path, str(item.row or ""), item.rule))
    drafts = 0
    for (path, row), items in groupby(ordered, key=lambda item: (item.path, item.row)):
        drafts += 1
        yield path_line(path if row is None else f"{path} [{row}]")
        for item in items:
            yield f"  {one_line(item.rule)}  {one_line(item.words)}".rstrip()
        yield ""
    counts = Counter(item.rule for item in entries)
    for rule, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:>6}  {one_line(rule)}"
    yield say("baseline.listed", language, file=path_line(file), count=len(entries), drafts=drafts)
