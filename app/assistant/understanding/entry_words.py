"""Read how words name an entry: "the second one", "yesterday's taxi", "o mercado de 54"."""

import re
from functools import cache

from app.assistant.commands import EntryReference
from app.assistant.understanding.segments import holds_another
from app.assistant.understanding.sentences import TOPIC
from app.assistant.understanding.utterance import Utterance
from app.text.data import load_language
from app.text.languages import Language
from app.text.normalize import fold_in_place
from app.text.phrases import NOTHING, compiled, phrases
from app.text.templates import AMOUNTS, DAYS

LONGEST_NAME = 6  # words; longer ones tell a story
_MASK = re.compile(rf"[{chr(AMOUNTS[0])}-{chr(DAYS[-1])}]")
_LIST_MARKS = frozenset(",;\n")
_LARGEST_COUNT = 20  # entries; "the last 45" names an amount


def read_entry_reference(
    words: str, utterance: Utterance, language: Language
) -> EntryReference | None:
    """Return the entry that masked words name; None where they are no name.

    They are none where they are too long or go on to another order.
    """
    rest = words.strip()
    if holds_another(rest):
        return None
    found: dict[str, object] = {}
    if _whole(language, "pronouns").fullmatch(rest):
        return EntryReference()
    period, rest = _period(rest, utterance, language)
    if period:
        found["period"] = period
    for name in ("submission", "all"):
        match = _whole(language, name).search(rest)
        if match:
            found["scope"] = name
            rest = _cut(rest, match)
            break
    if match := _whole(language, "repeated").search(rest):
        found["is_repeated"] = True
        rest = _cut(rest, match)
    position, rest = _position(rest, language)
    if position is not None:
        found["position"] = position
    last, rest = _last(rest, utterance, language)
    found |= last
    name = _bare_name(_MASK.sub(" ", rest), language)
    if len(name.split()) > LONGEST_NAME:
        return None
    if name:
        found["words"] = utterance.written(name) if name in utterance.masked else name
    found |= _masked_values(rest, utterance)
    return EntryReference.model_validate(found)


def read_members(
    words: str, utterance: Utterance, language: Language
) -> tuple[EntryReference, ...]:
    """Return the entries that masked words name one by one; none where they name no list.

    Names are divided by "and" and by commas, which masked words have not: they are looked for in
    what was written. What is left out ("all but the coffee and the taxi") is no list.
    """
    start = utterance.masked.find(words)
    if start < 0 or phrases(TOPIC, "reference", "contrasts").search(words):
        return ()
    written = (utterance.text[utterance.place(at)] for at in range(start, start + len(words)))
    marked = "".join(
        "," if character == " " and mark in _LIST_MARKS else character
        for character, mark in zip(words, written, strict=True)
    )
    names = [name.strip() for name in _separators(language).split(marked)]
    found = [read_entry_reference(name, utterance, language) for name in names if name]
    members = tuple(
        entry for entry in found if entry and entry.scope == "one" and not entry.is_pronoun
    )
    return members if 1 < len(members) == len(found) else ()


def _masked_values(rest: str, utterance: Utterance) -> dict[str, object]:
    """Return the amount and the date among masked words."""
    found: dict[str, object] = {}
    for mask in _MASK.findall(rest):
        if ord(mask) in AMOUNTS:
            found["cents"] = utterance.amount(mask).cents
        else:
            found["day"] = utterance.day(mask)
    return found


def is_definite(words: str, language: Language) -> bool:
    """Return whether words name something known: "the uber", "my lunch", "the second one"."""
    lists = load_language(TOPIC, language)["reference"]
    definite = compiled(tuple(lists.get("definite", lists["determiners"])), {})
    return definite.match(words) is not None or _position(words, language)[0] is not None


def _leading_count(
    rest: str, utterance: Utterance, small: frozenset[str]
) -> tuple[int, str] | None:
    """Return the number that words begin with, as in "last two", and the words after it."""
    words = [word for word in rest.split() if word not in small]
    if words and len(words[0]) == 1 and ord(words[0]) in AMOUNTS:
        value = utterance.amount(words[0]).value
        if value == value.to_integral_value() and 1 < value <= _LARGEST_COUNT:
            return int(value), " ".join(words[1:])
    return None


def _position(rest: str, language: Language) -> tuple[int | None, str]:
    """Return the place that words name, and the words without it."""
    positions = _positions(language)
    for phrase, (pattern, place) in positions.items():
        if phrase in rest and (match := pattern.search(rest)):
            return place, _cut(rest, match)
    return None, rest


def _last(rest: str, utterance: Utterance, language: Language) -> tuple[dict[str, object], str]:
    """Return whether the last one is meant, or how many of the last ones, and the other words."""
    match = _whole(language, "last").search(rest)
    if match is None:
        return {}, rest
    rest = _cut(rest, match)
    if counted := _leading_count(rest, utterance, _small_words(language)):
        return {"count": counted[0]}, counted[1]
    return {"is_last": True}, rest


def _period(rest: str, utterance: Utterance, language: Language) -> tuple[str, str]:
    """Return the period that words name ("month -1"), and the words without it.

    "Last month" is masked as a date where it may be one.
    """
    spelt = _MASK.sub(lambda mask: _spelt_period(mask[0], utterance, language), rest)
    for pattern, period in _periods(language):
        if match := pattern.search(spelt):
            return period, _cut(spelt, match)
    return "", rest


def _spelt_period(mask: str, utterance: Utterance, language: Language) -> str:
    """Return a masked value as it was written where it is a period, else the mask."""
    if ord(mask) in AMOUNTS:
        return mask
    written = fold_in_place(utterance.written(mask))
    return written if any(one.fullmatch(written) for one, _ in _periods(language)) else mask


def _bare_name(rest: str, language: Language) -> str:
    """Return the words without articles, joining words and nouns such as "entry" at their ends."""
    small = _small_words(language)
    words = rest.split()
    while words and words[0] in small:
        words.pop(0)
    while words and words[-1] in small:
        words.pop()
    return " ".join(words)


def _cut(rest: str, match: re.Match[str]) -> str:
    return f"{rest[: match.start()]} {rest[match.end() :]}".strip()


@cache
def _separators(language: Language) -> re.Pattern[str]:
    """Return the pattern between names of a list: a comma, "and", or both."""
    words = _whole(language, "separators").pattern
    return re.compile(rf",(?:{words}\s)?|\s{words}\s")


@cache
def _whole(language: Language, name: str) -> re.Pattern[str]:
    entries = load_language(TOPIC, language).get("reference", {}).get(name, ())
    return compiled(tuple(entries), {}) if entries else NOTHING


@cache
def _positions(language: Language) -> dict[str, tuple[re.Pattern[str], int]]:
    """Return each phrase for a place with its pattern and number, the longest first."""
    entries = load_language(TOPIC, language).get("reference", {}).get("positions", ())
    found = {}
    for entry in sorted(entries, key=len, reverse=True):
        phrase, _, place = entry.rpartition(" ")
        found[phrase] = (re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)"), int(place))
    return found


@cache
def _periods(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the pattern of each period with its kind and distance, "month -1"."""
    entries = load_language(TOPIC, language)["reference"]["periods"]
    found = []
    for entry in entries:
        phrase, kind, distance = entry.rsplit(" ", 2)
        found.append((compiled((phrase,), {}), f"{kind} {distance}"))
    return tuple(found)


@cache
def _small_words(language: Language) -> frozenset[str]:
    lists = load_language(TOPIC, language).get("reference", {})
    return frozenset(
        word for name in ("determiners", "nouns", "joins") for word in lists.get(name, ())
    )
