"""Normalizations of text, each with what it keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalize import (
    LONGEST_MESSAGE,
    clean,
    fold_in_place,
    normalize_figures,
    strip_accents,
)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("café “10”", 'café "10"'),
        ("a\r\nb\rc", "a\nb c"),
        ("1 234", "1 234"),
        ("it’s – ok", "it's - ok"),
        ("2×5", "2x5"),
        ("a\u200bb\ufe0f", "ab"),
        ("cafe\u0301", "café"),
        ("• milk", "; milk"),
    ],
)
def test_text_is_brought_into_one_spelling(written: str, wanted: str) -> None:
    assert clean(written) == wanted


def test_no_message_is_read_past_its_bound() -> None:
    assert len(clean("é" * (LONGEST_MESSAGE + 5))) == LONGEST_MESSAGE


def test_a_character_that_stands_for_many_does_not_lift_the_bound() -> None:
    assert len(clean("ﷺ" * LONGEST_MESSAGE)) == LONGEST_MESSAGE


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("São João", "sao joao"), ("MAÑANA", "manana"), ("Ação", "acao"), ("abc", "abc")],
)
def test_plain_drops_case_and_accents(written: str, wanted: str) -> None:
    assert fold_in_place(written) == wanted


@given(st.text(max_size=200))
def test_plain_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_figures_have_one_kind_of_minus_blank_and_apostrophe() -> None:
    assert normalize_figures("\u22121\u2019234\u00a0 567") == "-1'234 567"


def test_accents_are_stripped_in_place_and_case_is_kept() -> None:
    assert strip_accents("4 März, Décembre") == "4 Marz, Decembre"
