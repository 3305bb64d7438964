"""Who issued an invoice, and in what currency."""

import pytest

from app.reading.documents.issuers import find_currency, find_issuer
from app.reading.statements.lines import parse_lines


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RECEBEMOS DE Casa Azul Ltda, OS PRODUTOS DA NOTA", "Casa Azul Ltda"),
        ("Invoice 7\nSold by: Blue House\nBill to: Ann", "Blue House"),
        ("Emisor                 Cliente\nCasa Azul              Ana Lima", "Casa Azul"),
        ("Bill to:\nAnn Lee\nShip to:\nAnn Lee Inc\nBlue House GmbH", "Blue House GmbH"),
        ("INVOICE\nDate: 2026-10-03\nBlue House\nTotal 5.00", "Blue House"),
        ("Sold by a person whose name is not given here at all\nBlue House Ltd", "Blue House Ltd"),
        ("INVOICE\n2026-10-03\n12345\nTotal 5.00", ""),
        ("Vendor:\n12345\n\n99", ""),
    ],
)
def test_the_issuer_is_named_or_not(text: str, name: str) -> None:
    assert find_issuer(parse_lines(text)) == name


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("CNPJ 11.222.333/0001-44", "BRL"),
        ("Total 5,00 R$", "BRL"),
        ("All amounts in EUR", "EUR"),
        ("EUR or USD", None),
        ("Total 5.00 €", "EUR"),
        ("£5.00 or 6.00 €", None),
        ("Total 5.00", None),
    ],
)
def test_the_currency_is_the_one_that_is_named(text: str, currency: str | None) -> None:
    assert find_currency(parse_lines(text)) == currency


def test_the_most_reliable_label_of_the_seller_names_the_issuer() -> None:
    text = "PRESTADOR / FORNECEDOR\nEmpresa Exemplo Ltda\nSimples Nacional na Data"
    assert find_issuer(parse_lines(text)) == "Empresa Exemplo Ltda"
