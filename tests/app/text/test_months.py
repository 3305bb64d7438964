"""Names of months: of one language, of all of ours, and of those that banks print."""

import pytest

from app.text.languages import LANGUAGES
from app.text.months import month_numbers, month_numbers_in, printed_month_numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_names_all_twelve_months(language: str) -> None:
    assert set(month_numbers_in(language).values()) == set(range(1, 13))


def test_a_language_has_its_own_names_alone() -> None:
    assert month_numbers_in("pt")["fevereiro"] == 2
    assert "february" not in month_numbers_in("pt")


def test_messages_may_name_months_in_any_of_our_languages() -> None:
    numbers = month_numbers()
    assert (numbers["enero"], numbers["mai"], numbers["dec"]) == (1, 5, 12)
    assert "januar" not in numbers


def test_banks_print_months_in_further_languages() -> None:
    assert printed_month_numbers()["januar"] == 1
    assert printed_month_numbers().items() >= month_numbers().items()
