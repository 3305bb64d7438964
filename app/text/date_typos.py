"""Find weekdays and "yesterday" in spite of a typo: "yestrday", "el lunse"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from string import ascii_lowercase

from app.text.date_words import values, weekday_numbers
from app.text.phrases import entries_of

# Shorter words are too often another word with one letter less.
_SHORTEST = 5
# In words of this length any one letter may be wrong; in shorter ones "quarto" is no Wednesday.
_LONG = 8
_WORD = re.compile(r"(?<![\w'-])[a-z]{4,}(?![\w'-])")


def find_misspelt_days(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield the position of each misspelt word with its lead ("on", "el"), and the right word.

    A letter is missing, doubled or has changed places with the next one, or, in long words, is
    another one. The first letter is right, as it is in nearly every typo.
    """
    table = _misspellings()
    for match in _WORD.finditer(folded):
        meant = table.get(match[0])
        if meant is not None:
            lead = _lead().search(folded, max(0, match.start() - 20), match.start())
            yield (lead.start() if lead else match.start()), match.end(), meant


@cache
def _misspellings() -> dict[str, str]:
    days = [word for word, days in values("relative", "days").items() if days]
    known = {word for word in (*days, *weekday_numbers()) if word.isascii() and word.isalpha()}
    table = {
        typo: word for word in sorted(known) if len(word) >= _SHORTEST for typo in _misspell(word)
    }
    for word in (*known, *values("relative", "days"), *entries_of("dates", "typos", "other_words")):
        table.pop(word, None)
    return table


def _misspell(word: str) -> Iterable[str]:
    """Yield a word with one typo; its first letter stays, and its last where one is missing."""
    for at in range(1, len(word)):
        left, letter, right = word[:at], word[at], word[at + 1 :]
        if right:
            yield left + right
            yield left + right[0] + letter + right[1:]
        yield left + letter + letter + right
        if len(word) >= _LONG:
            yield from (left + other + right for other in ascii_lowercase if other != letter)


@cache
def _lead() -> re.Pattern[str]:
    leads = "|".join(map(re.escape, entries_of("dates", "weekdays", "lead")))
    return re.compile(rf"(?<!\w)(?:{leads})\s+$")
