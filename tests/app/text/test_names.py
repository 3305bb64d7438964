"""Names of merchants and things are matched by stem, and across the languages."""

import pytest

from app.text.names import is_thing, matches, mentions, name_key, stem


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("bar", "bares"),
        ("bar", "bars"),
        ("bus", "buses"),
        ("box", "boxes"),
        ("cookie", "cookies"),
        ("flor", "flores"),
        ("grocery", "groceries"),
        ("homem", "homens"),
        ("jornal", "jornais"),
        ("juice", "juices"),
        ("luz", "luces"),
        ("pao", "paes"),
        ("papel", "papeis"),
        ("sandwich", "sandwiches"),
        ("licao", "licoes"),
    ],
)
def test_singular_and_plural_have_one_stem(singular: str, plural: str) -> None:
    assert stem(singular) == stem(plural)


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("restaurants", "Dinner at restaurant"),
        ("restaurantes", "Restaurant Sol"),
        ("coffees", "Cafezinho na praça"),
        ("cafés", "Coffee with Ana"),
        ("almoços", "Lunch"),
        ("pharmacy", "Farmácia Central"),
        ("farmacias", "Pharmacy on the corner"),
        ("Uber", "UBER *TRIP"),
        ("mcdonalds", "McDonald's"),
        ("padoca", "Padoca do Zé"),
        ("zapatos", "School shoes"),
        ("the market", "Supermercado"),
        ("ice creams", "Sorvete"),
        ("papel", "Papelaria Lima"),
    ],
)
def test_a_description_mentions_the_name(name: str, description: str) -> None:
    assert matches(name, description)


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("bar", "Barber"),
        ("mercado", "Mercado Livre"),
        ("café", "Café da manhã"),
        ("water", "Wine"),
        ("coffee with Ana", "Coffee"),
        ("tea", "Team shirt"),
        ("", "Coffee"),
        ("!", "Coffee"),
    ],
)
def test_a_description_does_not_mention_the_name(name: str, description: str) -> None:
    assert not matches(name, description)


def test_a_name_may_be_written_in_one_word_or_in_two() -> None:
    assert matches("burgerhouse", "Burger House 12")
    assert matches("burger house", "BURGERHOUSE")


def test_a_phrase_is_another_thing_than_its_words() -> None:
    assert name_key("café da manhã") == name_key("breakfast")
    assert name_key("café da manhã") != name_key("café")


def test_little_words_count_only_where_there_is_nothing_else() -> None:
    assert name_key("the bakery of the corner") == name_key("bakery corner")
    assert name_key("the") == {"the"}


@pytest.mark.parametrize("name", ["coffees", "dois cafés", "almuerzo", "ice cream"])
def test_things_of_the_tables_are_known(name: str) -> None:
    assert is_thing(name)


@pytest.mark.parametrize("name", ["weather", "tudo bem", "Netflix"])
def test_other_words_are_no_things(name: str) -> None:
    assert not is_thing(name)


def test_the_words_of_a_name_are_mentioned_whatever_thing_they_are_a_part_of() -> None:
    assert mentions("phone", "Phone bill")
    assert mentions("celular", "Conta do celular")
    assert not mentions("phone", "Gas bill")
