"""Messages made fit for patterns: folded, spelt out, mended."""

import pytest

from app.coach.questions.normalize import map_spellings, normalize_question
from app.reading.categories.lookup import CategoryLookup
from app.text.languages import Language


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
        ("en", "how often did I eat out?", "how often did i restaurants"),
        ("pt", "quantas vezes comi fora?", "quantas vezes restaurantes"),
        ("es", "¿cuántas veces comí fuera?", "cuantas veces restaurantes"),
    ],
)
def test_a_message_is_made_normal(language: Language, text: str, expected: str) -> None:
    assert normalize_question(text, language, CategoryLookup()) == expected


@pytest.mark.parametrize("word", ["coffee", "tenis", "tesco", "zara", "moth"])
def test_other_words_are_no_slips_of_ours(word: str) -> None:
    assert normalize_question(word, "en", CategoryLookup()) == word


def test_how_it_was_written_is_known() -> None:
    assert map_spellings("Pão de Açúcar", "pt", CategoryLookup()) == {
        "pao": "Pão",
        "de": "de",
        "acucar": "Açúcar",
    }
    assert map_spellings("McDonald's", "en", CategoryLookup()) == {"mcdonalds": "McDonald's"}
