"""Numbers that are no money."""

from decimal import Decimal

import pytest

from app.reading.numbers import find_digits
from app.reading.roles import (
    counted_noun,
    find_noise,
    follows_a_name,
    is_measure,
    is_never_money,
    tells_company,
    tells_time,
)


@pytest.mark.parametrize(
    "text",
    [
        "8pm",
        "20h30",
        "9:15",
        "ps5",
        "#4021",
        "3rd",
        "2a",
        "15%",
        "5511987654321",
        "4ever",
        "b12",
    ],
)
def test_a_number_in_a_name_a_time_or_an_id_is_never_money(text: str) -> None:
    assert all(is_never_money(text, number, None, None) for number in find_digits(text, "US"))


@pytest.mark.parametrize("text", ["20", "20x", "pizza 20", "20,"])
def test_a_plain_number_may_be_money(text: str) -> None:
    assert not any(is_never_money(text, number, None, None) for number in find_digits(text, "US"))


@pytest.mark.parametrize(
    "text",
    [
        "https://shop.example/p/123",
        "me@example.com",
        "at 18:30",
        "+55 11 98765-4321",
        "(555) 010-9999",
        "24/7",
        "2) tea",
        "1. tea",
        "401k",
        "5k race",
    ],
)
def test_addresses_times_phones_and_list_numbers_are_noise(text: str) -> None:
    assert find_noise(text)


@pytest.mark.parametrize("text", ["10 km", "2kg", "3 nights", "6 people", "4 bottles", "30 min"])
def test_a_unit_makes_a_measure(text: str) -> None:
    (number,) = find_digits(text, "US")
    assert is_measure(text, number)


@pytest.mark.parametrize("text", ["10 tacos", "50000 bags", "20 on gas"])
def test_other_words_and_large_sums_make_none(text: str) -> None:
    (number,) = find_digits(text, "US")
    assert not is_measure(text, number)


@pytest.mark.parametrize(
    ("text", "noun"), [("3 tickets", "tickets"), ("3 on", ""), ("3, x", ""), ("3", "")]
)
def test_the_noun_behind_a_number_is_what_it_counts(text: str, noun: str) -> None:
    assert counted_noun(text, 1) == noun


def test_for_how_many_is_no_price_unless_a_noun_follows() -> None:
    assert tells_company("lunch for 2", 10, 11, Decimal(2))
    assert not tells_company("soap for 2 kids", 9, 10, Decimal(2))
    assert not tells_company("soap for 20", 9, 11, Decimal(20))
    assert not tells_company("soap 2", 5, 6, Decimal(2))


def test_what_is_bought_as_often_as_numbered_is_a_name_only_when_asked() -> None:
    assert follows_a_name("bus 42", 4, bought=True)
    assert not follows_a_name("bus 42", 4)


def test_some_names_go_on_with_a_number() -> None:
    assert follows_a_name("iphone 16", 7)
    assert not follows_a_name("lunch 16", 6)
    assert not follows_a_name("16", 0)


def test_a_time_of_day_is_told_by_the_word_before_it() -> None:
    assert tells_time("dinner at 8", 10, Decimal(8))
    assert not tells_time("dinner at 80", 10, Decimal(80))
    assert not tells_time("dinner for 8", 11, Decimal(8))
