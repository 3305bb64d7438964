"""The meaning of headings within statements."""

import pytest

from app.reading.statements.lines import parse_lines
from app.reading.statements.sections import (
    find_direction,
    find_section,
    is_card_statement,
    is_statement,
)


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
    assert find_section(line) == section


def test_a_section_may_give_a_direction() -> None:
    assert (find_direction("incoming"), find_direction("outgoing")) == (1, -1)
    assert find_direction("open") == find_direction("skip") == find_direction(None) == 0


def test_cards_and_accounts_are_distinguished() -> None:
    assert is_card_statement(parse_lines("Credit card\nMinimum payment 5.00")) is True
    assert is_card_statement(parse_lines("Conta corrente\nSaldo anterior 5,00")) is False
    assert is_card_statement(parse_lines("Hello")) is None
    assert is_statement(parse_lines("Conta corrente"))
    assert not is_statement(parse_lines("Hello"))
