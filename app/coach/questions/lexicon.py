"""Compile the words with which people ask, from the word lists of app/text/lang, once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from app.text.data import load_language
from app.text.languages import Language
from app.text.months import month_numbers_in
from app.text.normalize import fold
from app.text.phrases import expression, with_endings

# A word of a pattern with its endings: "gast\\w+", "ultim[oa]s?".
_ATOM = re.compile(r"[a-z]+(?:\\w[+*]|\[[a-z]+\]\??|[a-z]\?)*")
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class SlotWords:
    """Hold one language's words of details and follow-ups; `question_slots.toml` explains them."""

    excluding: re.Pattern[str]
    joining: re.Pattern[str]
    either: re.Pattern[str]
    more_or_less: re.Pattern[str]
    naming: re.Pattern[str]
    # Each with the group `number`.
    instalments: tuple[re.Pattern[str], ...]
    instalments_of_each: tuple[re.Pattern[str], ...]
    span_months: tuple[re.Pattern[str], ...]
    span_years: tuple[re.Pattern[str], ...]
    at_once: re.Pattern[str]
    earlier: re.Pattern[str]
    whole: re.Pattern[str]
    # Matches at the beginning of a text.
    leading: re.Pattern[str]
    fragment: re.Pattern[str]
    referring: re.Pattern[str]
    all_goals: re.Pattern[str]
    subscriptions: re.Pattern[str]
    next_one: re.Pattern[str]
    single: re.Pattern[str]
    last_one: re.Pattern[str]
    paid_yet: re.Pattern[str]
    on_what: re.Pattern[str]
    by_how_much: re.Pattern[str]
    too: re.Pattern[str]
    so_far: re.Pattern[str]
    goal_when: re.Pattern[str]
    goal_missing: re.Pattern[str]
    goal_need: re.Pattern[str]
    judging: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold one language's words; patterns match text from `normalize_question`."""

    spellings: Mapping[str, str]
    # Phrases for a thing that entries name by one word: "eat out", "restaurants".
    phrases: Mapping[str, str]
    types: Mapping[str, re.Pattern[str]]
    # For each type the words of its patterns: they name no merchant or product.
    type_words: Mapping[str, re.Pattern[str]]
    money: re.Pattern[str]
    ownership: re.Pattern[str]
    off_topic: re.Pattern[str]
    feelings: Mapping[str, re.Pattern[str]]
    periods: Mapping[str, tuple[re.Pattern[str], ...]]
    future: tuple[re.Pattern[str], ...]
    frequencies: Mapping[str, re.Pattern[str]]
    interrogatives: re.Pattern[str]
    how_much: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    # Number words with no other meaning: "three", not "a".
    counts: Mapping[str, int]
    units: Mapping[str, re.Pattern[str]]
    # Folded names of whole categories.
    categories: Mapping[str, str]
    goal_words: frozenset[str]
    fillers: frozenset[str]
    slots: SlotWords
    # Words to which misspelled ones are corrected.
    vocabulary: tuple[str, ...]


@cache
def load_lexicon(language: Language) -> Lexicon:
    """Return the words of `language`, compiled."""
    questions = load_language("questions", language)
    periods = load_language("question_periods", language)
    chat = load_language("chat_spelling", language)
    months = month_numbers_in(language)
    weekdays = _numbered(periods.get("weekdays", ()), 0)
    numbers = _numbered(periods.get("numbers", ()), 1)
    slots = _slots(months, weekdays, numbers)
    asks = questions.get("asks", {})
    named = periods.get("periods", {})
    return Lexicon(
        spellings=_pairs(chat.get("words", ())),
        phrases=_names_by_phrase(chat.get("phrases", ())),
        types={name: _any_of(_filled(_expressions(lines), slots)) for name, lines in asks.items()},
        type_words={name: _plain_words(lines) for name, lines in asks.items()},
        money=_words(questions, "money"),
        ownership=_words(questions, "own"),
        off_topic=_words(questions, "off_topic"),
        feelings=_by_key(load_language("feelings", language)),
        periods={name: _each(_expressions(lines), slots) for name, lines in named.items()},
        future=_each(_expressions(periods.get("ahead", ())), slots),
        frequencies=_by_key(periods.get("often", {})),
        how_much=_words(questions, "how_much"),
        interrogatives=_words(questions, "asking"),
        months=months,
        weekdays=weekdays,
        numbers=numbers,
        counts={word: number for word, number in numbers.items() if number > 1},
        units=_by_key(periods.get("units", {})),
        categories=_by_name(load_language("question_categories", language)),
        goal_words=frozenset(questions.get("goal_words", ())),
        fillers=frozenset(questions.get("fillers", ())),
        slots=_load_slot_words(language, slots),
        vocabulary=_vocabulary(
            [*asks.values(), *named.values(), *load_language("question_slots", language).values()],
            months,
            weekdays,
        ),
    )


def _names_by_phrase(lines: Iterable[str]) -> dict[str, str]:
    """Return the last word of each line by the words before it."""
    return {phrase: name for phrase, _, name in (line.rpartition(" ") for line in lines)}


