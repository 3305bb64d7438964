"""Tests of the choice of prices among the amounts of a segment."""

from datetime import date

import pytest

from app.reading.messages.clause import Clause
from app.reading.messages.prices import find_prices
from app.reading.types import ReaderContext
from app.text.amounts import find_amounts

AMERICAN = ReaderContext(date(2026, 5, 20), "US", "USD", "en")


def prices(text: str) -> list[float]:
    """Return the prices of a message of one segment, in whole units."""
    amounts = find_amounts(text, text, [], "en", AMERICAN)
    clause = Clause(text, 0, len(text), amounts)
    return [float(price.value) for price in find_prices(clause, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 muffins 7", [7]),
        ("tea 2", [2]),
        ("30 muffins", [30]),
        ("paid 40 for two brushes", [40]),
        ("store 3 items 67.45", [67.45]),
    ],
)
def test_a_count_is_no_price_beside_another_amount(text: str, wanted: list[float]) -> None:
    assert prices(text) == wanted


@pytest.mark.parametrize("text", ["3 muffins", "three muffins", "dinner at 8"])
def test_a_count_or_time_alone_is_no_price(text: str) -> None:
    assert prices(text) == []


def test_a_number_in_a_name_is_no_price_beside_another_amount() -> None:
    assert prices("iphone 16 case 30") == [30]


def test_a_name_with_a_number_is_the_price_where_no_other_is() -> None:
    assert prices("iphone 16") == [16]


def test_every_amount_before_its_noun_is_a_price() -> None:
    assert prices("45 food 20 gas 9 parking") == [45, 20, 9]


def test_a_number_after_a_dash_at_the_end_is_no_price_beside_a_marked_amount() -> None:
    assert prices("$40.00 - cafe - 12") == [40]


def test_a_measure_is_never_a_price() -> None:
    assert prices("2 kg rice 9") == [9]
