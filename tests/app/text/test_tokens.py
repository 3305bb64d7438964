"""Words: folding, tokens, and the key under which a correction is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalize import fold
from app.text.tokens import CORRECTION_KEY_LENGTH, correction_key, fold_words, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Farmácia  São João", "farmacia sao joao"),
        ("PIÑATA", "pinata"),
        ("it’s “fine”", 'it\'s "fine"'),
        ("ﬁnal\u00a0price", "final price"),
        ("a\u200bb", "ab"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_folding_takes_case_accents_and_odd_characters_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_letters_typed_apart_from_their_accents_fold_alike() -> None:
    assert fold("cafe\u0301") == fold("caf\u00e9") == "cafe"


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("McDonald's, 2 burgers!", ("mcdonalds", "2", "burgers")),
        ("H & M e c&a", ("h&m", "e", "c&a")),
        ("banho & tosa", ("banho", "tosa")),
        ("UBER *TRIP", ("uber", "trip")),
        ("🍕 20", ("🍕", "20")),
        ("...", ()),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_emoji(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("this_month", "next_month"),
    [
        ("Netflix.com 03/11", "NETFLIX.COM 03/12"),
        ("Almoço na Dona Ana", "almoco da dona ana"),
        ("aluguel de março", "Aluguel de abril"),
        ("PAYPAL *SPOTIFY 1234567", "Paypal *Spotify 7654321"),
        ("lunch at work on friday", "Lunch at work today"),
    ],
)
def test_the_same_thing_next_month_has_the_same_key(this_month: str, next_month: str) -> None:
    assert correction_key(this_month) == correction_key(next_month) != ""


def test_different_merchants_have_different_keys() -> None:
    assert correction_key("MP *LADEIRAS") != correction_key("MP *PALMEIRAS")


def test_a_key_of_nothing_but_numbers_keeps_them() -> None:
    assert correction_key("99") == "99"


@given(st.text(max_size=300))
def test_a_key_is_bounded_and_never_raises(text: str) -> None:
    assert len(correction_key(text)) <= CORRECTION_KEY_LENGTH


def test_folded_words_have_no_punctuation() -> None:
    assert fold_words("Valor  (R$), à-vista") == "valor r a vista"
