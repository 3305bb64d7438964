"""Numbers in words, as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.languages import Language
from app.text.number_words import find_numerals

TENS = {
    "en": ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"),
    "pt": ("vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta"),
    "es": ("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta"),
}
UNITS = {
    "en": ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    "pt": ["um", "dois", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove"],
    "es": ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
}
LINKS = {"en": "-", "pt": " e ", "es": " y "}


def values(text: str, language: Language) -> list[float]:
    """Return the values found."""
    return [float(number.value) for number in find_numerals(text, language)]


@pytest.mark.parametrize(
    ("said", "language", "value"),
    [
        ("twenty five", "en", 25),
        ("a hundred and ten", "en", 110),
        ("two thousand three hundred", "en", 2300),
        ("a grand", "en", 1000),
        ("fourteen ninety", "en", 14.9),
        ("one fifty", "en", 1.5),
        ("two point five", "en", 2.5),
        ("three million", "en", 3_000_000),
        ("vinte e cinco", "pt", 25),
        ("cento e quarenta e dois", "pt", 142),
        ("mil e trezentos", "pt", 1300),
        ("dois mil e quinhentos", "pt", 2500),
        ("treze e noventa", "pt", 13.9),
        ("trinta e dois e cinquenta", "pt", 32.5),
        ("dois milhoes e meio", "pt", 2_500_000),
        ("veinticinco", "es", 25),
        ("cincuenta y cinco mil", "es", 55_000),
        ("mil doscientos", "es", 1200),
        ("quince con cincuenta", "es", 15.5),
        ("un millon doscientos", "es", 1_200_000),
    ],
)
def test_a_number_in_words_has_its_value(said: str, language: Language, value: float) -> None:
    assert values(said, language) == [value]


def test_numbers_end_where_grammar_ends() -> None:
    assert values("five coffees and nine teas", "en") == [5, 9]
    assert values("um cafe", "pt") == [1]


def test_a_word_that_is_a_number_elsewhere_is_none_here() -> None:
    assert values("once upon a time", "en") == [1]
    assert values("once tacos", "es") == [11]


def test_a_scale_after_digits_is_theirs() -> None:
    assert values("3 mil duzentos", "pt") == [200]


def test_a_conjunction_alone_is_no_number() -> None:
    assert values("pao e leite", "pt") == []


@given(st.integers(0, 6), st.integers(0, 8), st.sampled_from(["en", "pt", "es"]))
def test_every_tens_and_units_add_up(tens: int, units: int, language: Language) -> None:
    said = f"{TENS[language][tens]}{LINKS[language]}{UNITS[language][units]}"
    assert values(said, language) == [(tens + 2) * 10 + units + 1]


@given(
    st.lists(st.sampled_from(["vinte", "e", "mil", "cem", "um", "meio", "dois", "virgula"])),
)
def test_any_order_of_number_words_is_survived(words: list[str]) -> None:
    assert all(value >= 0 for value in values(" ".join(words), "pt"))
