"""How people ask, in each language: the word lists of `words/*.toml`, compiled once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.reading.data import entries
from app.reading.drafts import Language
from app.reading.words import fold

LANGUAGES: tuple[Language, ...] = ("en", "pt", "es")

_FOLDER = Path(__file__).parent / "words"
# A word of a pattern with its endings: "gast\\w+", "ultim[oa]s?".
_ATOM = re.compile(r"[a-z]+(?:\\w[+*]|\[[a-z]+\]\??|[a-z]\?)*")
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words; every pattern runs on folded words (see `questions.normal`)."""

    short: Mapping[str, str]
    asks: Mapping[str, re.Pattern[str]]
    # For each ask its plain words, which name neither merchant nor thing.
    asking_words: Mapping[str, re.Pattern[str]]
    money: re.Pattern[str]
    own: re.Pattern[str]
    off_topic: re.Pattern[str]
    feelings: Mapping[str, re.Pattern[str]]
    periods: Mapping[str, tuple[re.Pattern[str], ...]]
    ahead: tuple[re.Pattern[str], ...]
    often: Mapping[str, re.Pattern[str]]
    asking: re.Pattern[str]
    how_much: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    # Number words that are nothing else: "three", not "a".
    counts: Mapping[str, int]
    units: Mapping[str, re.Pattern[str]]
    # Folded names of whole categories.
    categories: Mapping[str, str]
    goal_words: frozenset[str]
    fillers: frozenset[str]
    # Words worth recognizing when they are misspelt.
    vocabulary: tuple[str, ...]


@cache
def lexicon(language: str) -> Lexicon:
    """The words of `language` (en, pt or es)."""
    raw = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    dates = raw["dates"]
    months, weekdays, numbers = (
        _numbered(dates[name], first)
        for name, first in (("months", 1), ("weekdays", 0), ("numbers", 1))
    )
    slots = _slots(months, weekdays, numbers)
    return Lexicon(
        short=raw["short"],
        asks={kind: _any_of(_filled(lines, slots)) for kind, lines in raw["asks"].items()},
        asking_words={kind: _plain_words(lines) for kind, lines in raw["asks"].items()},
        money=_any_of([raw["money"]["words"].strip()]),
        own=_any_of([raw["own"]["words"].strip()]),
        off_topic=_any_of(raw["off_topic"]["words"].split("\n")),
        feelings={name: _any_of(lines.split("\n")) for name, lines in raw["feelings"].items()},
        periods={name: _each(lines, slots) for name, lines in raw["periods"].items()},
        ahead=_each(raw["ahead"]["words"], slots),
        often={unit: _any_of([line]) for unit, line in raw["often"].items()},
        how_much=_any_of([raw["how_much"]["words"]]),
        asking=_any_of([raw["asking"]["words"]]),
        months=months,
        weekdays=weekdays,
        numbers=numbers,
        counts={word: number for word, number in numbers.items() if number > 1},
        units={unit: _any_of([line]) for unit, line in dates["units"].items()},
        categories=_by_name(raw["categories"]),
        goal_words=frozenset(raw["goals"]["common"].split()),
        fillers=frozenset(raw["fillers"]["words"].split()),
        vocabulary=_vocabulary(raw, months, weekdays),
    )


def _numbered(lines: str, first: int) -> dict[str, int]:
    return {
        word: number
        for number, line in enumerate(lines.split("\n")[:-1], first)
        for word in line.split("|")
    }


def _by_name(lists: Mapping[str, str]) -> dict[str, str]:
    return {fold(name): category for category, names in lists.items() for name in entries(names)}


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


def _filled(lines: str, slots: Mapping[str, str]) -> list[str]:
    for slot, pattern in slots.items():
        lines = lines.replace(slot, pattern)
    return lines.split("\n")


def _each(lines: str, slots: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    return tuple(_any_of([line]) for line in _filled(lines, slots) if line)


def _any_of(lines: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all lines, at word boundaries; group names are dropped where they repeat."""
    parts = [line for line in lines if line.strip()]
    if len(parts) > 1:
        parts = [re.sub(r"\(\?P<\w+>", "(?:", line) for line in parts]
    return re.compile("|".join(rf"(?<!\w)(?:{line})(?!\w)" for line in parts))


def _plain_words(lines: str) -> re.Pattern[str]:
    atoms = _ATOM.findall(_plain(lines))
    return re.compile("|".join(sorted(set(atoms), key=len, reverse=True)))


def _plain(lines: str) -> str:
    """The lines without groups that look around; an optional letter stands in brackets."""
    without = re.sub(r"\(\?P<\w+>|\{\w+\}|\(\?[^)]*\)", " ", lines)
    return re.sub(r"([a-z])\?", r"[\1]?", without)


def _vocabulary(raw: Mapping[str, Any], *names: Iterable[str]) -> tuple[str, ...]:
    texts = [*raw["asks"].values(), *raw["periods"].values()]
    words = {
        word
        for text in texts
        for word in _WORD.findall(re.sub(r"\w+\\w|\(\?P<\w+>|\{\w+\}", " ", text))
    }
    return tuple(sorted(words | {name for group in names for name in group if len(name) > 3}))
