"""Recognize messages that name nothing but details: "last month?", "groceries", "without rent"."""

from app.coach.questions.category_names import find_category_by_name, is_known
from app.coach.questions.reading import QuestionReading
from app.coach.questions.subjects import find_subjects
from app.text.tokens import little_words

_MAX_WORDS = 6  # words besides periods and what is left out


def is_fragment(reading: QuestionReading) -> bool:
    """Return whether the message has only known names, periods, exclusions and figures.

    A verb makes it a sentence of its own: "I like trains" asks nothing about trains.
    """
    tokens = reading.rest.replace("|", " ").split()
    if len(tokens) > _MAX_WORDS:
        return False
    names = find_subjects(reading.rest, "", reading.words)
    if not all(_is_known_name(name, reading) for name in names):
        return False
    named = {word for name in names for word in name.split()}
    slots = reading.words.slots
    return all(
        token in named
        or token in little_words()
        or not any(char.isalpha() for char in token)
        or any(char.isdigit() for char in token)
        or slots.fragment.fullmatch(token)
        for token in tokens
    )


def _is_known_name(name: str, reading: QuestionReading) -> bool:
    """Return whether each word of `name` is one of our tables, or the name a category's."""
    context = reading.context
    if find_category_by_name(name):
        return True
    known = is_known(name, context.categories, reading.language, context.country)
    return known and all(_is_known_word(word, reading) for word in name.split())


def _is_known_word(word: str, reading: QuestionReading) -> bool:
    context = reading.context
    return (
        word in little_words()
        or context.categories.knows(word)
        or is_known(word, context.categories, reading.language, context.country)
    )
