"""Tests of descriptions made of the person's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.categories import CATEGORIES
from app.reading.messages.descriptions import (
    GAP,
    clean_description,
    is_only_filler,
    name_deed,
    name_unnamed,
)
from app.text.languages import Language


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("spent on the new lamp", "Lamp"),
        (f"sold my desk for {GAP} on the market", "Sold my desk on the market"),
        (f"gastei {GAP} na padaria da esquina", "Padaria da esquina"),
        (f"me cobraron {GAP} de luz", "Luz"),
        ("SHOES AT THE MALL", "Shoes at the mall"),
        ("IKEA", "Ikea"),
        ("H&M", "H&M"),
        ("café ☕ 🙂", "Café"),
        ("*bread*", "Bread"),
        ("gym /month", "Gym"),
        ("taxi with my card", "Taxi"),
        ("corte de cabelo no pix", "Corte de cabelo"),
        ("uber en efectivo", "Uber"),
        (" - Uber - Pix - Gastos", "Uber"),
        ("lunch ()", "Lunch"),
        ("spent", ""),
        (GAP, ""),
        ("", ""),
    ],
)
def test_filler_marks_and_ways_to_pay_are_removed(words: str, wanted: str) -> None:
    assert clean_description(words) == wanted


@pytest.mark.parametrize(
    ("description", "is_income", "wanted"),
    [
        ("Got paid", True, "Pay"),
        ("Mom gave", True, "Mom"),
        ("Uncle Bob sent for lunch", True, "Uncle Bob"),
        ("Mom gave", False, "Mom gave"),
        ("Took a taxi", False, "Taxi"),
        ("Took the kids to the zoo", False, "Took the kids to the zoo"),
        ("Parked downtown", False, "Parking downtown"),
        ("Filled up the car", False, "Gas"),
        ("Almocei", False, "Almoço"),
        ("Almocei no centro", False, "Almoço no centro"),
        ("Tomei um café", False, "Café"),
        ("Tomei", False, "Tomei"),
        ("Recebi", True, "Recebimento"),
        ("Caiu o salário", True, "Salário"),
        ("Mãe me deu", True, "Mãe"),
        ("Me cayó la quincena", True, "Quincena"),
        ("Me pagaron", True, "Pago recibido"),
        ("Mamá me dio", True, "Mamá"),
        ("Cené fuera", False, "Cena fuera"),
        ("Me corté el pelo", False, "Corte de pelo"),
        ("Lunch with Ana", False, "Lunch with Ana"),
        ("", False, ""),
    ],
)
def test_what_was_done_is_said_as_a_thing(description: str, is_income: bool, wanted: str) -> None:
    assert name_deed(description, is_income=is_income) == wanted


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Food"), ("pt", "Alimentação"), ("es", "Comida")]
)
def test_what_has_no_name_is_called_after_its_category(language: Language, name: str) -> None:
    assert name_unnamed("food", language) == name


@pytest.mark.parametrize("language", ["en", "pt", "es"])
def test_every_category_has_such_a_name(language: Language) -> None:
    assert all(name_unnamed(category, language) for category in CATEGORIES)


def test_ways_to_pay_may_stay() -> None:
    assert clean_description("pagué la tarjeta", keep_payment=True) == "Tarjeta"


def test_verbs_may_stay() -> None:
    assert clean_description(f"got paid {GAP} and", keep_verbs=True) == "Got paid"


def test_filler_alone_is_recognized() -> None:
    assert is_only_filler(" spent on ")
    assert not is_only_filler("spent on bread")


@given(st.text(max_size=300))
def test_a_description_is_short_and_begins_with_a_capital(words: str) -> None:
    text = clean_description(words)
    assert len(text) <= 60
    assert text[:1] == text[:1].upper()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (f"forked out {GAP} on a cake", "Cake"),
        ("le compré un regalo a mi papá", "Regalo a mi papá"),
        (f"le pagué {GAP} al plomero", "Plomero"),
        (f"dei {GAP} de esmola", "Esmola"),
        ("compra do mês", "Compra do mês"),
    ],
)
def test_verbs_of_spending_are_removed(words: str, wanted: str) -> None:
    assert clean_description(words) == wanted
