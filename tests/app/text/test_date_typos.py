"""Days in spite of a typo."""

from datetime import date

import pytest

from app.text.date_typos import find_misspelt_days
from app.text.dates import find_dates

WEDNESDAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("text", "found", "word"),
    [
        ("soap 4 yestreday", "yestreday", "yesterday"),
        ("soap 4 on thusrday", "on thusrday", "thursday"),
        ("sabão 4 no sbado", "no sbado", "sabado"),
        ("anteontm sabao 4", "anteontm", "anteontem"),
        ("jabon 4 el viernse", "el viernse", "viernes"),
        ("jabon 4 miercles", "miercles", "miercoles"),
    ],
)
def test_a_misspelt_day_is_found_with_its_lead(text: str, found: str, word: str) -> None:
    ((start, end, meant),) = find_misspelt_days(text)
    assert (text[start:end], meant) == (found, word)


@pytest.mark.parametrize(
    "text",
    ["cuarto 90", "o quarto 90", "segundo pão 3", "sundae 5", "mates 8", "sabao 4", "domino 12"],
)
def test_another_word_is_no_misspelt_day(text: str) -> None:
    assert list(find_misspelt_days(text)) == []


def test_a_misspelt_day_is_a_doubtful_date() -> None:
    (found,) = find_dates("mondy soap 4", WEDNESDAY, "US")
    assert (found.date, found.doubtful) == (date(2026, 5, 18), True)
