"""Invoices and fiscal documents come to one draft."""

from datetime import date

import pytest

from app.reading.documents.invoices import is_invoice, read_invoice
from app.reading.documents.pdf import read_pdf
from app.reading.documents.printed import read_statement_text
from app.reading.statements.lines import parse_lines
from app.reading.types import DraftTransaction
from tests.support.printed_documents import lines_pdf, pdf_of
from tests.support.statements import person

DANFE = """
RECEBEMOS DE Padaria Aurora Ltda OS PRODUTOS CONSTANTES DA NOTA FISCAL ABAIXO
DANFE DOCUMENTO AUXILIAR DA NOTA FISCAL ELETRÔNICA
DESTINATÁRIO / REMETENTE
NOME / RAZÃO SOCIAL                     CNPJ / CPF            DATA DA EMISSÃO
Ana Lima                                111.222.333-44        03/10/2026
VALOR DO FRETE    VALOR DO SEGURO    DESCONTO     VALOR TOTAL DOS PRODUTOS
0,00              0,00               10,00        1.244,50
VALOR DO IPI      OUTRAS DESPESAS    VALOR TOTAL DA NOTA
0,00              0,00                         1.234,50
"""
DANFSE = """
DANFSe v1.0 Documento Auxiliar da NFS-e
NÚMERO DA NFS-e     COMPETÊNCIA DA NFS-e     DATA E HORA DA EMISSÃO DA NFS-e
17                  01/10/2026               05/10/2026 10:11:12
PRESTADOR DO SERVIÇO
Nome / Nome Empresarial                 Município
Oficina do Zé ME                        Curitiba
TOMADOR DO SERVIÇO
Nome / Nome Empresarial                 Município
Ana Lima                                Curitiba
Total das Retenções      Valor Líquido da NFS-e      Valor Líquido da NFS-e + IBS/CBS
R$ 50,00                 R$ 950,00                   R$ 990,00
"""
FACTURA = """
                         FACTURA
Talleres Ruiz S.L.                       Fecha de factura: 03/10/2026
Calle Mayor 1                            Fecha de vencimiento: 03/11/2026
Facturar a:
Ana Lima
Base imponible                                   100,00 €
IVA 21%                                           21,00 €
Total factura                                    121,00 €
"""
INVOICE = """
INVOICE                                  Invoice number: 42
Bright Windows Ltd                       Invoice date: 10/03/2026
Bill to: Ann Lee                         Due date: 11/03/2026
Description        Qty   Price    Amount
Cleaning             2   40.00     80.00
Total quantity       2
Subtotal                           80.00
Tax 5%                              4.00
Total                     $84.00
"""
RECHNUNG = """
Muster Elektro GmbH                      Rechnung Nr. 7
Rechnungsdatum: 03.10.2026               Fällig: 17.10.2026
Netto                                    100,00
MwSt 19%                                  19,00
Gesamtbetrag                             119,00 EUR
"""


@pytest.mark.parametrize(
    ("text", "country", "cents", "currency", "day", "name"),
    [
        (DANFE, "BR", 123450, "BRL", date(2026, 10, 3), "Padaria Aurora Ltda"),
        (DANFSE, "BR", 95000, "BRL", date(2026, 10, 5), "Oficina do Zé ME"),
        (FACTURA, "ES", 12100, "EUR", date(2026, 10, 3), "Talleres Ruiz S.L"),
        (INVOICE, "US", 8400, "USD", date(2026, 10, 3), "Bright Windows Ltd"),
        (RECHNUNG, "DE", 11900, "EUR", date(2026, 10, 3), "Muster Elektro GmbH"),
    ],
    ids=["danfe", "danfse", "factura", "invoice", "rechnung"],
)
def test_an_invoice_has_its_total_date_and_issuer(
    text: str, country: str, cents: int, currency: str, day: date, name: str
) -> None:
    for reading in (
        read_statement_text(text, person(country)),
        read_pdf(lines_pdf(text), person(country)),
    ):
        assert reading.kind == "invoice"
        (draft,) = reading.drafts
        assert (draft.amount_cents, draft.currency) == (cents, currency)
        assert (draft.transaction_date, draft.description) == (day, name)
        assert draft.kind == "expense"


def only(text: str, country: str = "US") -> DraftTransaction:
    (draft,) = read_invoice(parse_lines(text), person(country)).drafts
    return draft


def test_a_document_without_a_total_is_not_booked() -> None:
    for text in ("Invoice 42\nBill to: Ann\nDate: 2026-10-03\n", "Invoice\nTotal\n\n0.00\n"):
        reading = read_invoice(parse_lines(text), person())
        assert (reading.drafts, reading.problem) == ((), "no_total")


def test_parts_of_the_total_are_not_the_total() -> None:
    text = "Acme Inc\nSubtotal 80.00\nTotal tax 4.00\nTotal items 3.00\nTotal 84.00\n"
    assert only(text).amount_cents == 8400


def test_a_sure_label_is_worth_more_than_a_plain_one() -> None:
    plain = only("Acme Inc\n2026-10-03\nTotal 84.00\n")
    sure = only("Acme Inc\n2026-10-03\nAmount due 84.00\nPaid by card 84.00\n")
    assert plain.confidence < 0.75 < 0.9 < sure.confidence


def test_what_is_due_may_be_nothing_once_it_is_paid() -> None:
    assert only("Acme Inc\nTotal 84.00\nAmount due 0.00\n").amount_cents == 8400


def test_a_day_or_a_name_that_is_not_printed_is_less_sure() -> None:
    draft = only("Total due: $84.00\n")
    assert draft.transaction_date == person().today
    assert draft.description == "–"
    assert draft.confidence < 0.7


def test_a_day_without_a_label_counts_unless_a_label_calls_it_another() -> None:
    text = "Acme Inc\nDue date 2026-11-03\nPrinted 2026-10-03\nTotal due: 84.00\n"
    assert only(text).transaction_date == date(2026, 10, 3)


def test_a_value_may_be_below_its_label() -> None:
    data = pdf_of(
        [
            [
                (40, 700, "Acme Trading Ltd"),
                (40, 650, "Invoice date"),
                (300, 650, "Amount due"),
                (40, 638, "3 October 2026"),
                (305, 638, "84.00"),
                (40, 620, "Tax"),
                (300, 620, "4.00"),
            ]
        ]
    )
    (draft,) = read_pdf(data, person("GB")).drafts
    assert (draft.amount_cents, draft.transaction_date) == (8400, date(2026, 10, 3))


def test_values_of_another_page_are_not_below_a_label() -> None:
    assert read_invoice(parse_lines("Total due\f84.00"), person()).problem == "no_total"


def test_invoices_are_distinguished_from_statements() -> None:
    assert is_invoice(parse_lines(DANFE))
    assert is_invoice(parse_lines(INVOICE))
    assert not is_invoice(
        parse_lines("Account statement\nOpening balance 5.00\nInvoice of the bank")
    )
    assert not is_invoice(parse_lines("Dear Ann, see you soon."))


def test_a_statement_that_speaks_of_invoices_is_read_as_a_statement() -> None:
    text = "Invoice and receipt list\n02/10/2026 Shop 5.00\n03/10/2026 Bus 7.00\n"
    reading = read_statement_text(text, person("GB"))
    assert reading.kind == "statement"
    assert len(reading.drafts) == 2
