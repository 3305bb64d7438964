"""The tables of words and merchants, loaded once and asked for what a run of words stands for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from app.reading.data import load
from app.reading.drafts import CATEGORIES
from app.reading.forms import Typos, variants
from app.reading.words import fold, tokens

Phrase = tuple[str, ...]

_SPENDING = tuple(category for category in CATEGORIES if category != "income")
_ANYONES = ("any", "en", "pt", "es", "emoji")  # scopes that are no country
_SHORTEST_STEM_HOST = 5
_SHORTEST_INNER_STEM = 6  # shorter stems stand inside too many other words


class Role(IntEnum):
    """What an entry is, from the weakest: which of two matches names what was paid for."""

    TOPIC = 1  # what it was about: "school", "dog", "car"
    PLACE = 2  # where it was: shops and restaurants, many things can be paid there
    THING = 3  # what it was: "lunch", "shoes", "rent"
    SERVICE = 4  # who sells but one thing: "uber", "netflix", the power company


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the tables; `sure` is False where the word often means something else."""

    category: str
    role: Role
    sure: bool
    scope: str  # a language ("pt"), a country ("BR") or "any"


@cache
def _entry(category: str, role: Role, sure: bool, scope: str) -> Entry:
    """The one entry of these values: thousands of rows share them."""
    return Entry(category, role, sure, scope)


@dataclass(frozen=True, slots=True)
class Match:
    """Words `start` to `end` of a text are this entry; `exact` is False for a typo or a stem."""

    start: int
    end: int
    entry: Entry
    exact: bool = True

    @property
    def rank(self) -> Role:
        """How much it says of what was paid for: less where it is a guess at the spelling."""
        return self.entry.role if self.exact else min(self.entry.role, Role.PLACE)


class Vocabulary:
    """All entries by their words. Reading never changes it; one serves all threads."""

    def __init__(self) -> None:
        self._entries: dict[Phrase, tuple[Entry, ...]] = {}
        self._stems: dict[str, str] = {}
        for category in _SPENDING:
            self._read(category)
        self._starts: dict[str, list[Phrase]] = {}
        for phrase in sorted(self._entries, key=len, reverse=True):
            self._starts.setdefault(phrase[0], []).append(phrase)
        self._words = frozenset(word for phrase in self._entries for word in phrase)
        self._typos = Typos(phrase[0] for phrase in self._entries if len(phrase) == 1)
        self._stem = _one_of(self._stems)
        self._everyday = ordinary_words() | _messages_words()
        # They hold the tables' rows now, which nobody asks for.
        fold.cache_clear()
        tokens.cache_clear()

    def _read(self, category: str) -> None:
        for section, lists in load(f"categories/{category}").items():
            if section == "stems":
                self._stems |= dict.fromkeys(lists, category)
                continue
            section_role = Role[section.removesuffix("s").upper()]
            for scope, written in lists.items():
                for entry in written:
                    phrase = _kept(tokens(entry))
                    known = self._entries.get(phrase, ())
                    sure = not entry.endswith("?")
                    role = section_role if sure else min(section_role, Role.PLACE)
                    if all(other.scope != scope for other in known):
                        self._entries[phrase] = (*known, _entry(category, role, sure, scope))

    def knows(self, word: str) -> bool:
        """Whether `word`, joined as it is written, stands in the tables."""
        folded = tokens(word)
        return len(folded) == 1 and folded[0] in self._words

    def matches(self, words: Phrase, country: str, language: str) -> list[Match]:
        """The entries in `words` in their order, the longest at each place.

        Little words of the text that an entry has not are passed over: "bolo de aniversário".
        """
        found: list[Match] = []
        position = 0
        while position < len(words):
            match = self._match_at(words, position, country, language)
            if match:
                found.append(match)
            position = match.end if match else position + 1
        return found

    def _match_at(self, words: Phrase, at: int, country: str, language: str) -> Match | None:
        best: Match | None = None
        for first, exact in self._forms(words[at]):
            for phrase in self._starts.get(first, ()):
                if best and at + len(phrase) <= best.end:
                    break
                entry = _in_scope(self._entries[phrase], country, language)
                end = self._end(phrase, words, at) if entry else 0
                if entry and end:
                    best = Match(at, end, entry, exact)
                    break
        return best or self._stem_match(words[at], at)

    def _end(self, phrase: Phrase, words: Phrase, at: int) -> int:
        """Where `phrase`, whose first word stands at `at`, ends in `words`; 0 where it does not."""
        position = at + 1
        for expected in phrase[1:]:
            while position < len(words) and not self._may_be(words[position], expected):
                if words[position] not in little_words():
                    return 0
                position += 1
            if position == len(words):
                return 0
            position += 1
        return position

    def _may_be(self, word: str, expected: str) -> bool:
        return word == expected or any(form == expected for form, _ in self._forms(word))

    def _stem_match(self, word: str, at: int) -> Match | None:
        if len(word) < _SHORTEST_STEM_HOST or word in self._everyday:
            return None
        stem = self._stem.search(word)
        if not stem:
            return None
        entry = Entry(self._stems[stem[0]], Role.PLACE, True, "any")
        return Match(at, at + 1, entry, exact=False)

    @lru_cache(maxsize=16384)  # noqa: B019 - there is one vocabulary, as long as the process lives
    def _forms(self, word: str) -> tuple[tuple[str, bool], ...]:
        """The known words that `word` may be, each with whether it is spelt so."""
        if word in ordinary_words():
            return ((word, True),)
        forms = [word] if word in self._words else []
        forms += [form for form in variants(word) if form in self._words and form not in forms]
        if forms or word in self._everyday:
            return tuple((form, len(form) <= len(word)) for form in forms)
        return tuple((form, False) for form in self._typos.near(word))


