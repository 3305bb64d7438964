"""How figures are put into words."""

from datetime import date

import pytest

from app.coach.periods import NAMED, Period
from app.coach.voice import Voice
from app.figures import Tally
from app.reading.drafts import Language

TODAY = date(2026, 5, 15)
ENGLISH = Voice("en", "US", TODAY)


@pytest.mark.parametrize("language", ["en", "pt", "es"])
@pytest.mark.parametrize("name", sorted({*NAMED, "date", "since", "between", "month", "year"}))
def test_every_period_has_words(language: Language, name: str) -> None:
    period = NAMED[name](TODAY) if name in NAMED else Period(name, TODAY, TODAY)
    assert Voice(language, "", TODAY).period(period)


@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
def test_counted_periods_say_their_number(unit: str) -> None:
    period = Period(f"last_{unit}", TODAY, TODAY, 3)
    assert ENGLISH.period(period) == f"in the last 3 {unit}"


def test_ones_own_currency_comes_first() -> None:
    tallies = [Tally("EUR", 90000, 1), Tally("USD", 500, 1), Tally("BRL", 100, 1)]
    assert ENGLISH.total(tallies, "USD") == "$5, €900 and R$1"


def test_nothing_is_zero() -> None:
    assert ENGLISH.total([], "USD") == "$0"
