"""Messages made fit for patterns: folded, spelt out, mended."""

import pytest

from app.coach.normal import as_written, normal
from app.reading.drafts import Language


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "What's my PLAN?!", "what is my plan"),
        ("pt", "Qto gastei hj??", "quanto gastei hoje"),
        ("es", "q tanto gasté x día", "que tanto gaste por dia"),
        ("en", "motnhly avreage", "monthly average"),
        ("pt", "quanto gasteiii 😭", "quanto gastei"),
        ("en", "a $1,250.50 laptop, maybe...", "a $1,250.50 laptop maybe"),
        ("en", "my purchses", "my purchases"),
    ],
)
def test_a_message_is_made_normal(language: Language, text: str, expected: str) -> None:
    assert normal(text, language) == expected


@pytest.mark.parametrize("word", ["coffee", "tenis", "tesco", "zara", "moth"])
def test_other_words_are_no_slips_of_ours(word: str) -> None:
    assert normal(word, "en") == word


def test_how_it_was_written_is_known() -> None:
    assert as_written("Pão de Açúcar", "pt") == {"pao": "Pão", "de": "de", "acucar": "Açúcar"}
    assert as_written("McDonald's", "en") == {"mcdonalds": "McDonald's"}
