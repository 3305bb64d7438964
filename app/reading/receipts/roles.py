"""What a line of a receipt is, by its words: a total, a tax, what was paid. Pure."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, get_args

from app.reading.data import load
from app.reading.words import fold

Role = Literal[
    "total",
    "plain",
    "weak",
    "subtotal",
    "tax",
    "tip",
    "rounding",
    "discount",
    "payment",
    "change",
    "other",
]

ROLES: tuple[Role, ...] = get_args(Role)

# A phrase of so many letters is found within words that OCR has glued together, too.
GLUED = 8
_TOTALS = frozenset({"total", "plain"})
# "Total discount", "total cash": the total of something else.
_OF_SOMETHING: tuple[Role, ...] = ("other", "discount", "payment", "change")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_DIGIT_IN_WORD = re.compile(r"(?<=[a-z])[01](?=[a-z])|(?<=\b[a-z]{4})1\b")


class Phrases:
    """A list of phrases, looked for as whole words in folded text, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        folded = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
        self._pattern = re.compile(
            r"(?<![a-z0-9])(?:" + "|".join(map(re.escape, folded)) + r")(?![a-z0-9])"
        )
        compact = (_NOT_LETTERS.sub("", phrase) for phrase in folded)
        self._glued = tuple(phrase for phrase in compact if len(phrase) >= GLUED)

    def longest_in(self, text: str) -> int:
        """The length of the longest phrase in folded `text`, 0 where there is none."""
        found = max((len(match[0]) for match in self._pattern.finditer(text)), default=0)
        letters = _NOT_LETTERS.sub("", text)
        glued = next((len(phrase) for phrase in self._glued if phrase in letters), 0)
        return max(found, glued)

    def all_in(self, text: str) -> list[str]:
        """Every phrase found in folded `text`."""
        return self._pattern.findall(text)

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self.longest_in(text) > 0


@cache
def phrases(part: str, name: str) -> Phrases:
    """The list `name` of table `part` in receipts.toml."""
    return Phrases(load("receipts")[part][name])


@lru_cache(maxsize=1024)
def label(text: str) -> str:
    """A line as its labels are compared: folded, glued words parted, no figures, no dots led."""
    folded = fold(_HUMP.sub(" ", text))
    folded = _DIGIT_IN_WORD.sub(lambda found: "o" if found[0] == "0" else "l", folded)
    return " ".join(
        re.sub(r"[\d.,:%@#*_=]*\d[\d.,:%@#*_=]*|[.:_=*()\[\]-]{1,}", " ", folded).split()
    )


def role_of(text: str) -> Role | None:
    """The role of a line by the longest of the phrases on it; None where there is none."""
    words = label(text)
    lengths = {role: phrases("roles", role).longest_in(words) for role in ROLES}
    best = max(lengths, key=lambda role: lengths[role])
    if not lengths[best]:
        return None
    if best in _TOTALS:
        return _total(words, best, lengths)
    if best == "tax" and lengths["plain"] and phrases("words", "inclusive").longest_in(words):
        return "plain"
    return best


def _total(words: str, role: Role, lengths: dict[Role, int]) -> Role:
    """Of a line that says "total": whether it says of what, and with or without the tax."""
    inclusive = phrases("words", "inclusive").longest_in(words)
    if phrases("words", "exclusive").longest_in(words) and not inclusive:
        return "subtotal"
    if role == "plain":
        if lengths["tax"] and not inclusive:
            return "tax"
        return next((other for other in _OF_SOMETHING if lengths[other]), "plain")
    return "total"
