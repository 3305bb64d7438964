"""Tests of the confidence, which falls where the reader guessed."""

from datetime import date
from decimal import Decimal

import pytest

from app.reading.confidence import estimate_confidence
from app.reading.messages.clause import Clause
from app.reading.messages.items import Item
from app.reading.messages.reader import read_message
from app.reading.messages.segments import Segment
from app.reading.types import ReaderContext
from app.text.amounts import MessageAmount

BRAZILIAN = ReaderContext(date(2026, 5, 20), "BR", "BRL", "pt")
AMERICAN = ReaderContext(date(2026, 5, 20), "US", "USD", "en")


def confidence(text: str, context: ReaderContext = BRAZILIAN) -> float:
    """Return the confidence of the only transaction that was read."""
    (draft,) = read_message(text, context).drafts
    return draft.confidence


def test_a_simple_income_has_high_confidence() -> None:
    assert confidence("recebi 900 de salário") > 0.9


@pytest.mark.parametrize(
    ("doubtful", "clear"),
    [
        ("padaria 2,500", "padaria 2.500"),
        ("padaria 20 semana passada", "padaria 20 ontem"),
        ("dividimos 60 de padaria entre 3", "padaria 20"),
        ("gastei 20", "padaria 20"),
    ],
)
def test_every_doubt_lowers_the_confidence(doubtful: str, clear: str) -> None:
    assert confidence(doubtful) < confidence(clear)


def test_an_amount_without_words_has_low_confidence() -> None:
    assert confidence("gastei 20") < 0.7


def test_confidence_stays_between_its_bounds() -> None:
    assert 0.3 <= confidence("50 semana passada 2,500 dividido por 7") <= 0.98


def item(words: str = "bread", *, guessed: bool = False) -> Item:
    """Return an item of 12 with these words."""
    amount = MessageAmount(6, 8, Decimal(12))
    clause = Clause("bread 12", 0, 8, [amount])
    segment = Segment("bread 12", clause, 0, 8, 0, [amount], [])
    return Item(amount, words, segment, guessed=guessed)


def test_the_category_counts_for_expenses_only() -> None:
    assert estimate_confidence(item(), "income", 0.0) == 0.98
    assert estimate_confidence(item(), "expense", 1.0) == 0.98
    assert estimate_confidence(item(), "expense", 0.0) < 0.5


def test_a_price_computed_on_a_hint_lowers_the_confidence() -> None:
    assert estimate_confidence(item(guessed=True), "income", 0.0) == 0.83
