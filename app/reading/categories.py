"""Which category words belong to: what was bought, from whom, or what the person taught us."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.reading.data import load
from app.reading.direction import direction
from app.reading.drafts import CATEGORIES, Context
from app.reading.plain import clean, plain
from app.reading.processors import without_processor
from app.reading.vocabulary import (
    Match,
    Phrase,
    Role,
    content,
    first_names,
    little_words,
    ordinary_words,
    part_openers,
    vocabulary,
)
from app.reading.words import correction_key, tokens

_CORRECTED = 0.98
_INCOME = 0.93
_BASE = {Role.SERVICE: 0.96, Role.THING: 0.95, Role.PLACE: 0.91, Role.TOPIC: 0.6}
_UNSURE = 0.62
_UNKNOWN = 0.3
_PERSON = 0.65
_TYPO, _UNKNOWN_HEAD, _RIVAL_NEAR, _RIVAL_FAR = 0.12, 0.12, 0.15, 0.06
_LOWEST_MATCH = 0.4
_READ_CHARACTERS = 400

_CLAUSE = re.compile(r"[,;:()\n]")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


def categorize(words: str, context: Context) -> tuple[str, float]:
    """One of the ten categories for what `words` name, and an honest confidence (0–1).

    A correction the person made for the same words wins, then words of income. Else the head
    decides: in English the last noun ("school shoes"), in Portuguese and Spanish the first
    ("zapatos de la escuela"), a thing before the place it was bought at. Unknown words are
    `other`, unsurely.
    """
    if context.corrections:
        corrected = context.corrections.get(correction_key(words))
        if corrected in CATEGORIES:
            return corrected, _CORRECTED
    return _categorize(words[:_READ_CHARACTERS], context.country, context.language)


def category_named(words: str) -> str | None:
    """The category that `words` are a name of ("transporte", "clothes", "lazer"), else None."""
    return _names().get(content(tokens(words)))


@lru_cache(maxsize=1)
def _names() -> dict[Phrase, str]:
    return {
        content(tokens(name)): category
        for category, names in load("category_names").items()
        for name in names
    }


@lru_cache(maxsize=8192)
def _categorize(words: str, country: str, language: str) -> tuple[str, float]:
    if direction(plain(clean(words)), country).kind == "income":
        return "income", _INCOME
    heard, parts = _parted(_unglued(without_processor(words)))
    matches = vocabulary().matches(heard, country, language)
    if not matches:
        is_person = any(word in first_names() for word in heard)
        return "other", _PERSON if is_person else _UNKNOWN
    head = _head(matches, parts, language)
    return head.entry.category, _confidence(head, heard, parts, matches)


def _unglued(words: str) -> str:
    """ "JoseDaSilva" → "Jose Da Silva", unless the joint word is a known one ("McDonalds")."""
    if not _GLUED.search(words):
        return words
    return " ".join(
        part if vocabulary().knows(part) else _GLUED.sub(" ", part) for part in words.split()
    )


def _parted(words: str) -> tuple[Phrase, tuple[int, ...]]:
    """The words, each with its part: a preposition that tells where, or a comma, begins another."""
    heard: list[str] = []
    parts: list[int] = []
    for clause in _CLAUSE.split(words):
        part = parts[-1] + 1 if parts else 0
        for word in tokens(clause):
            if word in part_openers() and part in parts:
                part += 1
            heard.append(word)
            parts.append(part)
    return tuple(heard), tuple(parts)


def _head(matches: Sequence[Match], parts: Sequence[int], language: str) -> Match:
    """The match that names what was paid for: of the first part that names a thing or a place."""
    for weakest in (Role.THING, Role.PLACE, Role.TOPIC):
        fitting = [match for match in matches if match.rank >= weakest]
        if fitting:
            part = parts[fitting[0].start]
            near = [match for match in fitting if parts[match.start] == part]
            strongest = max(match.rank for match in near)
            best = [match for match in near if match.rank is strongest]
            return best[-1] if _head_is_last(best, language) else best[0]
    raise ValueError("No match to choose from.")


def _head_is_last(matches: Sequence[Match], language: str) -> bool:
    scopes = {match.entry.scope for match in matches} & {"en", "pt", "es"}
    return (scopes == {"en"}) if len(scopes) == 1 else language == "en"


def _confidence(
    head: Match, heard: Phrase, parts: Sequence[int], matches: Sequence[Match]
) -> float:
    entry = head.entry
    confidence = _BASE[entry.role] if entry.sure else _UNSURE
    if not head.exact:
        confidence -= _TYPO
    if _has_unknown_head(head, heard, parts):
        confidence -= _UNKNOWN_HEAD
    rivals = {
        parts[match.start]
        for match in matches
        if match.entry.category != entry.category and match.rank >= head.rank
    }
    if rivals:
        confidence -= _RIVAL_NEAR if parts[head.start] in rivals else _RIVAL_FAR
    return max(round(confidence, 2), _LOWEST_MATCH)


def _has_unknown_head(head: Match, heard: Phrase, parts: Sequence[int]) -> bool:
    """Whether the word where the head would stand says something we do not know."""
    own = [
        at
        for at, part in enumerate(parts)
        if part == parts[head.start] and heard[at] not in little_words()
    ]
    if not own:
        return False
    is_head, edge = (
        (head.end > own[-1], heard[own[-1]])
        if head.entry.scope == "en"
        else (head.start <= own[0], heard[own[0]])
    )
    return not is_head and not edge.isdigit() and edge not in ordinary_words()
