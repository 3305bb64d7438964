"""What the columns of a table contain."""

from app.reading.tables.contents import describe_columns
from app.reading.tables.grid import Grid

ROWS: Grid = [["02/10/2026", "Shop", "-5.00", "95.00"], ["03/10/2026", "Bus", "-2.00", "93.00"]]


def test_columns_are_described_by_what_their_cells_contain() -> None:
    day, words, amount, _ = describe_columns(("Date", "Description", "Amount", "Balance"), ROWS)
    assert (day.role, day.dates, day.holds_dates) == ("date", 2, True)
    assert (words.role, words.words, words.holds_figures) == ("description", 2, False)
    assert (amount.role, amount.signs, amount.holds_figures) == ("amount", 2, True)


def test_a_date_without_its_year_counts_in_a_column_of_dates_alone() -> None:
    rows: Grid = [["02/10", "10.05"], ["03/10", "11.06"]]
    day, amount = describe_columns(("Date", "Amount"), rows)
    assert (day.dates, amount.dates) == (2, 0)
