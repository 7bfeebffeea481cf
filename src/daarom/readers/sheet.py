"""Reads a sheet: CSV as Excel and others write it, with the place of every cell. What a column means is not
known here.

Cells are cut as Python's csv module does with its excel dialect.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from daarom.model import Problem, Prose, Source, Span
from daarom.readers.parts.parsed import Entry
from daarom.readers.parts.records import EXPLAINED, Form, Record, Table, shortened, spelled
from daarom.readers.parts.weaving import Weaver

DELIMITERS = ",;\t|"
ONE_COLUMN = "\0"
"""Stands between the cells of a sheet with one column: no text holds it."""

SAMPLE = 25
"""Rows that are looked at to find out what stands between cells."""

OPEN_AT_MOST = 50
"""Quotation marks that are never closed after which reading stops; each costs a look at all of the rest."""

SEPARATOR = re.compile(r'"?sep=(?P<mark>[^\r\n"])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*(?P<close>"|\Z)')
BREAK = re.compile(r"\r\n|\r|\n")
INSIDE = re.compile(r'(?P<quote>"")|(?P<break>\r\n|\r)|[^"\r]+|"')


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: source offsets, its quotation marks included, and where its quoted part ends (`start` where it
    has none). `open` where the quotation mark at its head is never closed."""

    start: int
    end: int
    quoted: int
    open: bool = False


Row = tuple[Cell, ...]


def read_sheet(source: Source, form: Form) -> Table:
    """The rows of a sheet. Numbers of rows are those that a spreadsheet shows: the header is row 1, empty rows
    count, Excel's `sep=` line does not."""
    text = source.text
    stated = SEPARATOR.match(text)
    begin = stated.end() if stated else 0
    mark = form.delimiter or (stated["mark"] if stated else _delimiter(text, begin, form))
    rows = tuple(_rows(text, begin, mark))
    header = _header_row(text, rows, form)
    if header > len(rows):
        problem = Problem(source.path, "queue.no_header", {"row": header})
        return Table(source, problems=(problem,), delimiter=mark)
    heads = rows[header - 1] if header else ()
    width = max(map(len, rows), default=0)
    names = _names(text, heads) if header else tuple(letters(index) for index in range(width))
    table = Table(source, columns=names, headed=header > 0, delimiter=mark)
    return _filled(table, heads, rows, header)


def _rows(text: str, at: int, delimiter: str) -> Iterator[Row]:
    """The rows of text[at:]. Behind a quotation mark that has gone astray they go on with the next line, so that it
    costs no more than its own row."""
    ends = 0
    while True:
        lost = None
        for row in cut_rows(text, at, delimiter):
            yield row
            lost = next((cell for cell in row if astray(text, cell)), None)
            if lost is not None:
                break
        found = BREAK.search(text, lost.start) if lost else None
        ends += lost is not None and lost.open
        if found is None or ends > OPEN_AT_MOST:
            return
        at = found.end()


def astray(text: str, cell: Cell) -> bool:
    """Whether a quotation mark at the head of a cell was meant otherwise: it is never closed, or only lines later by
    one with words behind it."""
    tail = cell.start < cell.quoted < cell.end
    return cell.open or (tail and BREAK.search(text, cell.start, cell.quoted) is not None)


def cut_rows(text: str, at: int, delimiter: str) -> Iterator[Row]:
    """The rows of text[at:], a row without anything as ()."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    cells: list[Cell] = []
    while at < len(text) or cells:
        cell = _cell(text, at, plain)
        at = cell.end
        if text[at : at + 1] == delimiter:
            cells.append(cell)
            at += 1
            continue
        yield (*cells, cell) if cells or cell.end > cell.start else ()
        cells = []
        found = BREAK.match(text, at)
        at = found.end() if found else at


def _cell(text: str, at: int, plain: re.Pattern[str]) -> Cell:
    found = QUOTED.match(text, at)
    quoted = found.end() if found else at
    rest = plain.match(text, quoted)
    return Cell(at, rest.end() if rest else quoted, quoted, found is not None and not found["close"])


def value(text: str, cell: Cell) -> str:
    """What a cell holds, its line breaks as written."""
    inner = text[cell.start + 1 : cell.quoted - (not cell.open)] if cell.quoted > cell.start else ""
    return inner.replace('""', '"') + text[cell.quoted : cell.end]


def prose(text: str, cell: Cell) -> Prose | None:
    """A cell's text with its way back, line breaks as newlines; None where it holds nothing but white space."""
    leaf = Weaver(text)
    if cell.quoted > cell.start:
        for found in INSIDE.finditer(text, cell.start + 1, cell.quoted - (not cell.open)):
            stand = '"' if found["quote"] else "\n" if found["break"] else found[0]
            leaf.put(stand, found.start(), found.end())
    leaf.source(cell.quoted, cell.end)
    woven = leaf.finish()[0]
    return woven if woven.pieces else None


