"""Find the merchants, products or categories that a question names: the words left over."""

from collections.abc import Iterator
from itertools import pairwise

from app.coach.questions.lexicon import Lexicon
from app.text.tokens import little_words

MAX_WORDS = 5  # words of one name
# Short words that join the parts of a name.
CONNECTORS = frozenset({"de", "do", "da", "dos", "das", "del", "la", "of"})
_MAX_NAMES = 4  # names of one question


def find_subjects(text: str, question_type: str, words: Lexicon) -> tuple[str, ...]:
    """Return the names in folded `text`, from which the periods have been removed.

    They are runs of words that are neither question words nor fillers: at most 4 names of 5 words.
    """
    names = [
        " ".join(name[:MAX_WORDS])
        for name in _split_runs(text.split(), question_type, words)
        if name
    ]
    return tuple(dict.fromkeys(names))[:_MAX_NAMES]


def _split_runs(tokens: list[str], question_type: str, words: Lexicon) -> Iterator[list[str]]:
    """Yield runs of words that are neither question words nor fillers: "pao de acucar"."""
    run: list[str] = []
    for token, following in pairwise([*tokens, ""]):
        joins = bool(run) and token in CONNECTORS and not is_filler(following, question_type, words)
        if joins or not is_filler(token, question_type, words):
            run.append(token)
        else:
            yield run
            run = []
    yield run


def is_filler(token: str, question_type: str, words: Lexicon) -> bool:
    """Return whether `token` says nothing of what was bought."""
    return (
        len(token) < 2
        or not any(char.isalpha() for char in token)
        or any(char.isdigit() for char in token)
        or token in words.fillers
        or token in little_words()
        or words.type_words["spent"].fullmatch(token) is not None
        or (
            question_type in words.type_words
            and words.type_words[question_type].fullmatch(token) is not None
        )
    )
