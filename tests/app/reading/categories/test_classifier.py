"""Tests of the classifier: purchases before places, heads before modifiers, corrections first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.categories import CATEGORIES
from app.reading.categories.classifier import categorize, is_weak, match_category_name
from app.reading.types import ReaderContext
from app.text.languages import Language
from app.text.tokens import correction_key


def context(country: str = "", language: Language = "en", **corrections: str) -> ReaderContext:
    return ReaderContext(date(2026, 3, 2), country, "USD", language, corrections)


def category(words: str, country: str = "", language: Language = "en") -> str:
    return categorize(words, context(country, language))[0]


def confidence(words: str, country: str = "", language: Language = "en") -> float:
    return categorize(words, context(country, language))[1]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("gas station coffee", "food"),
        ("school shoes", "clothing"),
        ("dog food", "other"),
        ("bus ticket", "transport"),
        ("concert ticket", "entertainment"),
        ("work lunch", "food"),
        ("lunch at the gym", "food"),
        ("shoes from amazon", "clothing"),
        ("birthday gift for the dentist", "other"),
        ("pizza, beer", "food"),
    ],
)
def test_in_english_the_last_noun_is_what_was_bought(words: str, expected: str) -> None:
    assert category(words) == expected


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("zapatos de la escuela", "es", "clothing"),
        ("seguro del coche", "es", "transport"),
        ("regalo para el dentista", "es", "other"),
        ("cena con los de la facultad", "es", "food"),
        ("lanche da escola", "pt", "food"),
        ("conserto da moto", "pt", "transport"),
        ("remédio do cachorro", "pt", "other"),
        ("presente na farmácia", "pt", "other"),
    ],
)
def test_in_portuguese_and_spanish_the_first_noun_is(
    words: str, language: Language, expected: str
) -> None:
    assert category(words, language=language) == expected


@pytest.mark.parametrize(
    ("line", "country", "expected"),
    [
        ("UBER *TRIP HELP.UBER.COM", "BR", "transport"),
        ("IFD*PIZZARIA BELLA", "BR", "food"),
        ("COMPRA CARTAO 12/03 FARMACIA CENTRAL", "BR", "health"),
        ("PAG*RestauranteDoLago", "BR", "food"),
        ("SQ *HARBOR COFFEE ROASTERS", "US", "food"),
        ("TST* THE LOCAL TAPROOM", "US", "food"),
        ("PAYPAL *SPOTIFY", "US", "entertainment"),
        ("POS PURCHASE SHELL 00213", "ZA", "transport"),
        ("DISTRIBUIDORAALIMENTOSLTDA", "BR", "food"),
    ],
)
def test_the_payment_processor_of_a_statement_line_is_ignored(
    line: str, country: str, expected: str
) -> None:
    assert category(line, country, "pt" if country == "BR" else "en") == expected


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("farmacia", "pt", "health"),
        ("grocreies", "en", "food"),
        ("cafecitos", "es", "food"),
        ("cervejinhas", "pt", "food"),
        ("GASOLINA", "es", "transport"),
        ("🍕", "en", "food"),
    ],
)
def test_accents_plurals_diminutives_typos_and_emoji_are_understood(
    words: str, language: Language, expected: str
) -> None:
    assert category(words, language=language) == expected


@pytest.mark.parametrize(
    ("words", "country", "expected"),
    [
        ("metro", "PE", "food"),
        ("metro", "ES", "transport"),
        ("luz", "MX", "utilities"),
        ("bondi", "AR", "transport"),
        ("boots", "GB", "health"),
        ("boots", "US", "clothing"),
        ("hydro", "CA", "utilities"),
    ],
)
def test_a_countrys_own_meaning_comes_first(words: str, country: str, expected: str) -> None:
    language: Language = "es" if country in {"PE", "ES", "MX", "AR"} else "en"
    assert category(words, country, language) == expected


def test_income_is_recognized_before_what_it_was_for() -> None:
    assert categorize("sold my old guitar", context()) == ("income", 0.93)


def test_the_persons_own_correction_wins_next_month_too() -> None:
    taught = context("BR", "pt", **{correction_key("Padaria do Zé 12/03"): "entertainment"})

    category, confidence = categorize("padaria do ze 14/05", taught)

    assert (category, confidence > 0.9) == ("entertainment", True)


def test_a_correction_of_other_words_or_to_an_unknown_category_changes_nothing() -> None:
    assert categorize("lunch", context(dinner="other"))[0] == "food"
    assert categorize("lunch", context(lunch="party"))[0] == "food"


def test_unknown_words_are_other_with_low_confidence() -> None:
    assert categorize("zxqv wkrp", context()) == ("other", 0.3)
    assert categorize("", context()) == ("other", 0.3)


def test_a_first_name_is_other_with_a_confidence_below_confirmation() -> None:
    category, confidence = categorize("João", context("BR", "pt"))

    assert category == "other"
    assert 0.5 < confidence < 0.7


def test_typos_unknown_heads_rivals_and_topics_lower_the_confidence() -> None:
    clear = confidence("pizza")

    assert clear > 0.9
    assert confidence("pizzza") < clear
    assert confidence("pizza zorblat") < clear
    assert confidence("pizza shoes") < clear
    assert confidence("shoes at the pizza") < clear
    assert confidence("kitchen") < 0.7
    assert confidence("registration") < 0.7


def test_joined_words_are_split_unless_they_are_known() -> None:
    assert category("BotecoDoChico", "BR", "pt") == "food"
    assert category("McDonalds", "BR", "pt") == "food"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("transporte", "transport"),
        ("the food", "food"),
        ("Lazer", "entertainment"),
        ("educación", "education"),
        ("saude", "health"),
        ("ropa", "clothing"),
        ("mouse", None),
        ("", None),
    ],
)
def test_names_of_categories_are_known_in_three_languages(name: str, expected: str | None) -> None:
    assert match_category_name(name) == expected


@given(st.text(max_size=500), st.sampled_from(["", "BR", "ES", "US"]))
def test_any_text_has_a_category_and_a_confidence(words: str, country: str) -> None:
    category, confidence = categorize(words, context(country))

    assert category in CATEGORIES
    assert 0 <= confidence <= 1


@pytest.mark.parametrize(
    ("words", "country", "expected"),
    [
        ("gizmo bill", "US", True),
        ("house", "US", True),
        ("rent", "US", False),
        ("rappi", "CO", False),
        ("gizmo", "US", False),
    ],
)
def test_words_that_often_mean_something_else_are_weak(
    words: str, country: str, expected: bool
) -> None:
    assert is_weak(words, context(country)) is expected


def test_what_the_person_corrected_is_never_weak() -> None:
    assert not is_weak("house", context("US", house="food"))
