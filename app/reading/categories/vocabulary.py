"""Match words against the tables of words and merchants, which are loaded once per process."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from app.categories import CATEGORIES
from app.reading.categories.word_forms import Typos, generate_forms
from app.text.data import load, load_scoped
from app.text.languages import LANGUAGES
from app.text.normalize import fold
from app.text.tokens import little_words, tokens

Phrase = tuple[str, ...]

_SPENDING = tuple(category for category in CATEGORIES if category != "income")
_GENERAL_SCOPES = ("any", *LANGUAGES, "emoji")  # scopes that are no country
_MIN_WORD_WITH_STEM = 5  # letters of a word in which a stem is looked for
_MIN_INNER_STEM = 6  # letters; shorter stems occur inside too many other words


class EntryRole(IntEnum):
    """What an entry names. The higher of two matches names what was paid for."""

    TOPIC = 1  # what it was related to: "school", "dog", "car"
    PLACE = 2  # where it was bought: shops and restaurants that sell many goods
    PURCHASE = 3  # what was bought: "lunch", "shoes", "rent"
    SERVICE = 4  # a seller of one product only: "uber", "netflix", the power company


# In the order in which they are read: of entries of one scope in several, the first one counts.
_SECTION_ROLES = {
    "purchases": EntryRole.PURCHASE,
    "services": EntryRole.SERVICE,
    "places": EntryRole.PLACE,
    "topics": EntryRole.TOPIC,
}


@dataclass(frozen=True, slots=True)
class VocabularyEntry:
    """One entry of the tables; `certain` is False where the word often means something else."""

    category: str
    role: EntryRole
    certain: bool
    scope: str  # a language ("pt"), a country ("BR") or "any"


@cache
def _share_entry(category: str, role: EntryRole, certain: bool, scope: str) -> VocabularyEntry:
    """Return the entry of these values, always the same object: thousands of rows share it."""
    return VocabularyEntry(category, role, certain, scope)


@dataclass(frozen=True, slots=True)
class Match:
    """The entry that words `start` to `end` match; `exact` is False for a typo or a stem."""

    start: int
    end: int
    entry: VocabularyEntry
    exact: bool = True

    @property
    def rank(self) -> EntryRole:
        """Return the entry's role, at most PLACE where the spelling was guessed."""
        return self.entry.role if self.exact else min(self.entry.role, EntryRole.PLACE)


