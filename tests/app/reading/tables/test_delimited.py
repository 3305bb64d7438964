"""Delimited files: encodings, delimiters, quotes."""

import codecs

import pytest

from app.errors import DocumentUnreadable
from app.reading.tables.delimited import decode, read_delimited
from app.reading.tables.grid import MAX_ROWS

TEXT = "Data;Descrição;Valor\n01/02/2026;Pão;-1,50\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_file_is_decoded_whatever_wrote_it(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_LE, "utf-32-le")],
)
def test_a_byte_order_mark_is_heeded(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == TEXT


def test_a_file_cut_within_a_letter_is_still_utf_8() -> None:
    assert decode("Pão, ação".encode()[:-2]) == "Pão, aç"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(
        delimiter.join(row) for row in (["Date", "What", "Sum"], ["2026-10-02", "A", "1"])
    )
    assert read_delimited(text) == [["Date", "What", "Sum"], ["2026-10-02", "A", "1"]]


@pytest.mark.parametrize(
    "amounts", [["0,74-", "0,61", "1000,00-"], ["9,605.11-", "3,560.98", "1,000.00-"]]
)
def test_a_comma_in_every_figure_is_no_delimiter(amounts: list[str]) -> None:
    rows = [["17/01/2026", "17/01/2026", "Peña; Hnos", amount] for amount in amounts]
    lines = [f'{day};{valued};"{name}";{amount}' for day, valued, name, amount in rows]
    assert read_delimited("\n".join([*lines, "Total;;-1000,13"])) == [
        *rows,
        ["Total", "", "-1000,13"],
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending_ends_a_line(ending: str) -> None:
    assert len(read_delimited(ending.join(["a;b", "c;d", "e;f"]))) == 3


def test_quoted_cells_may_hold_delimiters_quotes_and_line_breaks() -> None:
    text = 'a;b\n"one; ""two""";2\n"three\nlines";4\n'
    assert read_delimited(text) == [["a", "b"], ['one; "two"', "2"], ["three\nlines", "4"]]


def test_rows_that_were_quoted_as_a_whole_are_opened() -> None:
    text = '"Date,What,Sum"\n"2026-10-02,A,1"\n"2026-10-03,B,2"\n'
    assert read_delimited(text)[1] == ["2026-10-02", "A", "1"]


def test_empty_lines_and_lines_of_delimiters_are_no_rows() -> None:
    assert read_delimited("\n;;\n a ; b \n\n") == [["a", "b"]]


def test_more_rows_than_the_bound_are_refused() -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        read_delimited("a;b\n" * (MAX_ROWS + 2))
    assert caught.value.reason == "too_large"


def test_a_cell_larger_than_the_library_takes_leaves_nothing_to_read() -> None:
    assert read_delimited('a,b\n"' + "x" * 200_000 + '",1\n') == []
