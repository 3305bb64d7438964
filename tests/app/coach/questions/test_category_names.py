"""Categories by their names and by what is bought of them."""

import pytest

from app.coach.questions.category_names import find_category, find_category_by_name
from app.reading.categories.lookup import CategoryLookup


def test_a_category_goes_by_its_names_in_every_language() -> None:
    assert (
        find_category_by_name("Alimentação")
        == find_category_by_name("food")
        == find_category_by_name("comida")
    )
    assert find_category_by_name("coffee") is None


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
    assert find_category(thing, CategoryLookup(), "en") == category
