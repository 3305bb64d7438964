"""Forms of words: plurals, diminutives, and slips of the finger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.forms import Typos, variants


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("shoes", "shoe"),
        ("batteries", "battery"),
        ("knives", "knife"),
        ("luces", "luz"),
        ("paes", "pao"),
        ("calcoes", "calcao"),
        ("armazens", "armazem"),
        ("pasteis", "pastel"),
        ("camisetas", "camiseta"),
        ("cervejinha", "cerveja"),
        ("cafezinho", "cafe"),
        ("cafecito", "cafe"),
        ("tequilita", "tequila"),
        ("barquinho", "barco"),
        ("taquitos", "taco"),
        ("cigarrillo", "cigarro"),
        ("parking", "park"),
        ("pizza", "pizzas"),
    ],
)
def test_a_plural_or_diminutive_leads_to_the_word_in_the_list(word: str, form: str) -> None:
    assert form in set(variants(word))


def test_a_very_short_word_has_no_other_forms() -> None:
    assert list(variants("gas")) == []


@given(st.text(alphabet="abcdeilnoqrstuz", max_size=20))
def test_no_form_is_shorter_than_three_letters(word: str) -> None:
    assert all(len(form) > 2 for form in variants(word))


@pytest.fixture(scope="module")
def typos() -> Typos:
    return Typos(["groceries", "farmacia", "pizza", "rent", "dentist", "dentista"])


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("grocries", ["groceries"]),
        ("groceriess", ["groceries"]),
        ("farmcaia", ["farmacia"]),
        ("pizzza", ["pizza"]),
    ],
)
def test_one_letter_wrong_or_two_in_a_long_word_still_finds_it(
    typos: Typos, written: str, known: list[str]
) -> None:
    assert typos.near(written) == known


@pytest.mark.parametrize("written", ["rant", "ren", "fizza", "abcdefgh", "pizz4s", "piza pie"])
def test_short_words_other_first_letters_and_far_words_find_nothing(
    typos: Typos, written: str
) -> None:
    assert typos.near(written) == []


def test_only_the_nearest_words_are_given(typos: Typos) -> None:
    assert typos.near("dentistt") == ["dentist"] or set(typos.near("dentistt")) == {
        "dentist",
        "dentista",
    }
    assert typos.near("dentistaa") == ["dentista"]
