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
    "NG": ReaderContext(date(2026, 5, 20), "NG", "NGN", "en"),
    "ZA": ReaderContext(date(2026, 5, 20), "ZA", "ZAR", "en"),
    "KE": ReaderContext(date(2026, 5, 20), "KE", "KES", "en"),
    "PE": ReaderContext(date(2026, 5, 20), "PE", "PEN", "es"),
    "ES": ReaderContext(date(2026, 5, 20), "ES", "EUR", "es"),
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


@pytest.mark.parametrize(
    ("country", "text", "cents", "kind", "description"),
    [
        (
            "NG",
            "Acct **77 Amt NGN 3,100.00 DR Desc: POS/SPAR LEKKI Date: 19-May-2026 Bal: NGN 9.40",
            310000,
            "expense",
            "Pos/spar lekki",
        ),
        (
            "NG",
            "Credit Alert! Acct 0**77 Amt NGN9,000.00 CR Desc: TRF FROM BOLA Bal NGN 12,000.00",
            900000,
            "income",
            "Bola",
        ),
        (
            "ZA",
            "FNB: R81.90 paid from cheq a/c..7781 @ Sasol Sandton. Avail R1,020.10",
            8190,
            "expense",
            "Sasol Sandton",
        ),
        (
            "KE",
            "QX1 Confirmed. You bought Ksh50.00 of airtime. New M-PESA balance is Ksh20.00.",
            5000,
            "expense",
            "Airtime",
        ),
        ("US", "Starling: $7.30 at AUDIBLE on May 19. Balance: $88.10", 730, "expense", "Audible"),
        ("IN", "Acct XX77 debited for Rs 90.00; TEA HUT credited.", 9000, "expense", None),
        (
            "NG",
            "Txn: Debit Ac: 2XX..34X Amt: NGN 1,500.00 Des: MTN AIRTIME Bal: NGN 3,102.11",
            150000,
            "expense",
            "Mtn airtime",
        ),
        (
            "ZA",
            "FNB: R900.00 paid to cheq a/c..7781 from SALARY ACME. Avail R920.00",
            90000,
            "income",
            None,
        ),
        ("US", "A debit of $9.20 posted to your account: CHEVRON 5/16", 920, "expense", "Chevron"),
        ("IN", "Rs.700.00 withdrawn at ATM from A/c X77. Avl bal Rs.90", 70000, "transfer", None),
        ("PE", "Te yapearon S/ 12.00 Rosa Q", 1200, "income", None),
        (
            "ZA",
            "Purchase R20.00 PICK N PAY card **7781. Avail bal R1 204.50",
            2000,
            "expense",
            "Pick n pay",
        ),
        ("MX", "Pago recibido por $900.00 a tu tarjeta *7781", 90000, "transfer", None),
        ("ES", "Pago con tarjeta 7781 de 12,40€ en REPSOL", 1240, "expense", "Repsol"),
        ("ES", "Pago de 6,90€ en GLOVO con tu tarjeta 7781", 690, "expense", "Glovo"),
        ("BR", "Itaú: débito automático CLARO R$ 79,90", 7990, "expense", "Claro"),
        ("CO", "Nequi: Recibiste 40.000 de LUISA P. Tu saldo es 91.300", 4000000, "income", None),
        (
            "MX",
            "Retiro en cajero por $700.00 el 19/05/26 12:01. Saldo: $3,010.00",
            70000,
            "transfer",
            None,
        ),
    ],
)
def test_the_only_movement_of_a_notice_is_booked(
    country: str, text: str, cents: int, kind: str, description: str | None
) -> None:
    (draft,) = drafts(text, country)
    assert (draft.amount_cents, draft.kind) == (cents, kind)
    assert description in {None, draft.description}


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("US", "Alert: Your checking balance is below $50.00. Current balance: $31.02"),
        ("US", "Your payment of $70.00 to Comcast is scheduled for 5/28"),
        ("US", "A payment of $25.00 is due on 6/02"),
        ("IN", "Your SBI Credit Card bill of Rs 4,210 is due on 28-05-26"),
        ("ES", "Código de confirmación 771 203 para tu compra de 30,00€ en AMAZON"),
    ],
)
def test_what_is_due_or_only_announced_is_not_booked(country: str, text: str) -> None:
    assert drafts(text, country) == ()


def test_purchases_beside_a_balance_that_somebody_tells_are_all_booked() -> None:
    found = drafts("rent 900.50 gas 30.20 balance 100.10", "US")
    assert {90050, 3020} <= {draft.amount_cents for draft in found}
