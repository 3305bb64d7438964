"""Messages that correct themselves, and amounts that they deny."""

import pytest

from app.reading.messages.reader import read_message
from app.reading.messages.self_corrections import correct, settle
from app.text.amounts import MessageAmount
from app.text.languages import Language
from tests.support.understanding import hear, understanding_context


def parts(message: str, language: Language) -> tuple[str, str, tuple[MessageAmount, ...]]:
    """Return a message, folded too, with its amounts."""
    heard = hear(message, language)
    return heard.text, heard.folded, heard.amounts


@pytest.mark.parametrize(
    ("language", "message", "meant"),
    [
        ("en", "lamp 40, no wait 45", "lamp 45"),
        ("en", "the lamp was 40... I mean it was 45", "the lamp was 45"),
        ("en", "spent 60 on paint, sorry 66", "spent 66 on paint"),
        ("pt", "luminária 40, não, 45", "luminária 45"),
        ("pt", "gastei 60 em tinta, aliás 66.", "gastei 66 em tinta"),
        ("es", "lámpara 40, no, 45", "lámpara 45"),
        ("es", "gasté 60 en pintura, mejor dicho 66", "gasté 66 en pintura"),
        ("en", "60 on paint no wait 66", "66 on paint"),
        ("pt", "60 em tinta não pera 66", "66 em tinta"),
        ("es", "60 en pintura no espera 66", "66 en pintura"),
    ],
)
def test_the_amount_that_replaces_another_takes_its_place(
    language: Language, message: str, meant: str
) -> None:
    assert correct(*parts(message, language)) == meant


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "lamp 40, not 45"),
        ("en", "lamp 40, oh and a bulb 5"),
        ("en", "spent 60 on paint, 66 on brushes"),
        ("pt", "luminária 40, não 45"),
        ("pt", "paguei 30 no mercado e 20 na padaria"),
        ("es", "lámpara 40, no 45"),
        ("es", "pagué 30 de luz y 20 de agua"),
    ],
)
def test_denials_and_further_purchases_replace_nothing(language: Language, message: str) -> None:
    assert correct(*parts(message, language)) == message


@pytest.mark.parametrize(
    ("language", "message", "meant"),
    [
        ("en", "90 for the plumber, not 100", "90 for the plumber"),
        ("en", "90, not 100 for the plumber", "90 for the plumber"),
        ("en", "not 100 but 90 for the plumber", "but 90 for the plumber"),
        ("pt", "paguei 90 ao encanador em vez de 100", "paguei 90 ao encanador"),
        ("es", "gasté 90 en el plomero, no 100", "gasté 90 en el plomero"),
    ],
)
def test_a_denied_amount_is_left_out(language: Language, message: str, meant: str) -> None:
    assert settle(*parts(message, language)) == meant


@pytest.mark.parametrize(
    ("language", "message", "cents"),
    [
        ("en", "lamp 40, no wait 45", 4500),
        ("en", "paint was sixty, no, sixty six", 6600),
        ("pt", "luminária 40... não, 45", 4500),
        ("es", "lámpara 120, perdón, 130", 13000),
        ("en", "bought paint for 80, make that 90", 9000),
        ("pt", "luminária 80, corrigindo 85", 8500),
        ("pt", "paguei 40 na verdade 45 na luminária", 4500),
        ("es", "gasté 200, más bien 250 en pintura", 25000),
    ],
)
def test_the_reader_books_the_amount_that_is_meant(
    language: Language, message: str, cents: int
) -> None:
    reading = read_message(message, understanding_context(language).reader)
    assert [draft.amount_cents for draft in reading.drafts] == [cents]
