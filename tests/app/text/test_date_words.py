"""The words of dates as tables and patterns."""

from app.text.date_words import never_dates, patterns, values, weekday_numbers
from app.text.months import month_numbers


def test_weekdays_of_three_languages_have_their_number() -> None:
    numbers = weekday_numbers()
    assert numbers["monday"] == numbers["segunda-feira"] == numbers["lunes"] == 0
    assert numbers["sunday"] == numbers["domingo"] == numbers["dom"] == 6


def test_months_of_three_languages_have_their_number() -> None:
    numbers = month_numbers()
    assert numbers["may"] == numbers["maio"] == numbers["mayo"] == 5
    assert set(numbers.values()) == set(range(1, 13))


def test_no_relative_word_looks_ahead() -> None:
    assert min(values("relative", "days").values()) == 0


def test_names_that_hold_a_day_are_known() -> None:
    assert never_dates().search("a black friday tv")


def test_patterns_are_made_once() -> None:
    assert patterns() is patterns()
