"""Sums that people leave to Ozzie."""

from datetime import date

import pytest

from app.reading.drafts import Context, Draft
from app.reading.text import read

BRAZILIAN = Context(date(2026, 5, 20), "BR", "BRL", "pt")
AMERICAN = Context(date(2026, 5, 20), "US", "USD", "en")
MEXICAN = Context(date(2026, 5, 20), "MX", "MXN", "es")
PEOPLE = {"BR": BRAZILIAN, "US": AMERICAN, "MX": MEXICAN}


def drafts(text: str, country: str) -> tuple[Draft, ...]:
    """The transactions of a message by someone of `country`."""
    return read(text, PEOPLE[country]).drafts


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("BR", "cama 4x de 220", 88000),
        ("BR", "cama 4 x 220", 88000),
        ("BR", "cama 880 em 4x", 88000),
        ("BR", "cama 880 em 4x de 220", 88000),
        ("US", "desk in 5 payments of $30", 15000),
        ("MX", "cama a 10 meses sin intereses de 250", 250000),
        ("MX", "cama 2500 a 10 meses sin intereses", 250000),
    ],
)
def test_instalments_are_the_whole_price(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("BR", "paguei a parcela 2/9 da cama 220", 22000),
        ("BR", "paguei uma parcela de 220 da cama", 22000),
        ("US", "paid 2 of 5 payments of 30 for the desk", 3000),
        ("US", "paid the second installment of 30", 3000),
        ("MX", "pagué la segunda de 10 mensualidades de 250", 25000),
        ("MX", "pagué la cuota 4 de 10 de la cama 250", 25000),
    ],
)
def test_one_instalment_paid_is_that_one(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "4 mugs at 6.50 each", 2600),
        ("US", "4 mugs 6.50 each", 2600),
        ("US", "2x 6.50 mugs", 1300),
        ("US", "gas 3.50 a gallon, 10 gallons", 3500),
        ("BR", "5 canecas a 12 cada", 6000),
        ("BR", "3 ingressos de 40", 12000),
        ("BR", "2 kg de queijo a 45 o kg", 9000),
        ("MX", "6 tazas a 35 cada una", 21000),
        ("BR", "2 canecas uma de 40", 4000),
        ("MX", "6 tazas a 35 cada una, 210 en total", 21000),
    ],
)
def test_a_quantity_times_a_price(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "pizza was 48, my share was 16", 1600),
        ("US", "split 48 pizza with 2 friends", 1600),
        ("US", "split a 48 dollar pizza 3 ways", 1600),
        ("US", "split the 48 dollar pizza with anna", 2400),
        ("US", "pizza 48 split in half", 2400),
        ("BR", "pizza deu 60, rachamos, paguei 20", 2000),
        ("BR", "dividimos 60 de pizza entre 3", 2000),
        ("BR", "rachei a pizza com a ana, deu 30 pra mim", 3000),
        ("MX", "la pizza fue de 240 y me tocó poner 80", 8000),
        ("MX", "pizza 240 entre 3", 8000),
    ],
)
def test_a_share_is_what_the_person_paid(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "haircut 30 plus 6 tip", 3600),
        ("US", "haircut 30 + 6 tip", 3600),
        ("US", "haircut 36 including 6 tip", 3600),
        ("US", "haircut 30 tip 6", 3600),
        ("BR", "corte 40 + 5 de gorjeta", 4500),
        ("MX", "corte 150 más 20 de propina", 17000),
        ("MX", "corte 170 con 20 de propina", 17000),
    ],
)
def test_a_tip_is_part_of_its_bill_once(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("BR", "blusa de 90 por 60", 6000),
        ("US", "coat was 90 now 60", 6000),
        ("US", "soap 8 with 2 off", 800),
        ("US", "paid 8 with a 20 got 12 back", 800),
        ("BR", "sabão 8, troco de 12", 800),
        ("MX", "gasté 80 y me sobraron 20", 8000),
        ("US", "tickets 2 for 90", 9000),
        ("US", "8+7 snacks", 1500),
        ("BR", "8+7+5 no mercado", 2000),
    ],
)
def test_old_prices_change_and_discounts_are_no_items(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


def test_a_sum_made_on_a_hint_is_less_sure() -> None:
    (sure,) = drafts("almoço 20", "BR")
    (guessed,) = drafts("dividimos 60 de almoço entre 3", "BR")
    assert guessed.confidence < sure.confidence


def test_what_a_sum_used_up_is_in_no_description() -> None:
    (draft,) = drafts("haircut 30 plus 6 tip", "US")
    assert draft.description == "Haircut"


def test_a_line_with_more_figures_than_a_breath_holds_is_left_as_it_is() -> None:
    text = ", ".join(f"thing{chr(97 + n % 26)} {n + 10}" for n in range(40))
    assert len(drafts(text, "US")) == 40
