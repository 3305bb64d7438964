"""Cells that a comma split."""

import pytest

from app.reading.tables.reader import read_spreadsheet
from app.reading.tables.split_cells import rejoin_thousands
from tests.support.statements import person, signed


@pytest.mark.parametrize(
    ("cells", "joined"),
    [
        (["d", "Pay", "2", "300.00"], ["d", "Pay", "2,300.00"]),
        (["d", "Rent", "-$1", "050.00"], ["d", "Rent", "-$1,050.00"]),
        (["d", "House", "1", "250", "000.00"], ["d", "House", "1,250,000.00"]),
        (["d", "Pay", "2", "300.00", "", ""], ["d", "Pay", "2,300.00"]),
        (["d", "2", "300.00", ""], ["d", "2,300.00", ""]),
    ],
)
def test_the_parts_of_an_amount_become_one_cell(cells: list[str], joined: list[str]) -> None:
    assert rejoin_thousands([[*cells]], 3) == [joined]


def test_amount_and_balance_are_told_apart_by_their_cents() -> None:
    rows = [["d", "Car", "-1", "250.00", "3", "400.00"], ["d", "Bar", "-6.50", "3", "393.50"]]
    assert rejoin_thousands([[*row] for row in rows], 4) == [
        ["d", "Car", "-1,250.00", "3,400.00"],
        ["d", "Bar", "-6.50", "3,393.50"],
    ]


@pytest.mark.parametrize(
    ("cells", "width"),
    [
        (["d", "Shop", "Inc", "5.00"], 3),
        (["d", "12", "345", "678"], 3),
        (["d", "Pay", "2", "30.00"], 3),
        (["d", "Pay", "5.00"], 3),
    ],
)
def test_other_rows_stay_as_they_are(cells: list[str], width: int) -> None:
    assert rejoin_thousands([[*cells]], width) == [cells]


def test_a_file_without_quotes_is_booked_in_full_with_some_doubt() -> None:
    text = "Date,Description,Amount\n10/02/2026,Cafe,-4.20\n10/03/2026,Payroll,2,300.00\n"
    reading = read_spreadsheet(text.encode(), person("US"))
    assert signed(reading) == [("2026-10-02", -420), ("2026-10-03", 230000)]
    assert reading.drafts[1].confidence < 0.9


def test_without_headings_the_shortest_row_has_all_cells() -> None:
    text = "10/02/2026,Cafe,-4.20\n10/03/2026,Payroll,2,300.00\n"
    assert signed(read_spreadsheet(text.encode(), person("US"))) == [
        ("2026-10-02", -420),
        ("2026-10-03", 230000),
    ]
