"""Tests of forms of words: plurals, diminutives and typos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.categories.word_forms import Typos, generate_forms


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
    assert form in set(generate_forms(word))


def test_a_very_short_word_has_no_other_forms() -> None:
    assert list(generate_forms("gas")) == []


@given(st.text(alphabet="abcdeilnoqrstuz", max_size=20))
def test_no_form_is_shorter_than_three_letters(word: str) -> None:
    assert all(len(form) > 2 for form in generate_forms(word))


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
        ("retn", ["rent"]),
        ("pzza", ["pizza"]),
    ],
)
def test_one_letter_wrong_or_two_in_a_long_word_still_finds_it(
    typos: Typos, written: str, known: list[str]
) -> None:
    assert typos.find_nearest(written) == known


@pytest.mark.parametrize("written", ["rant", "ren", "fizza", "abcdefgh", "pizz4s", "piza pie"])
def test_short_words_other_first_letters_and_far_words_find_nothing(
    typos: Typos, written: str
) -> None:
    assert typos.find_nearest(written) == []


def test_only_the_nearest_words_are_returned(typos: Typos) -> None:
    assert typos.find_nearest("dentistt") == ["dentist"] or set(typos.find_nearest("dentistt")) == {
        "dentist",
        "dentista",
    }
    assert typos.find_nearest("dentistaa") == ["dentista"]
