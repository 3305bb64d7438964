"""Rows as cells of a workbook."""

from io import BytesIO

import openpyxl
import pytest

from app.services.person_workbook import LONGEST_CELL, make_cell, write_workbook


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\r=1"])
def test_a_text_that_may_be_taken_for_a_formula_gets_an_apostrophe(text: str) -> None:
    assert make_cell(text) == "'" + text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (3, 3),
        (None, None),
        ("a\x00b=1", "ab=1"),
        (["é"], '["é"]'),
        ({"=a": 1}, '{"=a": 1}'),
    ],
)
def test_every_other_value_is_as_it_was(value: object, cell: object) -> None:
    assert make_cell(value) == cell


@pytest.mark.parametrize("character", ["\x1b", "\x0b", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_does_not_spoil_the_workbook(character: str) -> None:
    out = BytesIO()
    write_workbook([("notes", ("text",), iter([{"text": f"a{character}b"}]))], out)
    assert openpyxl.load_workbook(out)["notes"]["A2"].value == "ab"


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    cell = make_cell("x" * 40_000)
    assert len(cell) == LONGEST_CELL
    assert cell.endswith("has all of it)")


def test_rows_that_no_sheet_holds_go_on_in_another() -> None:
    out = BytesIO()
    rows = ({"n": number} for number in range(5))
    sections = [("notes", ("n",), rows), ("none", ("n",), iter(()))]
    assert write_workbook(sections, out, most_rows=3) == {"notes": 5, "none": 0}
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["notes", "notes 2", "notes 3", "none"]
    assert [cell.value for cell in book["notes 2"]["A"]] == ["n", 2, 3]
