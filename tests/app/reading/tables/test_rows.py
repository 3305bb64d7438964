"""A row as written becomes a movement once its sign is decided."""

from datetime import date

from app.reading.tables.rows import Movement, TableRow

DAY = date(2026, 10, 2)


def test_a_row_with_a_date_and_an_amount_is_a_movement() -> None:
    assert TableRow(DAY, "Shop", 500).is_movement


def test_a_row_without_an_amount_or_a_date_is_no_movement() -> None:
    assert not TableRow(DAY, "Closing balance", 0, balance=500).is_movement
    assert not TableRow(None, "Total", 500).is_movement


def test_a_movement_has_the_decided_sign_and_what_the_row_says() -> None:
    row = TableRow(DAY, "Shop", 500, currency="GBP", category="Food")
    assert row.to_movement(-1, 0.9, transfer=True) == Movement(
        DAY, "Shop", -500, "GBP", 0.9, category="Food", transfer=True
    )


def test_a_statements_currency_is_given_to_a_movement() -> None:
    movement = Movement(DAY, "Shop", -500, None, 0.9)
    assert movement.with_currency("EUR").currency == "EUR"
    assert movement.currency is None
