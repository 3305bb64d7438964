"""The merchant, thing or category that a question names: the words left when the asking is gone."""

from collections.abc import Iterator
from itertools import pairwise

from app.coach.lexicon import Lexicon
from app.reading.vocabulary import little_words

_LONGEST = 5  # words of one name
# Little words within a name.
_JOINTS = frozenset({"de", "do", "da", "dos", "das", "del", "la", "of"})
_MOST = 4  # names of one question


def find_things(text: str, ask: str, words: Lexicon) -> tuple[str, ...]:
    """The names in folded `text` (its period already taken out), as they stand there."""
    names = [" ".join(name[:_LONGEST]) for name in _runs(text.split(), ask, words) if name]
    return tuple(dict.fromkeys(names))[:_MOST]


def _runs(tokens: list[str], ask: str, words: Lexicon) -> Iterator[list[str]]:
    """Runs of words that are neither asking nor filling: "Pão de Açúcar"."""
    run: list[str] = []
    for token, following in pairwise([*tokens, ""]):
        joins = bool(run) and token in _JOINTS and not _says_nothing(following, ask, words)
        if joins or not _says_nothing(token, ask, words):
            run.append(token)
        else:
            yield run
            run = []
    yield run


def _says_nothing(token: str, ask: str, words: Lexicon) -> bool:
    return (
        len(token) < 2
        or not any(char.isalpha() for char in token)
        or any(char.isdigit() for char in token)
        or token in words.fillers
        or token in little_words()
        or words.asking_words["spent"].fullmatch(token) is not None
        or (ask in words.asking_words and words.asking_words[ask].fullmatch(token) is not None)
    )
