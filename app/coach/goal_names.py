"""Which of a person's goals a question names."""

from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import OSA

from app.coach.lexicon import LANGUAGES, lexicon
from app.reading.vocabulary import little_words
from app.reading.words import tokens

_SHORTEST_SLIP = 5  # letters from which on one slip of typing is forgiven


def find_goal(text: str, goals: Sequence[str]) -> int | None:
    """The place of the goal whose name folded `text` holds best, or None.

    At least half of the name's telling words must be there.
    """
    said = tokens(text)
    scores = [_score(said, name) for name in goals]
    best = max(scores, default=0.0)
    return scores.index(best) if best >= 0.5 else None


def _score(said: Sequence[str], name: str) -> float:
    words = [word for word in tokens(name) if word not in little_words()]
    telling = [word for word in words if word not in common_words()] or words
    if not telling:
        return 0.0
    return sum(any(_same(word, other) for other in said) for word in telling) / len(telling)


@cache
def common_words() -> frozenset[str]:
    """Words that many goals' names have: they name none of them by themselves."""
    return frozenset(word for language in LANGUAGES for word in lexicon(language).goal_words)


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    return len(word) >= _SHORTEST_SLIP and OSA.distance(word, other, score_cutoff=1) <= 1
