"""What is surely one or more purchases or incomes, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from app.reading.messages.plain_log import SURE, is_plain_log
from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext, Reading

TODAY = date(2026, 5, 5)
CONTEXTS = {
    "en": ReaderContext(TODAY, "US", "USD", "en"),
    "pt": ReaderContext(TODAY, "BR", "BRL", "pt"),
    "es": ReaderContext(TODAY, "MX", "MXN", "es"),
}
LUNCH = DraftTransaction(1200, "USD", "expense", "food", "Lunch", TODAY, 0.97)
SURELY = Reading(intent="transaction", language="en", drafts=(LUNCH,))


def plain(text: str, language: str) -> bool:
    return is_plain_log(text, read_message(text, CONTEXTS[language]))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "spent 18 on lunch"),
        ("en", "bought groceries for $64.20 and a taxi for $11"),
        ("en", "dinner yesterday 32"),
        ("en", "got paid 2400"),
        ("pt", "gastei 18 reais no almoço"),
        ("pt", "mercado 64,20 e uber 11"),
        ("pt", "recebi meu salário 2400"),
        ("es", "gasté 180 en la comida"),
        ("es", "súper 640 y taxi 110"),
        ("es", "recibí mi sueldo 12000"),
    ],
)
def test_purchases_and_incomes_are_plain(language: str, text: str) -> None:
    assert plain(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "lunch was 20"),
        ("en", "the taxi was 13, not 11"),
        ("en", "taxi 11 again"),
        ("en", "change the taxi to 13"),
        ("en", "add 50 to my trip"),
        ("en", "took 100 out of the trip"),
        ("pt", "taxi 18 e minha renda agora é 3500"),
        ("es", "sácale 100 a la casa"),
        ("en", "my boss paid 90 for lunch"),
        ("en", "spent 18 on lunch, how am I doing?"),
        ("pt", "o almoço foi 20"),
        ("pt", "uber 13, não 11"),
        ("pt", "muda o uber pra 13"),
        ("pt", "coloca 50 na viagem"),
        ("pt", "meu irmão gastou 90 num jantar"),
        ("es", "la comida fue 200"),
        ("es", "taxi 130, no 110"),
        ("es", "cambia el taxi a 130"),
        ("es", "ponle 500 al viaje"),
        ("es", "mi jefe pagó la comida 900"),
    ],
)
def test_what_may_change_refer_to_or_ask_for_something_is_not(language: str, text: str) -> None:
    assert not plain(text, language)


@pytest.mark.parametrize(
    "reading",
    [
        replace(SURELY, intent="chat", drafts=()),
        replace(SURELY, question="how am I doing?"),
        replace(SURELY, drafts=(), is_cut=True),
        replace(SURELY, drafts=(LUNCH, replace(LUNCH, confidence=SURE - 0.01))),
    ],
)
def test_what_was_not_read_surely_is_not(reading: Reading) -> None:
    assert is_plain_log("lunch 12", SURELY)
    assert not is_plain_log("lunch 12", reading)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "took 40 out of the boat fund"),
        ("en", "already saved 40"),
        ("en", "make the boat 900"),
        ("pt", "tirei 40 do barco"),
        ("pt", "já guardei 40"),
        ("pt", "mete lá 40"),
        ("pt", "cria uma meta pra páscoa, 300 até fevereiro de 2028"),
        ("es", "saqué 40 del barco"),
        ("es", "ya guardé 40"),
        ("es", "métele 40"),
    ],
)
def test_what_may_be_about_a_goal_is_no_plain_log(language: str, text: str) -> None:
    lunch = replace(SURELY, language=language)

    assert not is_plain_log(text, lunch)
