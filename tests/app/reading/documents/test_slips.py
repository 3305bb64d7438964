"""Slips: pay, transfers, payments and refunds, each one movement."""

import time

import pytest

from app.reading.documents.printed import read_statement_text
from app.reading.documents.slips import read_slip
from app.reading.statements.lines import parse_lines
from app.reading.types import DraftTransaction
from tests.support.statements import person

PAY = """GREENFIELD LTD                 Payslip
Employee   K Moss              Pay date 25/09/2026
Gross pay            2,000.00      18,000.00
Income tax            -250.00      -2,250.00
Net pay              1,750.00      15,750.00
"""
CONTRACHEQUE = """CONTRACHEQUE
Padaria Estrela Ltda
Competência Agosto/2026
Salário base 2.000,00
Desconto INSS 180,00
Líquido a receber 1.820,00
"""
RECIBO = """Recibo de sueldo
Empresa Sur SA
Período del 01/08/2026 al 31/08/2026
Fecha de pago 31/08/2026
Haberes 90.000,00
Neto a cobrar 75.500,50
"""
SPEI = """Transferencia exitosa
$980.00 MXN
Comisión $5.00
Fecha 12/09/2026
Beneficiario Rosa Luna
Cuenta *4471
"""
PIX = """Comprovante de Pix
R$ 41,30
12/09/2026 - 10:02
Para Caio Lima
CPF ***.111.222-**
"""
PIX_IN = """Pix recebido
Você recebeu
R$ 41,30
12/09/2026 - 10:02
"""
BOLETO = """Comprovante de pagamento de boleto
Beneficiário Clube do Bairro
Linha digitável 34191.79001 01043.510047 91020.150008 2 16310000012000
Vencimento 20/09/2026
Data do pagamento 14/09/2026
Valor pago R$ 120,00
"""
REFUND = """BOOK CORNER
REFUND
09/11/2026 11:40
Novel -12.00
TOTAL -12.00
REFUND TO CARD 12.00
"""
YAPE = """Yapeaste!
S/ 45
Rosa M.
20 nov. 2026 - 07:15 p. m.
"""
BIZUM = """Bizum enviado
25 €
Para Luis M.
Fecha 15/11/2026
"""
UPI = """Transaction Successful
11:20 am on 16 Nov 2026
Paid to
Corner Kirana
¤640
"""
OWN = """Transfer confirmation
Amount 300.00
To my savings
Transfer to savings
Date 12/09/2026
"""


def read(text: str, country: str) -> DraftTransaction:
    reading = read_slip(parse_lines(text), person(country))
    assert reading is not None
    (draft,) = reading.drafts
    return draft


@pytest.mark.parametrize(
    ("text", "country", "cents", "kind", "day"),
    [
        (PAY, "GB", 175000, "income", "2026-09-25"),
        (CONTRACHEQUE, "BR", 182000, "income", "2026-08-31"),
        (RECIBO, "AR", 7550050, "income", "2026-08-31"),
        (SPEI, "MX", 98000, "expense", "2026-09-12"),
        (PIX, "BR", 4130, "expense", "2026-09-12"),
        (PIX_IN, "BR", 4130, "income", "2026-09-12"),
        (YAPE, "PE", 4500, "expense", "2026-11-20"),
        (BIZUM, "ES", 2500, "expense", "2026-11-15"),
        (UPI, "IN", 64000, "expense", "2026-11-16"),
        (BOLETO, "BR", 12000, "expense", "2026-09-14"),
        (REFUND, "US", 1200, "income", "2026-09-11"),
        (OWN, "GB", 30000, "transfer", "2026-09-12"),
    ],
)
def test_what_moved_is_read_once_with_its_direction_and_day(
    text: str, country: str, cents: int, kind: str, day: str
) -> None:
    draft = read(text, country)
    assert (draft.amount_cents, draft.kind) == (cents, kind)
    assert draft.transaction_date.isoformat() == day
    assert (draft.category == "income") == (kind == "income")


def test_pay_without_a_title_is_known_by_its_parts() -> None:
    text = "Acme Ltd\nEmployee Jo\nPay date 30/10/2026\nGross pay 2,000.00\nNet pay 1,600.00\n"
    assert read(text, "GB").amount_cents == 160000
    assert read_slip(parse_lines("Acme Ltd\nTotal 5.00\nNet pay 1,600.00\n"), person("GB")) is None


def test_the_company_is_named_by_its_label() -> None:
    text = "NÓMINA\nEmpresa: Talleres Sol\nFecha de pago 30/10/2026\nNeto a percibir 1.100,00\n"
    assert read(text, "ES").description == "Talleres Sol"


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        (PAY, "GB", "Greenfield"),
        (PIX, "BR", "Caio Lima"),
        (SPEI, "MX", "Rosa Luna"),
        (REFUND, "US", "Book Corner"),
    ],
)
def test_the_other_party_is_named(text: str, country: str, name: str) -> None:
    assert name.casefold() in read(text, country).description.casefold()


def test_a_day_that_a_photo_joined_to_the_time_is_found() -> None:
    draft = read(REFUND.replace("09/11/2026 11:40", "09/11/202611:40"), "US")
    assert draft.transaction_date.isoformat() == "2026-09-11"


def test_a_pay_slip_without_a_named_net_pay_is_not_guessed_at() -> None:
    assert read_slip(parse_lines(PAY.replace("Net pay", "Sum")), person("GB")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bank statement\n01/09/2026 Transferencia enviada 20.00\n02/09/2026 Payslip Ltd 30.00\n",
        "CORNER SHOP\nNo refund without a receipt\nTOTAL 4.00\n",
        "CORNER SHOP\nMilk 4.00\nTOTAL 4.00\nRefund policy: 30 days\n",
    ],
)
def test_pages_that_only_mention_such_words_are_no_slips(text: str) -> None:
    assert read_slip(parse_lines(text), person("GB")) is None


def test_a_printed_slip_is_not_read_as_a_statement() -> None:
    reading = read_statement_text(RECIBO, person("AR"))
    assert [draft.amount_cents for draft in reading.drafts] == [7550050]


@pytest.mark.parametrize("words", ["net pay employee inss ", "Payslip net pay ", "transferencia "])
def test_a_page_of_labels_alone_is_answered_in_time(words: str) -> None:
    started = time.process_time()
    for length in (9_000, 200_000):
        read_slip(parse_lines(words * (length // len(words))), person("GB"))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "state", ["Status: pending", "Payment declined", "Agendado para 30/11/2026", "Estado Rechazada"]
)
def test_a_slip_that_says_that_nothing_moved_books_nothing(state: str) -> None:
    reading = read_slip(parse_lines(f"Payment confirmation\nAmount 30.00\n{state}"), person("GB"))
    assert reading is not None
    assert (reading.drafts, reading.problem) == ((), "no_transaction")


def test_a_list_of_movements_that_begins_like_a_slip_is_none() -> None:
    movements = "Pix recebido\nBia\nR$ 50,00\nPagamento efetuado\nBar\nR$ 30,00\n18 nov 2026\n"
    assert read_slip(parse_lines(movements), person("BR")) is None
    days = "18 Oct 2026\nYou sent $5\nAnn\n17 Oct 2026\nYou sent $5\nBob\n"
    assert read_slip(parse_lines(days), person("US")) is None
