"""Find the forms of a word (singular, plural, diminutive) and the word a typo stands for."""

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_MIN_SWAP = 4  # letters of a word in which two may have changed places
_MIN_TYPO = 5  # letters; nearly every shorter word is one letter away from another
_MIN_TWO_TYPOS = 9  # letters from which two may be wrong

# Ending → possible replacements: plurals, then diminutives and augmentatives.
_ENDINGS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(ending + "$"), replacements)
    for ending, replacements in (
        ("oes|aes", ("ao",)),
        ("ies", ("y", "ie")),
        ("ves", ("f", "fe", "ve")),
        ("ces", ("z", "ce")),
        ("ns", ("m", "n")),
        ("([aeou])is", (r"\1l",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("(?:zinh|inh)([ao])s?", (r"\1", "", "ao")),
        ("(?:quinh|quit)([ao])s?", (r"c\1",)),
        ("guit([ao])s?", (r"g\1",)),
        ("(?:ec|c)?it([ao])s?", (r"\1", "", "e")),
        ("(?:ec|c)?ill([ao])s?", (r"\1",)),
        ("(?:z)?[ao]o", ("o", "a", "")),
        ("ing", ("", "e")),
    )
)
_PLURALS = ("s", "es")


def generate_forms(word: str) -> Iterable[str]:
    """Yield other forms of a folded word, the likeliest first; many are not real words."""
    for pattern, replacements in _ENDINGS:
        if len(word) > 3 and pattern.search(word):
            for replacement in replacements:
                form = pattern.sub(replacement, word)
                if len(form) > 2:
                    yield form
    if len(word) > 3:
        for plural in _PLURALS:
            yield word + plural


class Typos:
    """Known words, among which the one that a misspelled word stands for is found.

    They are indexed by first letter and length, so that a search compares some hundreds of them.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Index the known words; short ones are left out (see _MIN_SWAP)."""
        self._words_by_shape: dict[tuple[str, int], list[str]] = {}
        for word in words:
            if len(word) >= _MIN_SWAP and word.isalpha():
                self._words_by_shape.setdefault((word[0], len(word)), []).append(word)

    def find_nearest(self, word: str) -> list[str]:
        """Return the nearest known words that begin with the same letter.

        One letter may be wrong, in words of _MIN_TWO_TYPOS letters two; in shorter ones two
        neighbours may have changed places, or a letter may be missing.
        """
        if len(word) < _MIN_SWAP or not word.isalpha():
            return []
        if len(word) < _MIN_TYPO:
            alike = self._words_by_shape.get((word[0], len(word)), ())
            longer = self._words_by_shape.get((word[0], len(word) + 1), ())
            swapped = [known for known in alike if _is_swapped(word, known)]
            return swapped or [known for known in longer if word in _drop_one_letter(known)]
        bound = 2 if len(word) >= _MIN_TWO_TYPOS else 1
        found = {
            known: distance
            for length in range(max(_MIN_TYPO, len(word) - 1), len(word) + 2)
            for known, distance, _ in process.extract(
                word,
                self._words_by_shape.get((word[0], length), ()),
                scorer=OSA.distance,
                score_cutoff=bound,
                limit=None,
            )
        }
        # Two differences are accepted where one is an extra and one a missing letter.
        accepted = {
            near: distance
            for near, distance in found.items()
            if distance == 1 or not _drop_one_letter(word).isdisjoint(_drop_one_letter(near))
        }
        nearest = min(accepted.values(), default=0)
        return [near for near, distance in accepted.items() if distance == nearest]


def _is_swapped(word: str, known: str) -> bool:
    """Return whether two neighbouring letters have changed places: "ubre" for "uber"."""
    return sorted(word) == sorted(known) and OSA.distance(word, known) == 1


def _drop_one_letter(word: str) -> set[str]:
    """Return the word and all it becomes by the loss of one letter."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
