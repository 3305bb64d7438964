"""Classify words into a category: by what was bought, from whom, or the person's corrections.

`bench.categories` measures how often the answers of each confidence are right.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.categories import CATEGORIES
from app.reading.categories.vocabulary import (
    EntryRole,
    Match,
    Phrase,
    drop_little_words,
    load_first_names,
    load_ordinary_words,
    load_part_openers,
    load_vocabulary,
)
from app.reading.messages.direction import find_direction
from app.reading.types import ReaderContext
from app.text.data import load
from app.text.languages import LANGUAGES
from app.text.normalize import clean, fold_in_place
from app.text.payment_processors import without_processor
from app.text.tokens import correction_key, little_words, tokens

_CORRECTED = 0.98  # the person corrected these words before
_INCOME = 0.93
_BASE = {
    EntryRole.SERVICE: 0.96,
    EntryRole.PURCHASE: 0.95,
    EntryRole.PLACE: 0.91,
    EntryRole.TOPIC: 0.6,
}
_AMBIGUOUS = 0.62  # an entry marked with "?" in the tables
_UNKNOWN = 0.3  # no word is in the tables
_PERSON = 0.65  # nothing but a first name is known: "other", probably
# Deductions: the match is a typo; the head is an unknown word; words of another category in the
# same part of the text, or in another part.
_TYPO, _UNKNOWN_HEAD, _RIVAL_NEAR, _RIVAL_FAR = 0.12, 0.12, 0.15, 0.06
_MIN_MATCH = 0.4  # the least confidence in a match
_MAX_CHARACTERS = 400  # read of longer texts

_CLAUSE = re.compile(r"[,;:()\n]")
_JOINED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


def categorize(words: str, context: ReaderContext) -> tuple[str, float]:
    """Return the category of `words` and the confidence in it (0–1).

    A correction by the person for the same words decides first, then words of income. Otherwise
    the head decides: in English the last noun ("school shoes"), in Portuguese and Spanish the
    first ("zapatos de la escuela"); what was bought before the place where it was bought. Unknown
    words are `other` with a low confidence.

    Args:
        words: A description or a statement line, as written.
        context: Country, language and corrections of the person.
    """
    if context.corrections:
        corrected = context.corrections.get(correction_key(words))
        if corrected in CATEGORIES:
            return corrected, _CORRECTED
    return _categorize(words[:_MAX_CHARACTERS], context.country, context.language)


def is_weak(words: str, context: ReaderContext) -> bool:
    """Return whether the category rests on a word that often means something else.

    It is one that the tables mark with "?" ("bill"), or what it was only about ("house"). Names of
    sellers and the person's own corrections are never weak.
    """
    if correction_key(words) in (context.corrections or ()):
        return False
    phrase, parts = _split_parts(_split_joined(without_processor(words[:_MAX_CHARACTERS])))
    matches = load_vocabulary().find_matches(phrase, context.country, context.language)
    if not matches:
        return False
    entry = _find_head(matches, parts, context.language).entry
    is_word = entry.scope in LANGUAGES
    return is_word and (entry.role is EntryRole.TOPIC or not entry.certain)


def match_category_name(words: str) -> str | None:
    """Return the category that has this name ("transporte", "clothes", "lazer"), else None."""
    return _category_names().get(drop_little_words(tokens(words)))


@lru_cache(maxsize=1)
def _category_names() -> dict[Phrase, str]:
    return {
        drop_little_words(tokens(name)): category
        for category, names in load("category_names").items()
        for name in names
    }


@lru_cache(maxsize=8192)
def _categorize(words: str, country: str, language: str) -> tuple[str, float]:
    if find_direction(fold_in_place(clean(words)), country).kind == "income":
        return "income", _INCOME
    # "Compra do mês" is an entry itself: nothing of it is a bank's word before a merchant.
    named = words if load_vocabulary().has_entry(words) else without_processor(words)
    phrase, parts = _split_parts(_split_joined(named))
    matches = load_vocabulary().find_matches(phrase, country, language)
    if not matches:
        is_person = any(word in load_first_names() for word in phrase)
        return "other", _PERSON if is_person else _UNKNOWN
    head = _find_head(matches, parts, language)
    return head.entry.category, _estimate_confidence(head, phrase, parts, matches)


def _split_joined(words: str) -> str:
    """Split joined words ("JoseDaSilva"), unless the vocabulary has them so ("McDonalds")."""
    if not _JOINED.search(words):
        return words
    return " ".join(
        part if load_vocabulary().knows(part) else _JOINED.sub(" ", part) for part in words.split()
    )


def _split_parts(words: str) -> tuple[Phrase, tuple[int, ...]]:
    """Return the words of a text, and for each the number of the part that it is in.

    A new part begins at a comma or the like, and at some prepositions ("shoes / at the mall").
    """
    phrase: list[str] = []
    parts: list[int] = []
    for clause in _CLAUSE.split(words):
        part = parts[-1] + 1 if parts else 0
        for word in tokens(clause):
            if word in load_part_openers() and part in parts:
                part += 1
            phrase.append(word)
            parts.append(part)
    return tuple(phrase), tuple(parts)


def _find_head(matches: Sequence[Match], parts: Sequence[int], language: str) -> Match:
    """Return the match that names what was paid for.

    It is in the first part with a purchase or service, else with a place, else with a topic.
    """
    for min_role in (EntryRole.PURCHASE, EntryRole.PLACE, EntryRole.TOPIC):
        candidates = [match for match in matches if match.rank >= min_role]
        if candidates:
            part = parts[candidates[0].start]
            near = [match for match in candidates if parts[match.start] == part]
            strongest = max(match.rank for match in near)
            best = [match for match in near if match.rank is strongest]
            return best[-1] if _is_head_last(best, language) else best[0]
    raise ValueError("No match to choose from.")


def _is_head_last(matches: Sequence[Match], language: str) -> bool:
    scopes = {match.entry.scope for match in matches} & LANGUAGES.keys()
    decisive = scopes.pop() if len(scopes) == 1 else LANGUAGES.known(language)
    return LANGUAGES[decisive].head_noun_last


def _estimate_confidence(
    head: Match, phrase: Phrase, parts: Sequence[int], matches: Sequence[Match]
) -> float:
    entry = head.entry
    confidence = _BASE[entry.role] if entry.certain else _AMBIGUOUS
    if not head.exact:
        confidence -= _TYPO
    if _has_unknown_head(head, phrase, parts):
        confidence -= _UNKNOWN_HEAD
    rivals = {
        parts[match.start]
        for match in matches
        if match.entry.category != entry.category and match.rank >= head.rank
    }
    if rivals:
        confidence -= _RIVAL_NEAR if parts[head.start] in rivals else _RIVAL_FAR
    return max(round(confidence, 2), _MIN_MATCH)


def _has_unknown_head(head: Match, phrase: Phrase, parts: Sequence[int]) -> bool:
    """Return whether the word in the position of the head is an unknown one."""
    own = [
        position
        for position, part in enumerate(parts)
        if part == parts[head.start] and phrase[position] not in little_words()
    ]
    if not own:
        return False
    is_head, edge = (
        (head.end > own[-1], phrase[own[-1]])
        if head.entry.scope in LANGUAGES and LANGUAGES[head.entry.scope].head_noun_last
        else (head.start <= own[0], phrase[own[0]])
    )
    return not is_head and not edge.isdigit() and edge not in load_ordinary_words()
