"""Takes known findings out of a report, by the baseline of each draft. It must not write one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from daarom.baseline.entries import read, relative
from daarom.baseline.growth import grown
from daarom.baseline.matching import World, found_in, pair
from daarom.config import Configs, shown
from daarom.config.paths import absolute
from daarom.errors import ConfigError, UserError, distinct
from daarom.model import Finding, Known, Problem, Report


@dataclass(frozen=True, slots=True)
class Use:
    """How a run uses baselines: `file` goes before those of the configs, `paths` were asked for.

    `partial` says that not all drafts below its paths were read, `sifted` that some of the findings were left out. `strict` looks for what was
    added since `since` as well.
    """

    paths: tuple[Path, ...]
    file: Path | None = None
    strict: bool = False
    since: str | None = None
    partial: bool = False
    sifted: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """What a baseline makes of a report: findings that it knew and did not know, entries that are gone, and those that the run cannot judge."""

    known: tuple[Finding, ...]
    new: tuple[Finding, ...]
    gone: tuple[Known, ...]
    rest: tuple[Known, ...]


def applied(report: Report, use: Use, configs: Configs) -> Report:
    """The report with its known findings apart. A baseline that cannot be read is a problem; without it everything is new."""
    for file, paths in _files(report, use, configs).items():
        try:
            entries, problems = read(file)
            added = grown(file, entries, use.since) if use.strict else ()
        except UserError as error:
            report = _with(report, error.problems)
            continue
        settled = settle(part(report, paths), file, entries, use)
        known = {id(item) for item in settled.known}
        report = replace(
            _with(report, problems),
            findings=tuple(item for item in report.findings if id(item) not in known),
            known=(*report.known, *settled.known),
            baselines=(*report.baselines, shown(file)),
            gone=(*report.gone, *settled.gone),
            grown=(*report.grown, *added),
        )
    return replace(report, strict=use.strict)


def settle(report: Report, file: Path, entries: Sequence[Known], use: Use) -> Settled:
    """What a baseline's entries make of the findings in a report on its drafts.

    An entry is gone where its draft was read and does not have the finding, or where all drafts below the baseline's folder were read.
    Nothing is gone as long as there are problems, which may hide it. A faint entry goes without a word.
    """
    folder = absolute(file).parent
    checked = frozenset(relative(item.document.path, folder) for item in report.drafts)
    listed = frozenset(item.path for item in entries)
    vanished = frozenset(path for path in listed - checked if not (folder / path).exists())
    found = found_in(report.findings, report.drafts, folder)
    pairs = pair(found, entries, World(vanished, vanished | (listed & checked)))
    whole = not use.partial and any(folder.is_relative_to(absolute(path)) for path in use.paths)
    sure = not report.problems and not use.sifted
    gone = [item for item in pairs.left if sure and (whole or item.path in checked)]
    return Settled(
        tuple(item.finding for number, item in enumerate(found) if number in pairs.known),
        tuple(item.finding for number, item in enumerate(found) if number not in pairs.known),
        tuple(item for item in gone if not item.faint),
        tuple(item for item in pairs.left if item not in gone),
    )


def _files(report: Report, use: Use, configs: Configs) -> Mapping[Path, frozenset[str]]:
    """The baselines of the drafts that were read, and of the folders that were asked for, each with the paths of its drafts."""
    if use.file is not None:
        return {absolute(use.file): frozenset(item.document.path for item in report.drafts)}
    found: dict[Path, set[str]] = defaultdict(set)
    for path in use.paths:
        file = baseline_of(path, configs)
        if file is not None:
            found[file].update()
    for item in report.drafts:
        file = baseline_of(Path(item.document.path), configs)
        if file is not None:
            found[file].add(item.document.path)
    return {file: frozenset(paths) for file, paths in sorted(found.items())}


def baseline_of(path: Path, configs: Configs) -> Path | None:
    """The baseline that a path's config names or that stands above it; None too where the config cannot be used."""
    try:
        return (configs.for_folder(path) if path.is_dir() else configs.for_file(path)).baseline
    except ConfigError:
        return None


def part(report: Report, paths: frozenset[str]) -> Report:
    """The report on some of its drafts, with all its problems."""
    return replace(
        report,
        drafts=tuple(item for item in report.drafts if item.document.path in paths),
        findings=tuple(item for item in report.findings if item.path in paths),
    )


def _with(report: Report, problems: Iterable[Problem]) -> Report:
    return replace(report, problems=distinct((*report.problems, *problems)))
