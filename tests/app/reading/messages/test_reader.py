"""Tests of whole messages: their intent, transactions and question."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext
from app.text.tokens import correction_key

WEDNESDAY = date(2026, 5, 20)
AMERICAN = ReaderContext(today=WEDNESDAY, country="US", currency="USD", language="en")
BRAZILIAN = ReaderContext(today=WEDNESDAY, country="BR", currency="BRL", language="pt")
MEXICAN = ReaderContext(today=WEDNESDAY, country="MX", currency="MXN", language="es")
SPANISH = ReaderContext(today=WEDNESDAY, country="ES", currency="EUR", language="es")
CHILEAN = ReaderContext(today=WEDNESDAY, country="CL", currency="CLP", language="es")


def amounts(text: str, context: ReaderContext) -> list[int]:
    """Return the cents of every transaction that was read."""
    return [draft.amount_cents for draft in read_message(text, context).drafts]


def only(text: str, context: ReaderContext) -> DraftTransaction:
    """Return the only transaction that was read."""
    (draft,) = read_message(text, context).drafts
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
def test_each_of_several_has_its_own_amount(
    text: str, context: ReaderContext, cents: list[int]
) -> None:
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
def test_what_did_not_happen_is_chat_and_no_transaction(text: str, context: ReaderContext) -> None:
    reading = read_message(text, context)
    assert reading.intent == "chat"
    assert reading.drafts == ()


def test_what_rounds_to_nothing_is_no_transaction() -> None:
    assert amounts("taxi 0.004 and lunch 12", AMERICAN) == [1200]
    assert read_message("spent 0.004 on a taxi", AMERICAN).intent == "chat"


def test_a_message_that_logs_and_asks_keeps_its_question() -> None:
    reading = read_message("paid 18 for parking. how am i doing this week?", AMERICAN)
    assert [draft.amount_cents for draft in reading.drafts] == [1800]
    assert reading.intent == "transaction"
    assert reading.question == "how am i doing this week"


def test_what_a_person_taught_wins_for_the_same_words() -> None:
    taught = ReaderContext(
        today=WEDNESDAY,
        country="BR",
        currency="BRL",
        language="pt",
        corrections={correction_key("Padaria da esquina"): "entertainment"},
    )
    draft = only("gastei 12 na padaria da esquina", taught)
    assert (draft.category, draft.confidence > 0.9) == ("entertainment", True)


def test_surrounding_words_decide_the_category_where_its_own_do_not() -> None:
    draft = only("went to the pharmacy, 30 for stuff", AMERICAN)
    assert draft.category == "health"


def test_a_date_of_a_list_applies_until_the_next() -> None:
    drafts = read_message("yesterday: soup 9, tram 3\ntoday: tea 2", AMERICAN).drafts
    assert [draft.transaction_date.day for draft in drafts] == [19, 19, 20]


@given(st.text(max_size=400))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    reading = read_message(text, BRAZILIAN)
    assert all(draft.amount_cents > 0 for draft in reading.drafts)
    assert all(len(draft.description) <= 60 for draft in reading.drafts)
    assert all(draft.transaction_date <= WEDNESDAY for draft in reading.drafts)


@pytest.mark.parametrize(
    ("text", "context", "currencies"),
    [
        ("hostel 60 euros and 9 on ice cream", AMERICAN, ["EUR", "EUR"]),
        ("20 reais no açaí e 8 na água", AMERICAN, ["BRL", "BRL"]),
        ("30 dólares de libros, 12 en café", MEXICAN, ["USD", "USD"]),
        ("20 euros café, 10 dólares taxi, pan 5", SPANISH, ["EUR", "USD", "EUR"]),
        ("40 dólares en libros y 20 lucas de nafta", CHILEAN, ["USD", "CLP"]),
    ],
)
def test_a_currency_named_once_holds_for_the_bare_numbers_beside_it(
    text: str, context: ReaderContext, currencies: list[str]
) -> None:
    assert [draft.currency for draft in read_message(text, context).drafts] == currencies


def test_an_id_is_in_no_description() -> None:
    assert only("paid 80 to the plumber 312-555-0142", AMERICAN).description == "Plumber"


@pytest.mark.parametrize(
    ("text", "context", "descriptions"),
    [
        ("bus 3 and 4", AMERICAN, ["Bus", "Bus"]),
        ("ônibus 4,40 ontem e 5 hoje", BRAZILIAN, ["Ônibus", "Ônibus"]),
        ("metro 6 y 7 y 8", MEXICAN, ["Metro", "Metro", "Metro"]),
        ("40 de un libro y 30 de otro", MEXICAN, ["Libro", "Libro"]),
    ],
)
def test_an_amount_without_words_is_for_the_same_as_the_one_before(
    text: str, context: ReaderContext, descriptions: list[str]
) -> None:
    assert [draft.description for draft in read_message(text, context).drafts] == descriptions


@pytest.mark.parametrize(
    ("text", "context", "cents"),
    [
        ("a couple of donuts 7", AMERICAN, [700]),
        ("3 for 10 donuts", AMERICAN, [1000]),
        ("chamei um 99 pro trabalho 17", BRAZILIAN, [1700]),
        ("comprei umas meias de 25", BRAZILIAN, [2500]),
        ("meia dúzia de laranjas 8", BRAZILIAN, [800]),
        ("cento e vinte e meia pizza", BRAZILIAN, [12000]),
        ("tomamos once donde mi tía 9 lucas", CHILEAN, [900000]),
        ("a kettle for 24 and a mug for 6", AMERICAN, [2400, 600]),
    ],
)
def test_a_number_word_that_counts_or_names_is_no_price(
    text: str, context: ReaderContext, cents: list[int]
) -> None:
    assert amounts(text, context) == cents


@pytest.mark.parametrize(
    ("text", "context", "description"),
    [
        ("gym 30 every month", AMERICAN, "Gym"),
        ("rent 900 on the 1st of every month", AMERICAN, "Rent"),
        ("paid my credit card 300", AMERICAN, "Credit card"),
        ("80 de internet todo mês", BRAZILIAN, "Internet"),
        ("comi uma coxinha de 9", BRAZILIAN, "Coxinha"),
        ("gimnasio 400 cada mes", MEXICAN, "Gimnasio"),
    ],
)
def test_periods_and_verbs_are_in_no_description(
    text: str, context: ReaderContext, description: str
) -> None:
    assert only(text, context).description == description


def test_where_one_stopped_by_is_no_pass() -> None:
    assert only("pasé por la farmacia y fueron 90", MEXICAN).category == "health"


def test_the_only_date_is_that_of_the_only_purchase() -> None:
    draft = only("ramen 14\nwith Kim\nMay 18", AMERICAN)
    assert draft.transaction_date == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("text", "context", "category"),
    [
        ("3 bags of rice 30", AMERICAN, "food"),
        ("3 caixas de leite 15", BRAZILIAN, "food"),
        ("2 latas de pintura 600", MEXICAN, "housing"),
        ("bolsa de couro 200", BRAZILIAN, "clothing"),
    ],
)
def test_what_is_in_a_box_decides_and_not_the_box(
    text: str, context: ReaderContext, category: str
) -> None:
    assert only(text, context).category == category
