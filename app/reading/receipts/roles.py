"""Recognize what a line of a receipt is by its words: a total, a tax, a payment."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, get_args

from app.text.data import load
from app.text.normalize import fold

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

# Phrases with at least this many letters are also found within words that OCR has joined.
MIN_JOINED_LENGTH = 8
_TOTAL_ROLES = frozenset({"total", "plain"})
# "Total discount", "total cash": totals of something else.
_OF_SOMETHING: tuple[Role, ...] = ("other", "discount", "payment", "change")
_JOINED_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_DIGIT_IN_WORD = re.compile(r"(?<=[a-z])[01](?=[a-z])|(?<=\b[a-z]{4})1\b")


class Phrases:
    """A list of phrases that is searched for as whole words in folded text, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Compile the phrases."""
        folded = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
        self._pattern = re.compile(
            r"(?<![a-z0-9])(?:" + "|".join(map(re.escape, folded)) + r")(?![a-z0-9])"
        )
        compact = (_NOT_LETTERS.sub("", phrase) for phrase in folded)
        self._long_phrases = tuple(phrase for phrase in compact if len(phrase) >= MIN_JOINED_LENGTH)

    def match_length(self, text: str) -> int:
        """Return the length of the longest phrase in folded `text`, 0 where there is none."""
        found = max((len(match[0]) for match in self._pattern.finditer(text)), default=0)
        letters = _NOT_LETTERS.sub("", text)
        joined = next((len(phrase) for phrase in self._long_phrases if phrase in letters), 0)
        return max(found, joined)

    def find_all(self, text: str) -> list[str]:
        """Return every phrase found in folded `text`."""
        return self._pattern.findall(text)

    def __contains__(self, text: object) -> bool:
        """Return whether folded `text` has any of the phrases."""
        return isinstance(text, str) and self.match_length(text) > 0


@cache
def load_phrases(part: str, name: str) -> Phrases:
    """Return the list `name` of table `part` in the receipts' word list."""
    return Phrases(load("receipts")[part][name])


@lru_cache(maxsize=1024)
def normalize_label(text: str) -> str:
    """Return a line as labels are compared: folded, joined words split, no numbers or dots."""
    folded = fold(_JOINED_WORDS.sub(" ", text))
    folded = _DIGIT_IN_WORD.sub(lambda found: "o" if found[0] == "0" else "l", folded)
    return " ".join(
        re.sub(r"[\d.,:%@#*_=]*\d[\d.,:%@#*_=]*|[.:_=*()\[\]-]{1,}", " ", folded).split()
    )


def find_role(text: str) -> Role | None:
    """Return the role of a line by the longest phrase on it; None where there is none."""
    words = normalize_label(text)
    lengths = {role: load_phrases("roles", role).match_length(words) for role in ROLES}
    best = max(lengths, key=lambda role: lengths[role])
    if not lengths[best]:
        return None
    if best in _TOTAL_ROLES:
        return _refine_total(words, best, lengths)
    if (
        best == "tax"
        and lengths["plain"]
        and load_phrases("words", "inclusive").match_length(words)
    ):
        return "plain"
    return best


def _refine_total(words: str, role: Role, lengths: dict[Role, int]) -> Role:
    """Return the role of a line with "total": of what it is, and with or without tax."""
    inclusive = load_phrases("words", "inclusive").match_length(words)
    is_without_tax = lengths["subtotal"] or load_phrases("words", "exclusive").match_length(words)
    if is_without_tax and not inclusive:
        return "subtotal"
    if role == "plain":
        if lengths["tax"] and not inclusive:
            return "tax"
        return next((other for other in _OF_SOMETHING if lengths[other]), "plain")
    return "total"
