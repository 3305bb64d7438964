"""What headings within statements say."""

import pytest

from app.reading.statements.lines import lines_of
from app.reading.statements.sections import direction_of, is_card, is_statement, section_of


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("TRANSAÇÕES DE 05 ABR A 05 MAI", "open"),
        ("Lançamentos no cartão (final 8294) 5.332,18", "open"),
        ("Pagamentos -R$ 3.637,43", "incoming"),
        ("DEPOSITS AND ADDITIONS", "incoming"),
        ("ELECTRONIC WITHDRAWALS (continued)", "outgoing"),
        ("Compras parceladas - próximas faturas", "skip"),
        ("RESUMEN", "summary"),
        ("RESUMEN DE TARJETA DE CREDITO VISA", None),
        ("Purchases made abroad may bring a fee of the bank that you will find below", None),
        ("Corner shop", None),
        ("", None),
    ],
)
def test_a_heading_opens_a_section_and_a_sentence_does_not(line: str, section: str | None) -> None:
    assert section_of(line) == section


def test_a_section_may_tell_a_direction() -> None:
    assert (direction_of("incoming"), direction_of("outgoing")) == (1, -1)
    assert direction_of("open") == direction_of("skip") == direction_of(None) == 0


def test_cards_and_accounts_are_told_apart() -> None:
    assert is_card(lines_of("Credit card\nMinimum payment 5.00")) is True
    assert is_card(lines_of("Conta corrente\nSaldo anterior 5,00")) is False
    assert is_card(lines_of("Hello")) is None
    assert is_statement(lines_of("Conta corrente"))
    assert not is_statement(lines_of("Hello"))
