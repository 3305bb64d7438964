"""Tests of notices of banks and wallets that people forward."""

from datetime import date

import pytest

from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext

PEOPLE = {
    "US": ReaderContext(date(2026, 5, 20), "US", "USD", "en"),
    "BR": ReaderContext(date(2026, 5, 20), "BR", "BRL", "pt"),
    "MX": ReaderContext(date(2026, 5, 20), "MX", "MXN", "es"),
    "CO": ReaderContext(date(2026, 5, 20), "CO", "COP", "es"),
    "IN": ReaderContext(date(2026, 5, 20), "IN", "INR", "en"),
}


def drafts(text: str, country: str) -> tuple[DraftTransaction, ...]:
    """Return the transactions of a message by a person in `country`."""
    return read_message(text, PEOPLE[country]).drafts


@pytest.mark.parametrize(
    ("country", "text", "cents", "description"),
    [
        ("US", "Your card ending in 9034 was charged $61.40 at REI on 5/18", 6140, "REI"),
        (
            "US",
            "Ally: you made a $12.15 purchase with PANERA. Available balance $88.02",
            1215,
            "Panera",
        ),
        (
            "IN",
            "INR 740.00 debited from A/c XX9931 on 18-05-26 to BIGBASKET. Avl Bal INR 5,000",
            74000,
            "Bigbasket",
        ),
        (
            "BR",
            "Inter: compra aprovada cartão final 7712 R$ 48,30 em DROGARIA SUL as 09:41",
            4830,
            "Drogaria sul",
        ),
        (
            "BR",
            "Compra de R$ 61,00 aprovada em LIVRARIA LUZ. Limite disponível R$ 900,10",
            6100,
            "Livraria luz",
        ),
        (
            "MX",
            "HSBC: Cargo por $349.00 en SEPHORA con tu tarjeta *8812. Saldo $2,010.55",
            34900,
            "Sephora",
        ),
        (
            "CO",
            "Compraste $27.400 en JUAN VALDEZ con tu T.Cred *5511 a las 10:02",
            2740000,
            "Juan valdez",
        ),
    ],
)
def test_the_purchase_is_booked_at_its_merchant(
    country: str, text: str, cents: int, description: str
) -> None:
    (draft,) = drafts(text, country)
    assert (draft.amount_cents, draft.kind, draft.description) == (cents, "expense", description)


def test_the_day_of_a_notice_is_kept() -> None:
    (draft,) = drafts("Cargo por $80.00 en OXXO con tu tarjeta *8812 el 18/05/2026", "MX")
    assert draft.transaction_date == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("country", "text", "kind"),
    [
        ("US", "We received your payment of $220.00 for the card ending in 9034", "transfer"),
        ("US", "Direct deposit of $900.00 from ACME was credited to your account", "income"),
        ("US", "ATM withdrawal of $60.00 from your account ending 9034", "transfer"),
        ("BR", "Você recebeu um Pix de R$ 70,00 de Lia Prado", "income"),
        ("BR", "Você fez um Pix de R$ 70,00 para Lia Prado", "expense"),
        (
            "BR",
            "Pagamento da fatura de R$ 610,00 realizado. Limite disponível R$ 2.000",
            "transfer",
        ),
        ("MX", "Recibiste $300.00 de LOLA RUIZ", "income"),
        ("MX", "Retiraste $500 en cajero. Saldo $1,400", "transfer"),
    ],
)
def test_a_notice_says_which_way_the_money_went(country: str, text: str, kind: str) -> None:
    assert [draft.kind for draft in drafts(text, country)] == [kind]


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("US", "Your available balance is $1,020.15"),
        ("US", "Your OTP code is 771203 for a transaction of $54.00. Do not share it"),
        ("US", "Your card ending 9034 was declined for $18.75 at SHELL"),
        ("BR", "Compra não autorizada no cartão final 7712 R$ 99,00 LOJA A"),
        ("BR", "Saldo disponível: R$ 2.300,00"),
        ("MX", "Saldo disponible: $4,150"),
        ("BR", "Sua fatura fechou em R$ 830,00 e vence em 05/12"),
        ("MX", "Tu estado de cuenta está listo. Pago mínimo $500.00"),
        ("MX", "Compra rechazada por $80.00 en OXXO con tu tarjeta *8812"),
    ],
)
def test_balances_codes_and_refusals_are_not_booked(country: str, text: str) -> None:
    assert drafts(text, country) == ()


def test_each_line_of_several_notices_is_one_movement() -> None:
    text = "Compraste $20 en OXXO con tu visa *1\nCompraste $35 en KRISPY con tu visa *1"
    assert [draft.amount_cents for draft in drafts(text, "MX")] == [2000, 3500]


@pytest.mark.parametrize(
    ("country", "text", "description"),
    [
        ("BR", "Compra no cartão final 8877 R$ 19,90 LIVRARIA LUZ em 18/05", "Livraria luz"),
        ("MX", "Compra aprobada $560.00 CASA LUNA tarjeta terminación 9012", "Casa luna"),
        ("US", "Card payment to REI $12.80. Balance $105.20", "REI"),
    ],
)
def test_a_merchant_may_follow_the_amount_or_precede_it(
    country: str, text: str, description: str
) -> None:
    (draft,) = drafts(text, country)
    assert (draft.kind, draft.description) == ("expense", description)


def test_a_question_about_a_notice_is_no_notice() -> None:
    assert drafts("was my card ending 9034 charged $18 twice?", "US") == ()


@pytest.mark.parametrize("text", ["paid 20 with my debit card", "my deposit of 200 for the flat"])
def test_what_a_person_writes_is_no_notice(text: str) -> None:
    assert [draft.kind for draft in drafts(text, "US")] == ["expense"]


def test_a_bank_that_asks_whether_it_was_you_still_tells_a_purchase() -> None:
    text = "Debit card transaction of $19.20 at HARBOR BOOKS on 5/18. Card ending 5510. Not you?"
    (draft,) = drafts(text, "US")
    assert (draft.amount_cents, draft.description) == (1920, "Harbor books")


def test_the_state_of_a_purchase_is_no_merchant() -> None:
    (draft,) = drafts("Compra de R$ 31,00 APROVADA em LIVRARIA SOL para o cartão final 9", "BR")
    assert draft.description.casefold() == "livraria sol"
