"""Questions and their context."""

from dataclasses import replace
from datetime import date

from app.coach.questions.types import CategoryReader, Question, QuestionContext
from app.reading.categories.lookup import CategoryLookup


def test_a_question_names_nothing_unless_told() -> None:
    question = Question("spent", "en")
    assert (question.period, question.category, question.subjects) == (None, None, ())
    assert (question.goal_id, question.cents, question.feeling) == (None, None, "neutral")


def test_a_question_asked_again_keeps_its_other_details() -> None:
    question = Question("count", "pt", subjects=("uber",))
    assert replace(question, type="spent") == Question("spent", "pt", subjects=("uber",))


def test_a_context_has_an_english_speaker_with_dollars_by_default() -> None:
    context = QuestionContext(date(2026, 5, 15), CategoryLookup())
    assert (context.language, context.currency, context.goals) == ("en", "USD", ())


def test_the_reader_of_transactions_finds_the_categories_of_questions() -> None:
    reader: CategoryReader = CategoryLookup()
    category, confidence = reader.categorize("coffee", "US", "en")
    assert (category, confidence >= 0.9) == ("food", True)
    assert reader.knows("netflix")
    assert isinstance(hash(reader), int)
