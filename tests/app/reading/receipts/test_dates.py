"""The day on a receipt."""

from datetime import date

import pytest

from app.reading.receipts.dates import find_purchase_date, is_month_first

TODAY = date(2026, 5, 5)


def day(*lines: str, american: bool = False) -> date | None:
    """Return the date of purchase on these lines."""
    found = find_purchase_date(lines, TODAY, month_first=american)
    return found.value if found else None


@pytest.mark.parametrize(
    "text",
    [
        "04/03/2026",
        "04-03-26",
        "04.03.2026",
        "4 / 3 / 2026",
        "2026-03-04",
        "2026/03/04",
        "4 MAR 2026",
        "04-MAR-26",
        "4 de marzo de 2026",
        "4 de março de 2026",
        "March 4, 2026",
        "Mar 04 2026",
        "4th March 2026",
        "DATE:04/03/202618:22",
        "0403-2026",
        "04/O3/2026",
        "19-04/03/2026 23:02",
        "20260304",
    ],
)
def test_a_date_is_read_as_it_is_printed(text: str) -> None:
    assert day(text) == date(2026, 3, 4)


def test_americans_write_the_month_first() -> None:
    assert day("04/03/2026", american=True) == date(2026, 4, 3)


def test_a_day_that_can_be_read_but_one_way_is() -> None:
    assert day("02/25/24") == date(2024, 2, 25)
    assert day("25/02/24", american=True) == date(2024, 2, 25)


def test_a_date_in_the_future_is_read_in_the_other_order() -> None:
    assert day("11/03/2026") == date(2026, 3, 11)
    assert day("03/11/2026") == date(2026, 3, 11)


def test_a_date_in_the_future_in_both_orders_is_ignored() -> None:
    assert day("31/12/2030") is None
    assert day("Offer until 06/07/2026") is None


def test_a_labelled_day_goes_before_others() -> None:
    assert day("Promo 01/02/2026", "Date: 04/03/2026") == date(2026, 3, 4)


def test_a_day_beside_a_time_goes_before_others() -> None:
    assert day("01/02/2026", "04/03/2026 18:22") == date(2026, 3, 4)


def test_the_day_by_which_to_return_is_not_the_purchases() -> None:
    assert day("Return by 01/05/2026", "04/03/2026") == date(2026, 3, 4)


@pytest.mark.parametrize("text", ["", "99/99/2026", "GST 6%", "tel 03-5542 3213", "1.2.3.4"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    ("country", "currency", "expected"),
    [("US", "", True), ("US", "EUR", False), ("", "USD", True), ("MX", "MXN", False)],
)
def test_the_order_follows_where_the_receipt_is_from(
    country: str, currency: str, expected: bool
) -> None:
    assert is_month_first(country, currency) is expected
