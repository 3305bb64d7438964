"""Tests of numbers that are not money."""

from decimal import Decimal

import pytest

from app.text.digits import find_digits
from app.text.number_roles import (
    find_counted_noun,
    find_non_money,
    follows_name,
    is_measure,
    is_never_money,
    is_party_size,
    is_time_of_day,
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
        "007",
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
        "{{7*7}}",
        "<script>alert(1)</script>",
        "((((1+1))))",
        "select * from users where id=5",
    ],
)
def test_addresses_times_phones_list_numbers_and_code_are_not_money(text: str) -> None:
    assert find_non_money(text)


@pytest.mark.parametrize("text", ["10 km", "2kg", "3 nights", "6 people", "4 bottles", "30 min"])
def test_a_unit_makes_a_measure(text: str) -> None:
    (number,) = find_digits(text, "US")
    assert is_measure(text, number)


@pytest.mark.parametrize("text", ["10 tacos", "50000 bags", "20 on gas"])
def test_other_words_and_large_numbers_make_no_measure(text: str) -> None:
    (number,) = find_digits(text, "US")
    assert not is_measure(text, number)


@pytest.mark.parametrize(
    ("text", "noun"), [("3 tickets", "tickets"), ("3 on", ""), ("3, x", ""), ("3", "")]
)
def test_the_noun_after_a_number_is_what_it_counts(text: str, noun: str) -> None:
    assert find_counted_noun(text, 1) == noun


def test_a_number_of_people_is_recognized_unless_a_noun_follows() -> None:
    assert is_party_size("lunch for 2", 10, 11, Decimal(2))
    assert not is_party_size("soap for 2 kids", 9, 10, Decimal(2))
    assert not is_party_size("soap for 20", 9, 11, Decimal(20))
    assert not is_party_size("soap 2", 5, 6, Decimal(2))


def test_goods_with_numbers_are_names_only_beside_a_marked_amount() -> None:
    assert follows_name("bus 42", 4, bought=True)
    assert not follows_name("bus 42", 4)


def test_a_number_may_be_part_of_a_name() -> None:
    assert follows_name("iphone 16", 7)
    assert not follows_name("lunch 16", 6)
    assert not follows_name("16", 0)


def test_the_word_before_a_number_makes_it_a_time_of_day() -> None:
    assert is_time_of_day("dinner at 8", 10, Decimal(8))
    assert not is_time_of_day("dinner at 80", 10, Decimal(80))
    assert not is_time_of_day("dinner for 8", 11, Decimal(8))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("i live in apartment 12", "12"),
        ("vivo en el dpto 302 de la torre 4", "302 4"),
        ("moro no apto 101 do bloco 4", "101 4"),
        ("4421 is my pin", "4421"),
        ("12 34 es el codigo", "12 34"),
        ("1234 e a senha", "1234"),
    ],
)
def test_numbers_of_a_home_and_codes_that_are_told_are_not_money(text: str, figures: str) -> None:
    places = find_non_money(text)
    for figure in figures.split():
        at = text.index(figure)
        assert any(start <= at < end for start, end in places), figure


@pytest.mark.parametrize(
    "text",
    [
        "i live in austin and spent 40 on gas",
        "vivo en la torre y gaste 20 en pan",
        "moro no centro e gastei 30",
        "20 is the price",
        "20 es el precio del pan",
    ],
)
def test_what_is_spent_by_somebody_who_tells_where_they_live_stays_money(text: str) -> None:
    assert not find_non_money(text)


@pytest.mark.parametrize("text", ["lunch (12)", "tea <3 4", "lunch(12) {shared"])
def test_signs_of_code_in_a_message_are_no_code(text: str) -> None:
    assert find_non_money(text) == []