class Vocabulary:
    """All entries by their words. It is never changed, so all threads share one."""

    def __init__(self) -> None:
        """Load the tables of every spending category."""
        self._entries: dict[Phrase, tuple[VocabularyEntry, ...]] = {}
        self._stems: dict[str, str] = {}
        for category in _SPENDING:
            self._read(category)
        self._starts: dict[str, list[Phrase]] = {}
        for phrase in sorted(self._entries, key=len, reverse=True):
            self._starts.setdefault(phrase[0], []).append(phrase)
        self._words = frozenset(word for phrase in self._entries for word in phrase)
        self._typos = Typos(phrase[0] for phrase in self._entries if len(phrase) == 1)
        self._stem = _compile_stems(self._stems)
        self._common_words = load_ordinary_words() | _frequent_words()
        # These caches now hold the rows of the tables, which no message will ask for.
        fold.cache_clear()
        tokens.cache_clear()

    def _read(self, category: str) -> None:
        table = load_scoped(f"categories/{category}")
        self._stems |= dict.fromkeys(table.get("stems", ()), category)
        for section, section_role in _SECTION_ROLES.items():
            for scope, written in table.get(section, {}).items():
                for entry in written:
                    phrase = _index_words(tokens(entry))
                    known = self._entries.get(phrase, ())
                    certain = not entry.endswith("?")
                    role = section_role if certain else min(section_role, EntryRole.PLACE)
                    if all(other.scope != scope for other in known):
                        self._entries[phrase] = (
                            *known,
                            _share_entry(category, role, certain, scope),
                        )

    def knows(self, word: str) -> bool:
        """Return whether the tables have `word` as one word."""
        folded = tokens(word)
        return len(folded) == 1 and folded[0] in self._words

    def has_entry(self, words: str) -> bool:
        """Return whether the tables have `words` as one entry of several words."""
        phrase = _index_words(tokens(words))
        return len(phrase) > 1 and phrase in self._entries

    def find_matches(self, words: Phrase, country: str, language: str) -> list[Match]:
        """Return the entries that `words` match, in order, the longest at each position.

        Articles and prepositions of the text that an entry lacks are skipped: "bolo de aniversário"
        matches "bolo aniversário".
        """
        found: list[Match] = []
        position = 0
        while position < len(words):
            match = self._find_match_at(words, position, country, language)
            if match:
                found.append(match)
            position = match.end if match else position + 1
        return found

    def _find_match_at(self, words: Phrase, at: int, country: str, language: str) -> Match | None:
        best: Match | None = None
        for first, exact in self._find_forms(words[at]):
            for phrase in self._starts.get(first, ()):
                if best and at + len(phrase) <= best.end:
                    break
                entry = _select_scope(self._entries[phrase], country, language)
                end = self._find_end(phrase, words, at) if entry else 0
                if entry and end:
                    best = Match(at, end, entry, exact)
                    break
        return best or self._find_stem(words[at], at)

    def _find_end(self, phrase: Phrase, words: Phrase, at: int) -> int:
        """Return where `phrase` ends in `words`, its first word being at `at`; 0 if it does not."""
        position = at + 1
        for expected in phrase[1:]:
            while position < len(words) and not self._matches_word(words[position], expected):
                if words[position] not in little_words():
                    return 0
                position += 1
            if position == len(words):
                return 0
            position += 1
        return position

    def _matches_word(self, word: str, expected: str) -> bool:
        return word == expected or any(form == expected for form, _ in self._find_forms(word))

    def _find_stem(self, word: str, at: int) -> Match | None:
        if len(word) < _MIN_WORD_WITH_STEM or word in self._common_words:
            return None
        stem = self._stem.search(word)
        if not stem:
            return None
        entry = VocabularyEntry(self._stems[stem[0]], EntryRole.PLACE, True, "any")
        return Match(at, at + 1, entry, exact=False)

    @lru_cache(maxsize=16384)  # noqa: B019 - there is one vocabulary, as long as the process lives
    def _find_forms(self, word: str) -> tuple[tuple[str, bool], ...]:
        """Return the known words that `word` may be, each with whether the spelling is exact."""
        if word in load_ordinary_words():
            return ((word, True),)
        forms = [word] if word in self._words else []
        forms += [
            form for form in generate_forms(word) if form in self._words and form not in forms
        ]
        if forms or word in self._common_words:
            return tuple((form, len(form) <= len(word)) for form in forms)
        return tuple((form, False) for form in self._typos.find_nearest(word))


def _compile_stems(stems: dict[str, str]) -> re.Pattern[str]:
    """Return a pattern that finds the longest stem in a word, a short one only at its start."""
    longest_first = sorted(stems, key=len, reverse=True)
    inner = [re.escape(stem) for stem in longest_first if len(stem) >= _MIN_INNER_STEM]
    leading = [re.escape(stem) for stem in longest_first if len(stem) < _MIN_INNER_STEM]
    return re.compile("|".join([*inner, f"^(?:{'|'.join(leading)})"]))


def _select_scope(
    entries: tuple[VocabularyEntry, ...], country: str, language: str
) -> VocabularyEntry | None:
    """Return the entry for the person's country, else their language, else everyone.

    An entry for another country is never returned.
    """
    for scope in (country, language, *_GENERAL_SCOPES):
        for entry in entries:
            if entry.scope == scope:
                return entry
    return None


def _index_words(words: Phrase) -> Phrase:
    """Return the words by which an entry is found: its content words, or all if only one is."""
    kept = drop_little_words(words)
    return kept if len(kept) > 1 else words


def drop_little_words(words: Phrase) -> Phrase:
    """Return `words` without articles, prepositions and the like, or all if none would remain."""
    return tuple(word for word in words if word not in little_words()) or words


@cache
def load_part_openers() -> frozenset[str]:
    """Return the prepositions after which words tell where, when, how or for whom, folded."""
    return frozenset(_folded(load("common")["openers"]))


@cache
def load_ordinary_words() -> frozenset[str]:
    """Return words of which no other form is looked for, nor a stem inside them."""
    common = load("common")
    return frozenset(
        word for part in ("little", "dates", "neutral", "names") for word in _folded(common[part])
    )


@cache
def _frequent_words() -> frozenset[str]:
    """Return frequent words of messages, which are never a typo of another word."""
    return frozenset(_folded(load("detection")["words"]))


@cache
def load_first_names() -> frozenset[str]:
    """Return first names of people, folded."""
    return frozenset(_folded(load("common")["names"]))


def _folded(written: tuple[str, ...]) -> Iterator[str]:
    return (token for entry in written for token in tokens(entry))


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary of this process; the first call takes some tenths of a second."""
    return Vocabulary()
