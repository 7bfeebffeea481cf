"""Makes the baselines that `daarom baseline` writes: of what is found now, and of what the run cannot judge. It must not write them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from daarom.baseline.applying import Use, baseline_of, part, settle
from daarom.baseline.entries import entries_of, read
from daarom.config import BASELINE, Configs
from daarom.config.paths import absolute
from daarom.errors import BaselineError
from daarom.model import Finding, Known, Report, Row


@dataclass(frozen=True, slots=True)
class Kept:
    """A baseline to write: its file and entries, and how many findings came and went."""

    file: Path
    entries: tuple[Known, ...]
    added: int
    removed: int

    @property
    def count(self) -> int:
        """How many findings it holds, the faint ones left out."""
        return sum(not item.faint for item in self.entries)


@dataclass(frozen=True, slots=True)
class Reports:
    """What was found, and what was found or nearly so; no baseline was applied to either."""

    found: Report
    eased: Report


def kept(reports: Reports, use: Use, configs: Configs, add: bool) -> tuple[Kept, ...]:
    """The baselines of what was found: with what they knew, without what is gone, and where `add` with all else.

    Drafts without a baseline get the one beside the config of the working folder, else in that folder. What the run did not read stays.
    Without `add`, a baseline must be there and whole; with it, lines that cannot be read are left out. Raises BaselineError.
    """
    files = _files(reports.found, use, configs, add)
    return tuple(
        _kept(Reports(part(reports.found, paths), part(reports.eased, paths)), file, use, add)
        for file, paths in sorted(files.items())
    )


def _kept(reports: Reports, file: Path, use: Use, add: bool) -> Kept:
    before, drafts, folder = _before(file, add), reports.found.drafts, absolute(file).parent
    settled, close = (settle(report, file, before, use) for report in (reports.found, reports.eased))
    found = (*settled.known, *settled.new) if add else settled.known
    told = {_key(item) for item in reports.found.findings}
    nearly = [item for item in (*close.known, *(close.new if add else ())) if _key(item) not in told]
    faint = (replace(item, faint=True) for item in entries_of(nearly, drafts, folder))
    entries = (*entries_of(found, drafts, folder), *faint, *settled.rest)
    return Kept(file, entries, len(settled.new) if add else 0, len(settled.gone))


def _key(item: Finding) -> tuple[str, Row, str]:
    return item.path, item.row, item.mark


def _before(file: Path, add: bool) -> Sequence[Known]:
    if add and not file.exists():
        return ()
    entries, problems = read(file)
    if problems and not add:
        raise BaselineError(*problems)
    return entries


def _files(report: Report, use: Use, configs: Configs, add: bool) -> Mapping[Path, frozenset[str]]:
    """The baselines to write, each with the paths of its drafts."""
    found: dict[Path, set[str]] = defaultdict(set)
    usual = _usual(configs) if add else None
    for path in (*use.paths, *(Path(item.document.path) for item in report.drafts)):
        file = use.file or baseline_of(path, configs) or usual
        if file is not None:
            found[absolute(file)].add(path.as_posix())
    return {file: frozenset(paths) for file, paths in found.items()}


def _usual(configs: Configs) -> Path:
    """Where a baseline is made that no config names."""
    files = configs.for_folder(Path()).files
    return absolute(files[-1] if files else BASELINE).parent / BASELINE
