"""Signs, codes and words of money around a number."""

from datetime import date
from decimal import Decimal

import pytest

from app.reading.types import ReaderContext
from app.text.currencies import currency_named, find_notes, mark_after, mark_before
from app.text.normalize import fold_in_place


def person(country: str, currency: str) -> ReaderContext:
    """Return the context of a person in a country."""
    return ReaderContext(date(2026, 5, 20), country, currency, "en")


BRAZILIAN, AMERICAN = person("BR", "BRL"), person("US", "USD")
CHILEAN, PERUVIAN = person("CL", "CLP"), person("PE", "PEN")
COLOMBIAN, INDIAN, SPANIARD = person("CO", "COP"), person("IN", "INR"), person("ES", "EUR")


@pytest.mark.parametrize(
    ("text", "context", "code"),
    [
        ("R$5", BRAZILIAN, "BRL"),
        ("$5", CHILEAN, "CLP"),
        ("US$ 5", CHILEAN, "USD"),
        ("S/ 5", PERUVIAN, "PEN"),
        ("£5", AMERICAN, "GBP"),
        ("rs.5", INDIAN, "INR"),
        ("rs 5", BRAZILIAN, "BRL"),
        ("EUR 5", BRAZILIAN, "EUR"),
        ("MX$5", AMERICAN, "MXN"),
        ("$5", PERUVIAN, "USD"),
        ("$5", person("GB", "GBP"), "USD"),
        ("$5", BRAZILIAN, "BRL"),
        ("R5", person("ZA", "ZAR"), "ZAR"),
        ("N5", person("NG", "NGN"), "NGN"),
        ("sh 5", person("KE", "KES"), "KES"),
        ("rupees 5", AMERICAN, "INR"),
        ("idr 5", AMERICAN, "IDR"),
    ],
)
def test_a_sign_before_names_the_currency(text: str, context: ReaderContext, code: str) -> None:
    mark = mark_before(text, fold_in_place(text), text.index("5"), context)
    assert mark is not None
    assert mark.currency == code


@pytest.mark.parametrize("text", ["for 5", "pen 5", "cars 5"])
def test_a_word_before_is_no_sign(text: str) -> None:
    assert mark_before(text, fold_in_place(text), text.index("5"), AMERICAN) is None


@pytest.mark.parametrize(
    ("text", "context", "code", "factor"),
    [
        ("5 reais", BRAZILIAN, "BRL", 1),
        ("5 conto", BRAZILIAN, "BRL", 1),
        ("5 bucks", INDIAN, "INR", 1),
        ("5 quid", AMERICAN, "GBP", 1),
        ("5 dollars", person("AU", "AUD"), "AUD", 1),
        ("5 dollars", SPANIARD, "USD", 1),
        ("5 pesos", COLOMBIAN, "COP", 1),
        ("5 pesos", SPANIARD, "MXN", 1),
        ("5 pavos", SPANIARD, "EUR", 1),
        ("5k", AMERICAN, "", 1000),
        ("5 bob", person("KE", "KES"), "KES", 1),
        ("5/=", person("KE", "KES"), "KES", 1),
        ("5 reales", COLOMBIAN, "BRL", 1),
        ("5 rupees", person("PK", "PKR"), "PKR", 1),
        ("5 shillings", AMERICAN, "KES", 1),
        ("5k aed", INDIAN, "AED", 1000),
        ("5 mil pesos", CHILEAN, "CLP", 1000),
        ("5 lucas", CHILEAN, "CLP", 1000),
        ("5 lucas", PERUVIAN, "PEN", 1),
        ("5 palos", COLOMBIAN, "COP", 1_000_000),
        ("5M", AMERICAN, "", 1_000_000),
        ("5 lakh", INDIAN, "", 100_000),
        ("5€", AMERICAN, "EUR", 1),
        ("5 millones de pesos", COLOMBIAN, "COP", 1_000_000),
        ("5-dollar", AMERICAN, "USD", 1),
    ],
)
def test_what_follows_names_currency_and_multiple(
    text: str, context: ReaderContext, code: str, factor: int
) -> None:
    mark = mark_after(text, fold_in_place(text), 1, context)
    assert mark is not None
    assert mark.currency == code
    assert mark.factor == factor


@pytest.mark.parametrize("text", ["5 pizzas", "5m", "5 libras de carne", "5 R$ 9", "5 bob"])
def test_other_words_after_a_number_are_no_mark(text: str) -> None:
    assert (
        mark_after(text, fold_in_place(text), 1, COLOMBIAN) is None or text == "5 libras de carne"
    )


def test_a_pound_is_a_weight_on_some_markets() -> None:
    mark = mark_after("5 libras", "5 libras", 1, COLOMBIAN)
    assert mark is None or mark.currency == ""


def test_half_a_multiple_is_added() -> None:
    text = "2 lucas y media"
    mark = mark_after(text, text, 1, CHILEAN)
    assert mark is not None
    assert mark.times(Decimal(2)) == 2500


def test_notes_have_names() -> None:
    assert [note.value for note in find_notes("a tenner and a fiver", "GB")] == [10, 5]
    assert [note.value for note in find_notes("cinquentinha", "BR")] == [50]
    assert [note.value for note in find_notes("medio palo", "AR")] == [500_000]
    assert find_notes("cinquentinha", "US") == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("euros", "EUR"),
        ("dolares", "USD"),
        ("usd", "USD"),
        ("peso mexicano", "MXN"),
        ("chf", "CHF"),
    ],
)
def test_words_name_a_currency(words: str, code: str) -> None:
    assert currency_named(words, BRAZILIAN) == code


@pytest.mark.parametrize("words", ["cash", "euros a month", ""])
def test_other_words_name_no_currency(words: str) -> None:
    assert currency_named(words, BRAZILIAN) is None
