"""Dates to come in messages of three languages."""

from datetime import date

import pytest

from app.text.future_dates import find_future_dates, is_named_day
from app.text.normalize import fold_in_place

TODAY = date(2026, 11, 28)


def found(message: str, country: str = "US") -> list[tuple[str, date]]:
    dates = find_future_dates(fold_in_place(message), TODAY, country)
    return [(message[one.start : one.end], one.date) for one in dates]


@pytest.mark.parametrize(
    ("message", "country", "words", "day"),
    [
        ("a car by august next year", "US", "august next year", date(2027, 8, 31)),
        ("a bike until march", "US", "march", date(2027, 3, 31)),
        ("by the end of may", "US", "the end of may", date(2027, 5, 31)),
        ("september", "US", "september", date(2027, 9, 30)),
        ("by june 15", "US", "june 15", date(2027, 6, 15)),
        ("by 6/15/2028", "US", "6/15/2028", date(2028, 6, 15)),
        ("em 15/06/2028", "BR", "em 15/06/2028", date(2028, 6, 15)),
        ("2027-04-02", "US", "2027-04-02", date(2027, 4, 2)),
        ("10/2027", "BR", "10/2027", date(2027, 10, 31)),
        ("feb 2028", "US", "feb 2028", date(2028, 2, 29)),
        ("in 9 months", "US", "in 9 months", date(2027, 8, 31)),
        ("in three years", "US", "in three years", date(2029, 11, 30)),
        ("in 10 days", "US", "in 10 days", date(2026, 12, 8)),
        ("in two weeks", "US", "in two weeks", date(2026, 12, 12)),
        ("in a year and a half", "US", "in a year and a half", date(2028, 5, 31)),
        ("by the end of the year", "US", "the end of the year", date(2026, 12, 31)),
        ("next year", "US", "next year", date(2027, 12, 31)),
        ("by sept nxt yr", "US", "sept nxt yr", date(2027, 9, 30)),
        ("até maio do ano q vem", "BR", "maio do ano q vem", date(2027, 5, 31)),
        ("p/ dez do prox ano", "BR", "dez do prox ano", date(2027, 12, 31)),
        ("pa mayo del próx. año", "MX", "mayo del próx. año", date(2027, 5, 31)),
        ("by 2029", "US", "2029", date(2029, 12, 31)),
        ("before christmas", "US", "christmas", date(2026, 12, 25)),
        ("christmas next year", "US", "christmas next year", date(2027, 12, 25)),
        ("next summer", "US", "next summer", date(2027, 6, 30)),
        ("next summer", "AU", "next summer", date(2026, 12, 31)),
        ("on the 5th", "US", "on the 5th", date(2026, 12, 5)),
        ("next friday", "US", "next friday", date(2026, 12, 4)),
        ("tomorrow", "US", "tomorrow", date(2026, 11, 29)),
        ("até maio do ano que vem", "BR", "maio do ano que vem", date(2027, 5, 31)),
        ("até 10 de março de 2028", "BR", "10 de março de 2028", date(2028, 3, 10)),
        ("daqui a 8 meses", "BR", "daqui a 8 meses", date(2027, 7, 31)),
        ("em um ano", "BR", "em um ano", date(2027, 11, 30)),
        ("até o fim do ano que vem", "BR", "o fim do ano que vem", date(2027, 12, 31)),
        ("até o natal", "BR", "o natal", date(2026, 12, 25)),
        ("mês que vem", "BR", "mês que vem", date(2026, 12, 31)),
        ("recebo dia 10", "BR", "dia 10", date(2026, 12, 10)),
        ("set 2027", "BR", "set 2027", date(2027, 9, 30)),
        ("para abril del próximo año", "MX", "abril del próximo año", date(2027, 4, 30)),
        (
            "el 20 de julio del año que viene",
            "MX",
            "el 20 de julio del año que viene",
            date(2027, 7, 20),
        ),
        ("en dos años", "MX", "en dos años", date(2028, 11, 30)),
        ("en medio año", "MX", "en medio año", date(2027, 5, 31)),
        ("a finales de octubre", "MX", "finales de octubre", date(2027, 10, 31)),
        ("para el verano", "AR", "verano", date(2026, 12, 31)),
        ("para navidad", "MX", "navidad", date(2026, 12, 25)),
        ("a fin de mes", "MX", "a fin de mes", date(2026, 11, 30)),
    ],
)
def test_a_date_to_come_is_found(message: str, country: str, words: str, day: date) -> None:
    assert (words, day) in found(message, country)
    assert len(found(message, country)) == 1


@pytest.mark.parametrize(
    "message",
    [
        "i may save something",
        "quero ter 10 mil",
        "set my income to 5000",
        "a trip to the mar",
        "uma casa perto do mar",
        "por out",
        "30 days of coffee",
        "summer clothes",
        "paid 2027 for the laptop",
        "in 1999",
        "march 2020",
    ],
)
def test_other_words_and_past_dates_are_none(message: str) -> None:
    assert found(message) == []


def test_this_month_is_the_next_one_until_it_ends() -> None:
    assert found("by november") == [("november", date(2026, 11, 30))]


def test_next_november_is_that_of_the_next_year_in_november() -> None:
    assert found("next november") == [("next november", date(2027, 11, 30))]


def test_two_dates_are_found_in_their_order() -> None:
    assert [day for _, day in found("not by march, by june 2027")] == [
        date(2027, 3, 31),
        date(2027, 6, 30),
    ]


@pytest.mark.parametrize("words", ["christmas", "natal", "navidad", "carnaval"])
def test_days_with_a_name_are_known(words: str) -> None:
    assert is_named_day(words)


def test_a_month_is_no_day_with_a_name() -> None:
    assert not is_named_day("june")
