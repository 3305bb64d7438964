"""Headings and rows by their words."""

import pytest

from app.reading.tables import vocabulary
from app.text import printed_currencies


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Transaction Date", "purchase"),
        ("Date de valeur", "value_date"),
        ("Data Lançamento", "date"),
        ("Lançamento", "description"),
        ("Buchungstag", "posted"),
        ("Könyvelés dátuma", "posted"),
        ("Valor (US$)", "amount"),
        ("Amount (fee)", "other"),
        ("Betrag in EUR", "amount"),
        ("CHEQUES Y OTROS CARGOS", "debit"),
        ("Money In", "credit"),
        ("Saldo na trn", "balance"),
        ("Running Bal.", "balance"),
        ("Fecha valor", "value_date"),
        ("Original Description", "description"),
        ("Soll/Haben", "direction"),
        ("Naam tegenpartij", "payee"),
        ("Account Name", "other"),
        ("Colour", None),
        ("a sentence about the amount that goes on for far longer than a heading would", None),
    ],
)
def test_a_heading_names_the_role_of_its_column(heading: str, role: str | None) -> None:
    assert vocabulary.find_role(heading) == role


def test_a_heading_may_name_its_currency() -> None:
    named = {"Valor (US$)": "USD", "Importe EUR": "EUR", "CAD$": "CAD", "Amount": None}
    named |= {"Top amount": None, "Saldo (S/)": "PEN", "Betrag (€)": "EUR"}
    assert {heading: printed_currencies.find_currency(heading) for heading in named} == named


def test_a_currency_goes_by_code_symbol_or_name() -> None:
    for text, code in (("brl", "BRL"), ("R$", "BRL"), ("Euro", "EUR"), ("zł", "PLN"), ("?", None)):
        assert printed_currencies.currency_of(text) == code


@pytest.mark.parametrize(
    ("words", "balance", "stated"),
    [
        ("SALDO ANTERIOR", True, True),
        ("S A L D O", True, True),
        ("Opening balance", True, True),
        ("LAST MONTH'S BALANCE", True, True),
        ("Balance brought forward", True, True),
        ("Total de Movimientos", True, False),
        ("Total", True, False),
        ("TOTAL WINE & MORE", False, False),
        ("TotalEnergies station", False, False),
        ("New Balance shoes", True, True),
        ("Shop", False, False),
    ],
)
def test_rows_that_state_a_balance_or_a_sum_are_known(
    words: str, balance: bool, stated: bool
) -> None:
    assert vocabulary.is_balance_line(words) is balance
    assert vocabulary.states_balance(words) is stated


def test_a_state_shows_what_has_not_happened() -> None:
    for state in ("Pending", "REVERTED", "Pendente", "FÜGGŐ TÉTEL", "Vorgemerkt", "Declined"):
        assert vocabulary.is_unsettled_state(state)
    for state in ("Completed", "Autorizzato", "Gebucht", "Sent", "false", ""):
        assert not vocabulary.is_unsettled_state(state, "Pending")
    assert vocabulary.is_unsettled_state("True", "pending")
    assert not vocabulary.is_unsettled_state("True", "reconciled")


def test_words_and_signs_of_a_cell_name_a_direction() -> None:
    told = {"Débito": -1, "D": -1, "Af": -1, "-": -1, "Haben": 1, "CR": 1, "+": 1, "Shop": 0}
    assert {word: vocabulary.parse_direction(word) for word in told} == told


def test_descriptions_suggest_a_direction() -> None:
    directions = {
        "ACME PAYROLL": 1,
        "Pagamento recebido": 1,
        "DEVOLUCION COMPRA ZARA": 1,
        "Compra no débito": -1,
        "PAGO DE RECIBO DE LUZ": -1,
        "KIOSK ALPHA": 0,
    }
    assert {words: vocabulary.infer_direction(words) for words in directions} == directions


def test_transfers_and_bills_are_known_by_their_words() -> None:
    for words in ("CREDIT CARD PAYMENT", "Pagamento de fatura", "Traspaso entre cuentas", "To pot"):
        assert vocabulary.is_transfer(words)
    for words in (
        "Online Banking payment to CRD 4432",
        "Transfer to regular saver",
        "TRF P/ POUPANCA",
        "Guardaste en tu colchón",
        "Compra de dólares",
        "General Withdrawal",
    ):
        assert vocabulary.is_transfer(words)
    for words in ("Transfer to Ana", "Rend pago aplic aut mais", "Card payment to Savers"):
        assert not vocabulary.is_transfer(words)
    assert vocabulary.is_bill_payment("Inclusao de Pagamento")
    assert not vocabulary.is_bill_payment("Refund")


def test_a_letter_stands_for_the_word_of_its_heading_that_it_begins() -> None:
    assert vocabulary.parse_direction("C") == 1
    assert vocabulary.parse_direction("C", "Cargo/Abono") == -1
    assert vocabulary.parse_direction("A", "Cargo/Abono") == 1
    assert vocabulary.parse_direction("D", "Debit/Credit") == -1
