"""The dates of a table's rows."""

from datetime import date

from app.reading.tables.days import read_days
from app.reading.tables.grid import Grid

CLOSING = date(2026, 1, 31)


def test_the_first_filled_column_of_dates_counts() -> None:
    table: Grid = [["", "02/01/2026"], ["03/01/2026", "04/01/2026"], ["soon", "05/01/2026"], []]
    days = read_days(table, (0, 1), "dmy", CLOSING)
    assert days == [date(2026, 1, 2), date(2026, 1, 3), None, None]


def test_the_year_is_that_of_the_nearest_row() -> None:
    table: Grid = [["29/12/2024"], ["30/12"], ["02/01"], ["03/01/2025"]]
    days = read_days(table, (0,), "dmy", CLOSING)
    assert days[1:3] == [date(2024, 12, 30), date(2025, 1, 2)]


def test_without_any_year_the_last_day_that_is_not_after_the_closing_is_meant() -> None:
    assert read_days([["30/12"], ["02/01"]], (0,), "dmy", CLOSING) == [
        date(2025, 12, 30),
        date(2026, 1, 2),
    ]
