"""Messages made clean, and their plain twins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.plain import LONGEST_MESSAGE, clean, plain


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
    assert plain(written) == wanted


@given(st.text(max_size=200))
def test_plain_keeps_every_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
