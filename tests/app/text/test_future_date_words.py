"""The patterns of dates to come."""

import pytest

from app.text.future_date_words import named_days, single, values, words


def test_a_name_gives_month_and_day() -> None:
    assert named_days()["christmas"] == named_days()["natal"] == (12, 25)


def test_units_are_days_or_months() -> None:
    assert values("span", "days")["weeks"] == 7
    assert values("span", "months")["anos"] == 12


@pytest.mark.parametrize("said", [" next year", " do ano que vem", " del próximo año", "/2027"])
def test_a_year_follows_a_month(said: str) -> None:
    assert words().year.match(said.replace("ó", "o").replace("ñ", "n"))


def test_blanks_are_single() -> None:
    assert single("in  two\nyears") == "in two years"
