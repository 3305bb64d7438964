"""Merchants, products and categories that questions name."""

import pytest

from app.coach.questions.lexicon import load_lexicon
from app.coach.questions.subjects import find_subjects
from app.text.languages import Language


@pytest.mark.parametrize(
    ("language", "text", "subjects"),
    [
        ("en", "how much did i spend at whole foods", ("whole foods",)),
        ("pt", "quanto gastei no pao de acucar", ("pao de acucar",)),
        ("es", "cuanto gaste en uber y netflix", ("uber", "netflix")),
        ("en", "how much did i spend", ()),
        ("en", "spent on netflix netflix | netflix", ("netflix netflix", "netflix")),
    ],
)
def test_a_subject_is_a_run_of_words_with_a_meaning_of_their_own(
    language: Language, text: str, subjects: tuple[str, ...]
) -> None:
    assert find_subjects(text, "spent", load_lexicon(language)) == subjects


def test_a_name_has_five_words_at_most() -> None:
    names = find_subjects("zara uber tesco aldi lidl spar", "spent", load_lexicon("en"))
    assert names == ("zara uber tesco aldi lidl",)


def test_a_question_has_four_names_at_most() -> None:
    names = find_subjects("zara | uber | tesco | aldi | lidl", "spent", load_lexicon("en"))
    assert names == ("zara", "uber", "tesco", "aldi")


def test_words_of_the_questions_own_type_are_no_subject() -> None:
    words = load_lexicon("en")
    assert find_subjects("when does netflix renew", "recurring", words) == ("netflix",)


def test_figures_are_no_subject() -> None:
    assert find_subjects("spent 20 at 7eleven", "spent", load_lexicon("en")) == ()
