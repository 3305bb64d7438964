"""Messages as a whole: their intent, their transactions, the question in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.drafts import Context, Draft
from app.reading.text import read
from app.reading.words import correction_key

WEDNESDAY = date(2026, 5, 20)
AMERICAN = Context(today=WEDNESDAY, country="US", currency="USD", language="en")
BRAZILIAN = Context(today=WEDNESDAY, country="BR", currency="BRL", language="pt")
MEXICAN = Context(today=WEDNESDAY, country="MX", currency="MXN", language="es")
SPANISH = Context(today=WEDNESDAY, country="ES", currency="EUR", language="es")
CHILEAN = Context(today=WEDNESDAY, country="CL", currency="CLP", language="es")


def amounts(text: str, context: Context) -> list[int]:
    """The cents of every transaction read."""
    return [draft.amount_cents for draft in read(text, context).drafts]


def only(text: str, context: Context) -> Draft:
    """The one transaction read."""
    (draft,) = read(text, context).drafts
    return draft


def test_an_expense_has_its_amount_its_words_and_today() -> None:
    draft = only("Groceries at Whole Foods $84.20", AMERICAN)
    assert (draft.amount_cents, draft.currency, draft.kind) == (8420, "USD", "expense")
    assert draft.description == "Groceries at Whole Foods"
    assert draft.transaction_date == WEDNESDAY


@pytest.mark.parametrize(
    ("text", "context", "cents"),
    [
        ("haircut 32 and shampoo 11", AMERICAN, [3200, 1100]),
        ("pão 9,50, leite 6 e queijo 31", BRAZILIAN, [950, 600, 3100]),
        ("taxi 80\nboleto del museo 95", MEXICAN, [8000, 9500]),
        ("30 bakery 18 laundry 7 stamps", AMERICAN, [3000, 1800, 700]),
        ("luz 61,20 gas 38", SPANISH, [6120, 3800]),
    ],
)
def test_each_of_several_has_its_own_amount(text: str, context: Context, cents: list[int]) -> None:
    assert amounts(text, context) == cents


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("how much is a 40 inch tv these days?", AMERICAN),
        ("i want to buy a 900 bike", AMERICAN),
        ("almost paid 70 for that jacket", AMERICAN),
        ("if i get 300 extra what do i do with it", AMERICAN),
        ("quero comprar um sofá de 1500", BRAZILIAN),
        ("não comprei o casaco de 200", BRAZILIAN),
        ("mañana voy a pagar 600 de luz", MEXICAN),
        ("me alcanza para unos zapatos de 800?", MEXICAN),
        ("please transfer 50 to my brother", AMERICAN),
    ],
)
def test_what_did_not_happen_is_chat_and_no_transaction(text: str, context: Context) -> None:
    reading = read(text, context)
    assert reading.intent == "chat"
    assert reading.drafts == ()


def test_a_message_that_logs_and_asks_keeps_its_question() -> None:
    reading = read("paid 18 for parking. how am i doing this week?", AMERICAN)
    assert [draft.amount_cents for draft in reading.drafts] == [1800]
    assert reading.intent == "transaction"
    assert reading.question == "how am i doing this week"


def test_what_a_person_taught_wins_for_the_same_words() -> None:
    taught = Context(
        today=WEDNESDAY,
        country="BR",
        currency="BRL",
        language="pt",
        corrections={correction_key("Padaria da esquina"): "entertainment"},
    )
    draft = only("gastei 12 na padaria da esquina", taught)
    assert (draft.category, draft.confidence > 0.9) == ("entertainment", True)


def test_words_around_an_amount_tell_its_category_where_its_own_do_not() -> None:
    draft = only("went to the pharmacy, 30 for stuff", AMERICAN)
    assert draft.category == "health"


def test_dates_of_a_list_hold_until_the_next() -> None:
    drafts = read("yesterday: soup 9, tram 3\ntoday: tea 2", AMERICAN).drafts
    assert [draft.transaction_date.day for draft in drafts] == [19, 19, 20]


@given(st.text(max_size=400))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    reading = read(text, BRAZILIAN)
    assert all(draft.amount_cents > 0 for draft in reading.drafts)
    assert all(len(draft.description) <= 60 for draft in reading.drafts)
    assert all(draft.transaction_date <= WEDNESDAY for draft in reading.drafts)
