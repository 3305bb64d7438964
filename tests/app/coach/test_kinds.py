"""Categories by their names and by what is bought of them."""

import pytest

from app.coach.kinds import category_named, category_of


def test_a_category_goes_by_its_names_in_every_language() -> None:
    assert category_named("Alimentação") == category_named("food") == category_named("comida")
    assert category_named("coffee") is None


@pytest.mark.parametrize(
    ("thing", "category"),
    [
        ("coffee", "food"),
        ("uber rides", "transport"),
        ("aluguel", "housing"),
        ("renta", "housing"),
        ("gizmos", None),
        ("salary", None),
    ],
)
def test_a_thing_belongs_where_it_surely_does(thing: str, category: str | None) -> None:
    assert category_of(thing, "en") == category
