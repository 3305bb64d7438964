"""Find the goal that a question names."""

from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import OSA

from app.coach.questions.lexicon import load_lexicon
from app.coach.questions.types import NamedGoal
from app.text.languages import LANGUAGES
from app.text.tokens import little_words, tokens

_MIN_TYPO_LENGTH = 5  # letters; one typing error is accepted in words of this length or more


def find_goal(text: str, goals: Sequence[NamedGoal]) -> str | None:
    """Return the id of the goal whose name matches folded `text` best, or None.

    At least half of the distinctive words of its name must occur.
    """
    spoken = tokens(text)
    scores = [_score_name(spoken, goal.name) for goal in goals]
    best = max(scores, default=0.0)
    return goals[scores.index(best)].id if best >= 0.5 else None


def _score_name(spoken: Sequence[str], name: str) -> float:
    words = [word for word in tokens(name) if word not in little_words()]
    distinctive = [word for word in words if word not in load_common_words()] or words
    if not distinctive:
        return 0.0
    return sum(any(_is_same_word(word, other) for other in spoken) for word in distinctive) / len(
        distinctive
    )


@cache
def load_common_words() -> frozenset[str]:
    """Return the words of all languages that are too common in goal names to identify one."""
    return frozenset(word for language in LANGUAGES for word in load_lexicon(language).goal_words)


def _is_same_word(word: str, other: str) -> bool:
    if word == other:
        return True
    return len(word) >= _MIN_TYPO_LENGTH and OSA.distance(word, other, score_cutoff=1) <= 1


def find_one_goal(text: str, goals: Sequence[NamedGoal]) -> str | None:
    """Return the id of the only goal with a word of folded `text` in its name, or None.

    Common words such as "fund" count: it is asked where goals are spoken of.
    """
    spoken = [word for word in tokens(text) if word not in little_words()]
    found = [
        goal.id
        for goal in goals
        if any(_is_same_word(word, other) for word in spoken for other in tokens(goal.name))
    ]
    return found[0] if len(found) == 1 else None
