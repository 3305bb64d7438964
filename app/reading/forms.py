"""The forms a word may have in a list: singular, plural, diminutive; and a typo's likely word."""

import re
from collections.abc import Iterable

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

    Words are kept under themselves with each letter left out in turn (as SymSpell does): a look
    is a few dictionary reads, whatever the number of words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._under: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= _SHORTEST_TYPO and word.isalpha():
                for key in _shortened(word):
                    self._under.setdefault(key, []).append(word)

    def near(self, word: str) -> list[str]:
        """The nearest known words within the bearable distance; their first letters agree."""
        if len(word) < _SHORTEST_TYPO or not word.isalpha():
            return []
        bound = 2 if len(word) >= _LONG else 1
        found: dict[str, int] = {}
        for key in _shortened(word):
            for known in self._under.get(key, ()):
                if known[0] == word[0] and known not in found:
                    found[known] = OSA.distance(word, known, score_cutoff=bound)
        nearest = min(found.values(), default=bound + 1)
        return [known for known, away in found.items() if away == nearest <= bound]


def _shortened(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
