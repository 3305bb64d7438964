"""Confidence falls where the reader guessed."""

from datetime import date

import pytest

from app.reading.drafts import Context
from app.reading.text import read

BRAZILIAN = Context(date(2026, 5, 20), "BR", "BRL", "pt")
AMERICAN = Context(date(2026, 5, 20), "US", "USD", "en")


def confidence(text: str, context: Context = BRAZILIAN) -> float:
    """The confidence of the one transaction read."""
    (draft,) = read(text, context).drafts
    return draft.confidence


def test_a_plain_income_is_sure() -> None:
    assert confidence("recebi 900 de salário") > 0.9


@pytest.mark.parametrize(
    ("doubtful", "plain_one"),
    [
        ("padaria 2,500", "padaria 2.500"),
        ("padaria 20 semana passada", "padaria 20 ontem"),
        ("dividimos 60 de padaria entre 3", "padaria 20"),
        ("gastei 20", "padaria 20"),
    ],
)
def test_every_doubt_lowers_it(doubtful: str, plain_one: str) -> None:
    assert confidence(doubtful) < confidence(plain_one)


def test_an_amount_without_words_is_asked_about() -> None:
    assert confidence("gastei 20") < 0.7


def test_it_stays_between_its_bounds() -> None:
    assert 0.3 <= confidence("50 semana passada 2,500 dividido por 7") <= 0.98
