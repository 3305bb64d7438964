"""Amounts that questions name."""

from datetime import date

import pytest

from app.coach.questions.amounts import NamedAmount, find_named_amount
from app.coach.questions.types import QuestionContext
from app.reading.categories.lookup import CategoryLookup

CONTEXT = QuestionContext(date(2026, 5, 15), CategoryLookup(), "US", "USD", "en")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("can I afford a $300 bike", NamedAmount(30000, "USD")),
        ("a 2k trip", NamedAmount(200000, "USD")),
        ("45 at target", NamedAmount(4500, "USD")),
        ("€20 or 500?", NamedAmount(2000, "EUR")),
        ("my last 3 purchases", None),
        ("how much in 2025", None),
        ("nothing at all", None),
        ("a 2000 sofa", NamedAmount(200000, "USD")),
    ],
)
def test_the_amount_is_the_one_meant(message: str, expected: NamedAmount | None) -> None:
    assert find_named_amount(message, CONTEXT, [message]) == expected


def test_a_number_of_a_period_is_no_amount() -> None:
    assert find_named_amount("since 20", CONTEXT, ["||||||||"]) is None