def _one_of(stems: dict[str, str]) -> re.Pattern[str]:
    """Finds the longest stem in a word: a short one only where the word begins."""
    longest_first = sorted(stems, key=len, reverse=True)
    inner = [re.escape(stem) for stem in longest_first if len(stem) >= _SHORTEST_INNER_STEM]
    leading = [re.escape(stem) for stem in longest_first if len(stem) < _SHORTEST_INNER_STEM]
    return re.compile("|".join([*inner, f"^(?:{'|'.join(leading)})"]))


def _in_scope(entries: tuple[Entry, ...], country: str, language: str) -> Entry | None:
    """The entry of the person's country, their language or anyone; never another country's."""
    for scope in (country, language, *_ANYONES):
        for entry in entries:
            if entry.scope == scope:
                return entry
    return None


def _kept(words: Phrase) -> Phrase:
    """The words an entry is found by: the content ones, but all where only one would be left."""
    telling = content(words)
    return telling if len(telling) > 1 else words


def content(words: Phrase) -> Phrase:
    """`words` without articles, prepositions and the like, or all where nothing would be left."""
    return tuple(word for word in words if word not in little_words()) or words


@cache
def little_words() -> frozenset[str]:
    """Articles, prepositions, pronouns, conjunctions of the three languages, folded."""
    return frozenset(_folded(load("common")["little"]))


@cache
def part_openers() -> frozenset[str]:
    """Prepositions after which words only say where, when, how or for whom, folded."""
    return frozenset(_folded(load("common")["openers"]))


@cache
def ordinary_words() -> frozenset[str]:
    """Words that mean themselves: no other form of them is looked for, nor a stem in them."""
    common = load("common")
    return frozenset(
        word for part in ("little", "dates", "neutral", "names") for word in _folded(common[part])
    )


@cache
def _messages_words() -> frozenset[str]:
    """Words of everyday messages: they are no slip of another word."""
    language = load("language")
    return frozenset(word for part in ("en", "pt", "es") for word in _folded(language[part]))


@cache
def first_names() -> frozenset[str]:
    """People's first names, folded."""
    return frozenset(_folded(load("common")["names"]))


def _folded(written: tuple[str, ...]) -> Iterator[str]:
    return (token for entry in written for token in tokens(entry))


@cache
def vocabulary() -> Vocabulary:
    """The one vocabulary of this process; loading takes some tenths of a second."""
    return Vocabulary()
