"""Tests of prices that a message only implies."""

from datetime import date

import pytest

from app.reading.messages.arithmetic import compute_amounts
from app.reading.messages.clause import Clause
from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext
from app.text.amounts import find_amounts

BRAZILIAN = ReaderContext(date(2026, 5, 20), "BR", "BRL", "pt")
AMERICAN = ReaderContext(date(2026, 5, 20), "US", "USD", "en")
MEXICAN = ReaderContext(date(2026, 5, 20), "MX", "MXN", "es")
PEOPLE = {"BR": BRAZILIAN, "US": AMERICAN, "MX": MEXICAN}


def drafts(text: str, country: str) -> tuple[DraftTransaction, ...]:
    """Return the transactions of a message by a person in `country`."""
    return read_message(text, PEOPLE[country]).drafts


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "4 mugs at 6.50 each", 2600),
        ("US", "4 mugs 6.50 each", 2600),
        ("US", "2x 6.50 mugs", 1300),
        ("US", "gas 3.50 a gallon, 10 gallons", 3500),
        ("BR", "5 canecas a 12 cada", 6000),
        ("BR", "3 ingressos de 40", 12000),
        ("BR", "2 kg de queijo a 45 o kg", 9000),
        ("MX", "6 tazas a 35 cada una", 21000),
        ("BR", "2 canecas uma de 40", 4000),
        ("MX", "6 tazas a 35 cada una, 210 en total", 21000),
    ],
)
def test_a_quantity_times_a_price(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("BR", "blusa de 90 por 60", 6000),
        ("US", "coat was 90 now 60", 6000),
        ("US", "soap 8 with 2 off", 800),
        ("US", "paid 8 with a 20 got 12 back", 800),
        ("BR", "sabão 8, troco de 12", 800),
        ("MX", "gasté 80 y me sobraron 20", 8000),
        ("US", "tickets 2 for 90", 9000),
        ("US", "8+7 snacks", 1500),
        ("BR", "8+7+5 no mercado", 2000),
    ],
)
def test_old_prices_change_and_discounts_are_no_items(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


def test_a_price_computed_on_a_hint_has_less_confidence() -> None:
    (sure,) = drafts("almoço 20", "BR")
    (guessed,) = drafts("dividimos 60 de almoço entre 3", "BR")
    assert guessed.confidence < sure.confidence


def test_words_used_in_a_computation_are_in_no_description() -> None:
    (draft,) = drafts("haircut 30 plus 6 tip", "US")
    assert draft.description == "Haircut"


def test_a_line_with_many_amounts_is_not_changed() -> None:
    text = ", ".join(f"thing{chr(97 + n % 26)} {n + 10}" for n in range(40))
    assert len(drafts(text, "US")) == 40


def test_a_computed_price_replaces_its_amounts_in_the_clause() -> None:
    text = "4 mugs at 6.50 each"
    clause = Clause(text, 0, len(text), find_amounts(text, text, [], "en", AMERICAN))
    compute_amounts(clause)
    assert [amount.cents for amount in clause.amounts] == [2600]
    assert clause.used_spans
