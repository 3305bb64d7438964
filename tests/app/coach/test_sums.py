"""Amounts that questions name."""

from datetime import date

import pytest

from app.coach.asks import Asker
from app.coach.sums import Sum, find_sum

ASKER = Asker(date(2026, 5, 15), "US", "USD", "en")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("can I afford a $300 bike", Sum(30000, "USD")),
        ("a 2k trip", Sum(200000, "USD")),
        ("45 at target", Sum(4500, "USD")),
        ("€20 or 500?", Sum(2000, "EUR")),
        ("my last 3 purchases", None),
        ("how much in 2025", None),
        ("nothing at all", None),
        ("a 2000 sofa", Sum(200000, "USD")),
    ],
)
def test_the_amount_is_the_one_meant(message: str, expected: Sum | None) -> None:
    assert find_sum(message, ASKER, [message]) == expected


def test_a_number_of_a_period_is_no_amount() -> None:
    assert find_sum("since 20", ASKER, ["||||||||"]) is None
