"""Sheets: cut as Python's csv module cuts them, with the place of every cell."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.pieces import assert_whole
from readers.test_read_anything import QUICK

from daarom.model import Source
from daarom.readers import Form, Table, read_table
from daarom.readers.sheet import cut_rows, letters, value

WANTED = Form(wanted=frozenset({"datum", "bericht"}))
TEXT = st.text(st.sampled_from('ab é😀"\n\r,;\t|=\ufeff\x85\u2028'), max_size=12)


def read(text: str, form: Form = WANTED) -> Table:
    return read_table(Source("plan.csv", text), ".csv", form)


def rows(table: Table) -> list[tuple[object, list[object]]]:
    return [(record.row, [entry.value for entry in record.entries]) for record in table.records]


@QUICK
@given(text=TEXT, mark=st.sampled_from(",;\t"))
def test_rows_are_cut_as_the_csv_module_cuts_them(text: str, mark: str) -> None:
    ours = [[value(text, cell) for cell in row] for row in cut_rows(text, 0, mark)]
    assert ours == list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))


@QUICK
@given(cells=st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=5), quoting=st.sampled_from((0, 1)))
def test_what_the_csv_module_writes_is_read_with_its_places(cells: list[list[str]], quoting: int) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=quoting).writerows([["Datum", "Bericht"], *cells])
    table = read(out.getvalue(), Form(delimiter=";"))
    full = [row for row in cells if any(cell.strip() for cell in row)]
    assert [values for _, values in rows(table)] == full
    for record in table.records:
        for entry in record.entries:
            assert table.source.text[entry.start : entry.end] == entry.raw
            if entry.prose is not None:
                assert_whole(entry.prose, table.source)
                assert entry.prose.value == str(entry.value).replace("\r\n", "\n").replace("\r", "\n").strip()


def test_a_doubled_quotation_mark_and_a_line_break_keep_their_places() -> None:
    table = read('Datum;Bericht\r\n1-2-2027;"Zo\'n ""dag""\r\nvandaag"\r\n')
    prose = table.records[0].entries[1].prose
    assert prose is not None
    assert prose.value == 'Zo\'n "dag"\nvandaag'
    assert [table.source.text[a:b] for a, b in prose.sources(5, 10)] == ['""dag""']


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_what_stands_between_cells_is_told_from_the_names(mark: str) -> None:
    table = read(f'Datum{mark}Bericht\n2027-01-01{mark}"Eén, twee; drie|vier"\n')
    assert table.delimiter == mark
    assert rows(table) == [(2, ["2027-01-01", "Eén, twee; drie|vier"])]


def test_excels_own_line_says_what_stands_between_cells_and_counts_for_no_row() -> None:
    assert rows(read("sep=|\r\nDatum|Bericht\r\n1|2;3\r\n")) == [(2, ["1", "2;3"])]


def test_without_known_names_the_mark_that_cuts_the_rows_alike_wins() -> None:
    table = read("a;b\nx,y,z;1\np;2\n", Form())
    assert table.columns == ("a", "b")


def test_a_sheet_with_one_column_is_not_cut() -> None:
    assert rows(read('Bericht\nEén, twee; drie\n"Vier"\n')) == [(2, ["Eén, twee; drie"]), (3, ["Vier"])]


def test_empty_rows_count_and_are_passed_over() -> None:
    assert rows(read("Datum,Bericht\n\n,\n1,a\n ,  \n2,b\n")) == [(4, ["1", "a"]), (6, ["2", "b"])]


def test_the_names_may_stand_in_a_later_row() -> None:
    table = read("Planning maart\n\nDatum;Bericht\n1;a\n", Form(header=3, wanted=WANTED.wanted))
    assert table.columns == ("Datum", "Bericht")
    assert rows(table) == [(4, ["1", "a"])]


def test_a_sheet_without_names_goes_by_letters() -> None:
    table = read("1,a,x\n2,b\n", Form(header=0))
    assert table.columns == ("A", "B", "C")
    assert rows(table) == [(1, ["1", "a", "x"]), (2, ["2", "b"])]
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_header_that_may_lack_is_seen_by_its_names() -> None:
    form = Form(header_may_lack=True, wanted=WANTED.wanted)
    assert read("Datum,Bericht\n1,a\n", form).headed
    assert not read("1,a\n2,b\n", form).headed


def test_names_are_unique_and_lose_their_explanation_where_that_is_clear() -> None:
    table = read("Foto,Foto,,Link(s) - met komma's,Post - X,Post - LinkedIn\na,b,c,d,e,f\n", Form())
    assert table.columns[:3] == ("Foto", "Foto (2)", "C")
    assert [entry.name for entry in table.records[0].entries[3:]] == [
        "Link(s)",
        "Post - X",
        "Post - LinkedIn",
    ]


def faults(table: Table) -> list[tuple[str, object, str, int | None, int | None]]:
    return [(item.key, item.row, item.cell, item.line, item.column) for item in table.problems]


def test_a_row_with_too_many_or_too_few_cells_is_named_and_the_others_are_read() -> None:
    table = read("Datum;Bericht;Link\n1;a;b\n2;te;veel;hier\n3;weinig\n4;c;d;;\n")
    assert faults(table) == [
        ("queue.too_many", 3, "Link", 3, 11),
        ("queue.too_few", 4, "Link", 4, 9),
    ]
    assert [row for row, _ in rows(table)] == [2, 5]


def test_a_quotation_mark_that_stays_open_costs_its_own_row_only() -> None:
    table = read('Datum;Bericht\n1;"open\n2;goed\n3;"ook "" open\n4;prima\n')
    assert [(key, row, cell, line) for key, row, cell, line, _ in faults(table)] == [
        ("queue.open_quote", 2, "Bericht", 2),
        ("queue.open_quote", 4, "Bericht", 4),
    ]
    assert [values for _, values in rows(table)] == [["2", "goed"], ["4", "prima"]]


def test_a_sheet_full_of_open_quotation_marks_is_read_in_time() -> None:
    assert len(read("Datum;Bericht\n" + '1;"x\n' * 3000).problems) >= 50


def test_a_header_row_that_is_not_there_is_a_problem() -> None:
    assert faults(read("Datum;Bericht\n", Form(header=9)))[0][0] == "queue.no_header"