def cells(source: Source, delimiter: str) -> Iterator[tuple[Span, Prose]]:
    """Every cell that says something, row by row: its source span and its text."""
    for row in cut_rows(source.text, 0, delimiter):
        for cell in row:
            woven = prose(source.text, cell)
            if woven is not None:
                yield (cell.start, cell.end), woven


def letters(index: int) -> str:
    """A column's name in a spreadsheet: A, B, …, Z, AA."""
    name = ""
    while index >= 0:
        name, index = chr(ord("A") + index % 26) + name, index // 26 - 1
    return name


def _delimiter(text: str, begin: int, form: Form) -> str:
    """What stands between the cells: what shows most of the wanted names, else what cuts most rows alike; nothing
    where there is one name and no more."""
    best = max(DELIMITERS, key=lambda mark: _fitness(text, begin, mark, form))
    head = list(islice(cut_rows(text, begin, best), form.header))[-1:]
    alone = not form.header_may_lack and bool(head) and len(head[0]) == 1
    return ONE_COLUMN if alone else best


def _fitness(text: str, begin: int, mark: str, form: Form) -> tuple[int, int, int]:
    rows = [row for row in islice(cut_rows(text, begin, mark), SAMPLE) if row]
    head = rows[form.header - 1 : form.header] if form.header else []
    known = len({shortened(value(text, cell)) for row in head for cell in row} & form.wanted)
    width, alike = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    return known, alike if width > 1 else 0, width


def _header_row(text: str, rows: Sequence[Row], form: Form) -> int:
    """The number of the row that names the columns; 0 where there is none."""
    if not form.header_may_lack:
        return form.header
    first = rows[0] if rows else ()
    names = {name for cell in first for name in (spelled(value(text, cell)), shortened(value(text, cell)))}
    return 1 if names & form.wanted else 0


def _names(text: str, row: Row) -> tuple[str, ...]:
    """The columns' names, each once: a second `Image` is `Image (2)`, one without a name goes by its letter."""
    seen: Counter[str] = Counter()
    names = []
    for index, cell in enumerate(row):
        name = " ".join(value(text, cell).split()) or letters(index)
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _filled(table: Table, heads: Row, rows: Sequence[Row], header: int) -> Table:
    """The table with a record or a problem for each row below the header that is not empty."""
    text = table.source.text
    records: list[Record] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows[header:], header + 1):
        if not any(value(text, cell).strip() for cell in row):
            continue
        fault = _fault(table, row, number)
        if fault is not None:
            problems.append(fault)
            continue
        entries = tuple(_entries(table, heads, row))
        records.append(Record(number, entries, row[0].start, row[-1].end))
    return replace(table, records=tuple(records), problems=tuple(problems))


def _fault(table: Table, row: Row, number: int) -> Problem | None:
    """What makes a row useless: an open quotation mark, a cell too many or too few."""
    text, names = table.source.text, table.columns
    surplus = [cell for cell in row[len(names) :] if value(text, cell).strip()]
    bad = next((index for index, cell in enumerate(row) if astray(text, cell)), None)
    if bad is not None:
        key, at, name = "queue.open_quote", row[bad].start, _name(names, bad)
    elif surplus and table.headed:
        key, at, name = "queue.too_many", surplus[0].start, names[-1]
    elif table.headed and len(row) < len(names):
        key, at, name = "queue.too_few", row[-1].end, names[len(row)]
    else:
        return None
    values = {"name": name, "count": len(row), "columns": len(names), "mark": _shown(table.delimiter)}
    return Problem(table.source.path, key, values, *table.source.position(at), number, name)


def _name(names: Sequence[str], index: int) -> str:
    return names[index] if index < len(names) else letters(index)


def _shown(delimiter: str) -> str:
    return "tab" if delimiter == "\t" else delimiter


def _entries(table: Table, heads: Row, row: Row) -> Iterator[Entry]:
    text = table.source.text
    short = [EXPLAINED.sub("", name) for name in table.columns]
    shown = [
        each if short.count(each) == 1 else name for each, name in zip(short, table.columns, strict=True)
    ]
    for index, (name, cell) in enumerate(zip(table.columns, row, strict=False)):
        head: Span = (heads[index].start, heads[index].end) if index < len(heads) else (cell.start, cell.end)
        raw = text[cell.start : cell.end]
        woven = prose(text, cell)
        yield Entry(name, value(text, cell), raw, cell.start, cell.end, *head, woven, shown[index])