def _load_slot_words(language: Language, slots: Mapping[str, str]) -> SlotWords:
    lists = load_language("question_slots", language)
    return SlotWords(
        excluding=_words(lists, "excluding"),
        joining=_words(lists, "joining"),
        either=_words(lists, "either"),
        more_or_less=_words(lists, "more_or_less"),
        naming=_words(lists, "naming"),
        instalments=_each(_expressions(lists.get("instalments", ())), slots),
        instalments_of_each=_each(_expressions(lists.get("instalments_of_each", ())), slots),
        span_months=_each(_expressions(lists.get("span_months", ())), slots),
        span_years=_each(_expressions(lists.get("span_years", ())), slots),
        at_once=_words(lists, "at_once"),
        earlier=_words(lists, "earlier"),
        whole=_words(lists, "whole"),
        leading=_words(lists, "leading"),
        fragment=_words(lists, "fragment"),
        referring=_words(lists, "referring"),
        all_goals=_words(lists, "all_goals"),
        subscriptions=_words(lists, "subscriptions"),
        next_one=_words(lists, "next_one"),
        single=_words(lists, "single"),
        last_one=_words(lists, "last_one"),
        paid_yet=_words(lists, "paid_yet"),
        on_what=_words(lists, "on_what"),
        too=_words(lists, "too"),
        so_far=_words(lists, "so_far"),
        by_how_much=_words(lists, "by_how_much"),
        goal_when=_words(lists, "goal_when"),
        goal_missing=_words(lists, "goal_missing"),
        goal_need=_words(lists, "goal_need"),
        judging=_words(lists, "judging"),
    )


def _expressions(lines: Iterable[str]) -> list[str]:
    return [expression(line) for line in lines]


def _words(lists: Mapping[str, tuple[str, ...]], name: str) -> re.Pattern[str]:
    return _any_of(_expressions(lists.get(name, ())))


def _by_key(lists: Mapping[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    return {name: _any_of(_expressions(lines)) for name, lines in lists.items()}


def _pairs(lines: Iterable[str]) -> dict[str, str]:
    """Return the lines as a dictionary: the first word of each, and its replacement."""
    return {word: meaning for word, _, meaning in (line.partition(" ") for line in lines)}


def _numbered(lines: Iterable[str], first: int) -> dict[str, int]:
    return {word: number for number, line in enumerate(lines, first) for word in line.split("|")}


def _by_name(lists: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {fold(name): category for category, names in lists.items() for name in names}


def _slots(
    months: Iterable[str], weekdays: Iterable[str], numbers: Iterable[str]
) -> dict[str, str]:
    day = r"\d{1,2}|first|primeiro|primero"
    months, weekdays = _longest_first(months), _longest_first(weekdays)
    year = r"20\d\d"
    return {
        "{day}": rf"(?P<day>{day})(?:st|nd|rd|th|o)?",
        "{day2}": rf"(?P<day2>{day})(?:st|nd|rd|th|o)?",
        "{ordinal}": r"(?P<day>\d{1,2})(?:st|nd|rd|th)",
        "{year}": f"(?P<year>{year})",
        "{year2}": f"(?P<year2>{year})",
        "{month}": f"(?P<month>{'|'.join(months)})",
        "{month2}": f"(?P<month2>{'|'.join(months)})",
        # Bare, only what cannot be taken for another word: "may", "set", "sun" need a preposition.
        "{month_name}": f"(?P<month>{'|'.join(name for name in months if len(name) > 3)})",
        "{weekday}": f"(?P<weekday>{'|'.join(weekdays)})",
        "{weekday_name}": f"(?P<weekday>{'|'.join(name for name in weekdays if len(name) > 4)})",
        "{number}": rf"(?P<number>\d{{1,3}}|{'|'.join(_longest_first(numbers))})",
        "{amount}": r"\W{0,3}\d[\d.,]*",
    }


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _filled(lines: Iterable[str], slots: Mapping[str, str]) -> list[str]:
    text = "\n".join(lines)
    for slot, pattern in slots.items():
        text = text.replace(slot, pattern)
    return text.split("\n")


def _each(lines: Iterable[str], slots: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    return tuple(_any_of([line]) for line in _filled(lines, slots) if line)


def _any_of(lines: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for all lines, at word boundaries; without group names if several."""
    parts = [line for line in lines if line.strip()]
    if len(parts) > 1:
        parts = [re.sub(r"\(\?P<\w+>", "(?:", line) for line in parts]
    return re.compile("|".join(rf"(?<!\w)(?:{line})(?!\w)" for line in parts))


def _plain_words(lines: Iterable[str]) -> re.Pattern[str]:
    atoms = _ATOM.findall(_plain("\n".join(map(with_endings, lines))))
    return re.compile("|".join(sorted(set(atoms), key=len, reverse=True)))


def _plain(lines: str) -> str:
    """Return the lines without slots and lookarounds; optional letters in brackets."""
    without = re.sub(r"\(\?P<\w+>|\{\w+\}|\(\?[^)]*\)", " ", lines)
    return re.sub(r"([a-z])\?", r"[\1]?", without)


def _vocabulary(lists: Iterable[Iterable[str]], *names: Iterable[str]) -> tuple[str, ...]:
    words = {
        word
        for lines in lists
        for line in lines
        for word in _WORD.findall(re.sub(r"\w+\\w|\(\?P<\w+>|\{\w+\}", " ", with_endings(line)))
    }
    return tuple(sorted(words | {name for group in names for name in group if len(name) > 3}))
