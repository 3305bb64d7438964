"""Kinds of merchants."""

import pytest

from app.coach.formatter import CoachFormatter
from app.coach.merchant_groups import (
    MerchantGroup,
    find_group,
    find_named_group,
    group_merchants,
)
from app.locale import say
from app.text.data import load_shared
from app.text.languages import LANGUAGES
from tests.support.coach import TODAY


@pytest.mark.parametrize(
    ("description", "group"),
    [
        ("iFood *Lanchonete", "dining_out"),
        ("Jantar com a Bia", "dining_out"),
        ("Cena en familia", "dining_out"),
        ("Uber Eats", "dining_out"),
        ("UBER *TRIP", "ride_hailing"),
        ("Corrida 99", "ride_hailing"),
        ("Cafezinho", "coffee"),
        ("Gasolinera del Norte", "fuel"),
        ("Supermercado Sol", "groceries"),
        ("Netflix.com", "streaming"),
        ("Pedágio", "parking"),
        ("Zorblax", ""),
    ],
)
def test_a_merchant_or_thing_has_a_kind(description: str, group: str) -> None:
    assert find_group(description) == group


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("restaurants", "dining_out"),
        ("restaurantes", "dining_out"),
        ("supermercado", "groceries"),
        ("cafés", "coffee"),
        ("uber", ""),
        ("dinner", ""),
        ("coffee with Ana", ""),
    ],
)
def test_some_names_stand_for_a_kind(name: str, group: str) -> None:
    assert find_named_group(name) == group


def test_groups_are_summed_the_largest_first() -> None:
    groups = group_merchants([("Zorblax", 300), ("Lunch", 200), ("Dinner", 250), ("Quux", 100)])
    assert groups == [
        MerchantGroup("dining_out", ("Dinner", "Lunch"), 450),
        MerchantGroup("", ("Zorblax",), 300),
        MerchantGroup("", ("Quux",), 100),
    ]


def test_a_group_is_described_with_three_merchants_at_most() -> None:
    formatter = CoachFormatter("en", "US", TODAY)
    group = MerchantGroup("coffee", ("Luna", "Sol", "Mar", "Rio"), 900)
    assert group.describe(formatter) == "coffee (Luna, Sol, Mar)"
    assert group.get_title(formatter) == "coffee"
    alone = MerchantGroup("", ("Zorblax",), 300)
    assert (alone.describe(formatter), alone.get_title(formatter)) == ("Zorblax", "Zorblax")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_name(language: str) -> None:
    for group in load_shared("merchant_groups")["groups"]:
        assert say(language, f"coach-group-{group}")
