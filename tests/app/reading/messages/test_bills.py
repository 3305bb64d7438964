"""Tests of what a person paid of a bill."""

from datetime import date

import pytest

from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext

PEOPLE = {
    "BR": ReaderContext(date(2026, 5, 20), "BR", "BRL", "pt"),
    "US": ReaderContext(date(2026, 5, 20), "US", "USD", "en"),
    "MX": ReaderContext(date(2026, 5, 20), "MX", "MXN", "es"),
}


def drafts(text: str, country: str) -> tuple[DraftTransaction, ...]:
    """Return the transactions of a message by a person in `country`."""
    return read_message(text, PEOPLE[country]).drafts


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
        ("US", "split 90 with Kim and Lee", 3000),
        ("US", "dinner 90 split between me, Kim and Lee", 3000),
        ("US", "60 ramen split with Kim, Lee and Max", 1500),
        ("US", "i paid 80 for ramen split 4 ways", 2000),
        ("US", "split 90 with my parents", 3000),
        ("BR", "rachei 90 com a Lia e o Davi", 3000),
        ("BR", "dividimos 80 entre eu, a Lia, o Davi e o Ivo", 2000),
        ("MX", "dividí 900 con Lola y Beto", 30000),
        ("MX", "dividimos 300 entre Lola, Beto y yo", 10000),
    ],
)
def test_a_bill_is_shared_by_all_who_are_named(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "half of a 30 ramen", 1500),
        ("US", "ramen 30, paid half", 1500),
        ("BR", "cinema 60, paguei metade", 3000),
        ("MX", "el cine salió 200 y puse la mitad", 10000),
    ],
)
def test_a_half_is_half_of_the_bill(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "paid 70 for the cabin, that was my half", 7000),
        ("US", "my half of the cabin was 70", 7000),
        ("BR", "minha metade do chalé foi 70", 7000),
        ("BR", "paguei 70 no chalé, foi minha parte", 7000),
        ("MX", "mi parte de la cabaña fueron 700", 70000),
        ("MX", "pagué 700 de la cabaña, fue mi mitad", 70000),
        ("US", "half price boots 30", 3000),
        ("US", "half came to 45, dinner", 4500),
        ("US", "i paid half, log 30 for pizza", 3000),
        ("BR", "a metade deu 60 de gasolina", 6000),
        ("BR", "paguei metade, anota 60 de pizza", 6000),
        ("MX", "la mitad de la cena fueron 90", 9000),
        ("MX", "la mitad la puse yo, anota 300 de gasolina", 30000),
    ],
)
def test_what_is_a_half_already_is_not_halved(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "ramen 40 plus 15% tip", 4600),
        ("US", "haircut 30, tip 20%", 3600),
        ("US", "ramen 48 including 20% tip", 4800),
        ("BR", "jantar 90 mais 10% de serviço", 9900),
        ("MX", "cena 300 más 15% de propina", 34500),
        ("US", "ramen 40 and a 15 percent tip", 4600),
        ("BR", "almoço 40 + 10%", 4400),
    ],
)
def test_a_tip_in_per_cent_is_added_unless_it_is_included(
    country: str, text: str, cents: int
) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "stamps, paid with a 20, change 3.50", 1650),
        ("US", "gave the driver 20 and got 6 back for the taxi", 1400),
        ("US", "stamps 16.50, paid with 20, change 3.50", 1650),
        ("BR", "na banca dei 50 e voltou 12", 3800),
        ("BR", "comprei selos, paguei com 20 e recebi 3,50 de troco", 1650),
        ("MX", "en la papelería pagué con 200 y me dieron 45 de cambio", 15500),
        ("US", "got 3.50 change from a 20 for stamps", 1650),
        ("BR", "comprei selos, o troco de 20 foi 12", 800),
        ("MX", "taxi 80 pagué con 100", 8000),
    ],
)
def test_the_price_is_what_was_handed_over_without_the_change(
    country: str, text: str, cents: int
) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize("text", ["oil change 90 + wipers 25", "tire change 90, wipers 25"])
def test_a_change_of_oil_is_no_change(text: str) -> None:
    assert [draft.amount_cents for draft in drafts(text, "US")] == [9000, 2500]


def test_a_name_that_shares_is_no_second_purchase() -> None:
    (draft,) = drafts("60 ramen split with Kim, Lee and Max", "US")
    assert "Lee" not in draft.description


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "left a 5 tip at the diner, bill was 30", 3500),
        ("US", "ramen 12.50 and left 2.50 tip", 1500),
        ("BR", "gorjeta de 5 no bar, conta 40", 4500),
        ("MX", "comida 250 y dejé 30 de propina", 28000),
    ],
)
def test_a_tip_that_was_left_is_added_to_its_bill(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "used a fifty for the parking and they gave me 30 back", 2000),
        ("US", "bought seeds with a 20 note, 13 change", 700),
        ("BR", "comprei flores com 50 e me deram 15 de troco", 3500),
        ("MX", "compré pan con 100 y me dieron 40 de cambio", 6000),
        ("US", "soup was 20, tipped 10%", 2200),
        ("BR", "almoço 50 e deixei 10%", 5500),
        ("MX", "cena 300 y dejé el 10 por ciento de propina", 33000),
    ],
)
def test_what_came_back_or_was_added_in_per_cent_changes_the_price(
    country: str, text: str, cents: int
) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


def test_a_second_price_after_with_is_not_what_was_handed_over() -> None:
    found = drafts("rent 500 with 650 deposit", "US")
    assert [draft.amount_cents for draft in found] == [50000, 65000]


@pytest.mark.parametrize(
    ("country", "text", "cents", "description"),
    [
        ("US", "gave the cabbie a 30 and got 9 back", 2100, "Cabbie"),
        ("US", "gave 50 to the bus driver and he returned 38", 1200, "Bus driver"),
        ("US", "gave the cashier a 50 and got 12 back for the milk", 3800, "Milk"),
        ("MX", "le di al taxista 100 y me devolvió 30", 7000, "Taxista"),
        ("BR", "dei 50 pro taxista e ele devolveu 15", 3500, "Taxista"),
        ("US", "paid 30 for a 21.50 cake, got 8.50 change", 2150, "Cake"),
        ("US", "lunch was 40, left 8 on top", 4800, "Lunch"),
        ("US", "nails 40 and left her 8", 4800, "Nails"),
        ("BR", "dei 100 no caixa e recebi 70 de troco do leite", 3000, "Leite"),
        ("US", "brunch for 3 was 90, we split it evenly", 3000, "Brunch"),
        ("MX", "dejé 20 de propina y la cena fueron 180", 20000, "Cena"),
        ("US", "my share of the brunch was 15 of 60", 1500, "Brunch"),
    ],
)
def test_what_was_paid_keeps_what_it_was_for(
    country: str, text: str, cents: int, description: str
) -> None:
    assert [(one.amount_cents, one.description) for one in drafts(text, country)] == [
        (cents, description)
    ]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "me and 2 roommates split the 90 water bill", 3000),
        ("US", "halved a 40 dollar cab with kim", 2000),
        ("MX", "pagamos 90 entre los tres por el pollo", 3000),
        ("BR", "presente 150, eu paguei 50 e meus irmãos o resto", 5000),
        ("US", "half kg paneer 80", 8000),
        ("BR", "o aluguel é 2000 e paguei minha metade, 1000", 100000),
    ],
)
def test_only_what_was_shared_is_divided(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


def test_a_price_and_change_that_agree_with_no_note_stay() -> None:
    assert drafts("paid 20 for lunch 20 change 20", "US")
