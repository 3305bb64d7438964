"""Tests of amounts that are written in parts."""

from datetime import date

import pytest

from app.reading.types import ReaderContext
from app.text.amounts import find_amounts
from app.text.normalize import clean, fold_in_place

TODAY = date(2026, 5, 20)
PEOPLE = {
    "AO": ReaderContext(TODAY, "AO", "AOA", "pt"),
    "CL": ReaderContext(TODAY, "CL", "CLP", "es"),
    "KE": ReaderContext(TODAY, "KE", "KES", "en"),
    "MX": ReaderContext(TODAY, "MX", "MXN", "es"),
    "NG": ReaderContext(TODAY, "NG", "NGN", "en"),
    "PE": ReaderContext(TODAY, "PE", "PEN", "es"),
    "ZA": ReaderContext(TODAY, "ZA", "ZAR", "en"),
}


@pytest.mark.parametrize(
    ("text", "country", "cents"),
    [
        ("3k 400 for yam", "NG", [340000]),
        ("paid 2k and 300 bob", "KE", [230000]),
        ("12 mil e 400 kwanzas de pão", "AO", [1240000]),
        ("5 lucas 300 en pan", "CL", [530000]),
        ("5 lucas con 300 en pan", "CL", [530000]),
        ("R30 and 40 cents", "ZA", [3040]),
        ("R1 450,00", "ZA", [145000]),
        ("1 300 de renta", "MX", [130000]),
        ("S/.12", "PE", [1200]),
        ("S/.12.40", "PE", [1240]),
        ("rent 3k 400 food", "NG", [300000, 40000]),
        ("renta 4 mil y 600 pesos de luz", "MX", [400000, 60000]),
        ("sold one for 3k and 400 for the other", "NG", [300000, 40000]),
    ],
)
def test_the_parts_of_an_amount_are_one(text: str, country: str, cents: list[int]) -> None:
    person = PEOPLE[country]
    message = clean(text)
    found = find_amounts(message, fold_in_place(message), [], person.language, person)
    assert [amount.cents for amount in found] == cents
