"""How figures are put into words."""

from datetime import date

import pytest

from app.coach.formatter import CoachFormatter
from app.coach.periods import NAMED_PERIODS, Period
from app.figures import Tally
from app.text.languages import Language

TODAY = date(2026, 5, 15)
ENGLISH = CoachFormatter("en", "US", TODAY)


@pytest.mark.parametrize("language", ["en", "pt", "es"])
@pytest.mark.parametrize(
    "name", sorted({*NAMED_PERIODS, "date", "since", "between", "month", "year"})
)
def test_every_period_has_words(language: Language, name: str) -> None:
    period = NAMED_PERIODS[name](TODAY) if name in NAMED_PERIODS else Period(name, TODAY, TODAY)
    assert CoachFormatter(language, "", TODAY).describe_period(period)


@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
def test_counted_periods_say_their_number(unit: str) -> None:
    period = Period(f"last_{unit}", TODAY, TODAY, 3)
    assert ENGLISH.describe_period(period) == f"in the last 3 {unit}"


def test_ones_own_currency_comes_first() -> None:
    tallies = [Tally("EUR", 90000, 1), Tally("USD", 500, 1), Tally("BRL", 100, 1)]
    assert ENGLISH.format_total(tallies, "USD") == "$5, €900 and R$1"


def test_a_total_of_nothing_is_zero() -> None:
    assert ENGLISH.format_total([], "USD") == "$0"
