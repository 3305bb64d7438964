"""The forms a word may have in a list: singular, plural, diminutive; and a typo's likely word."""

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST_TYPO = 5  # below it nearly every word is one letter from another
_LONG = 9  # from here on two letters may be wrong

# Ending → what may stand in its place: plurals, then diminutives and augmentatives.
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


def variants(word: str) -> Iterable[str]:
    """Other forms of a folded word, likeliest first; many are no words at all."""
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
    """Finds the known word that an unknown one is a slip of the finger away from.

    Words are kept by first letter and length, so that a look compares some hundreds of them.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._alike: dict[tuple[str, int], list[str]] = {}
        for word in words:
            if len(word) >= _SHORTEST_TYPO and word.isalpha():
                self._alike.setdefault((word[0], len(word)), []).append(word)

    def near(self, word: str) -> list[str]:
        """The nearest known words within the bearable distance; their first letters agree."""
        if len(word) < _SHORTEST_TYPO or not word.isalpha():
            return []
        bound = 2 if len(word) >= _LONG else 1
        found = {
            known: away
            for length in range(len(word) - 1, len(word) + 2)
            for known, away, _ in process.extract(
                word,
                self._alike.get((word[0], length), ()),
                scorer=OSA.distance,
                score_cutoff=bound,
                limit=None,
            )
        }
        # Of two slips one letter is too many and one is missing; two other letters are too much.
        slips = {
            near: away
            for near, away in found.items()
            if away == 1 or not _shortened(word).isdisjoint(_shortened(near))
        }
        nearest = min(slips.values(), default=0)
        return [near for near, away in slips.items() if away == nearest]


def _shortened(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
