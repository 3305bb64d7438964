"""Match names of merchants and things: by stem, in singular or plural, across the languages.

"restaurants" names what "Dinner at restaurant" and "Restaurante Sol" mention. Accents, capitals and
little words count for nothing. A thing of `lang/{code}/things.toml` is the same in every language:
"coffees" names what "Cafezinho" mentions.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from app.text.data import load_language
from app.text.languages import LANGUAGES
from app.text.tokens import little_words, tokens

# Letters from which a word names longer ones: "super" names "supermarket".
_OPEN_ENDED = 5
_LEAST_OF_JOINED = 6  # letters of a name that may be written in one word: "mercadolivre"
_SHORTEST_PLURAL = 4  # letters; "bus" and "gás" are no plurals
# Portuguese plurals whose singular is more than the word without its s, and endings that only look
# like a plural.
_IRREGULAR = (("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el"), ("ois", "ol"))
_SINGULAR = ("ss", "us")
# Marks the key of a thing, so that it is equal to no word.
_THING = "#"


@lru_cache(maxsize=16384)
def name_key(text: str) -> frozenset[str]:
    """Return the words of `text` as they are compared: stems of words, and things by their key.

    Little words are left out unless there is nothing else.
    """
    return frozenset(_keys(text))


@lru_cache(maxsize=65536)
def matches(name: str, description: str) -> bool:
    """Return whether `description` mentions all that `name` says; False for a name without words.

    Words of five letters or more match longer ones too. A name may be written in one word where the
    description has two, and the other way round.
    """
    wanted, found = name_key(name), name_key(description)
    if not wanted:
        return False
    if all(_is_among(key, found) for key in wanted):
        return True
    return _is_joined(_stems(name), _stems(description))


@lru_cache(maxsize=16384)
def mentions(name: str, description: str) -> bool:
    """Return whether `description` has the words of `name`, whatever thing they are a part of.

    "Phone" is mentioned by "Phone bill", which is another thing.
    """
    wanted = set(_stems(name))
    return bool(wanted) and wanted <= set(_stems(description))


@lru_cache(maxsize=16384)
def is_thing(name: str) -> bool:
    """Return whether `name` is, or holds, a thing of our own tables."""
    return any(key.startswith(_THING) for key in name_key(name))


def stem(word: str) -> str:
    """Return the part that singular and plural of a folded `word` share, in all languages."""
    short = word
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(_SINGULAR):
        short = word[:-1]
        for plural, singular in _IRREGULAR:
            if word.endswith(plural) and len(word) > len(plural):
                short = word[: -len(plural)] + singular
                break
    return _without_ending(short)


def _without_ending(word: str) -> str:
    """Return `word` with endings made equal: "coffee" and "coffe", "luz" and "luce"."""
    if word.endswith(("ie", "y")):
        word = word.removesuffix("ie").removesuffix("y") + "i"
    while len(word) > _SHORTEST_PLURAL - 1 and word.endswith("e"):
        word = word[:-1]
    if word.endswith("m"):
        word = word[:-1] + "n"
    if word.endswith("c"):
        word = word[:-1] + "z"
    return "".join(
        letter
        for letter, before in zip(word, ["", *word], strict=False)
        if letter != before or not letter.isalpha()
    )


def _is_among(key: str, found: frozenset[str]) -> bool:
    if key in found:
        return True
    if len(key) < _OPEN_ENDED or key.startswith(_THING):
        return False
    return any(other.startswith(key) for other in found)


def _is_joined(name: Sequence[str], description: Sequence[str]) -> bool:
    """Return whether one of the two writes in one word what the other has in several."""
    joined = "".join(name)
    if len(joined) < _LEAST_OF_JOINED:
        return False
    return joined in (description if len(name) > 1 else map("".join, pairwise(description)))


def _keys(text: str) -> Iterator[str]:
    """Yield the keys of `text`: the longest run of words that is a thing, else the word's stem."""
    stems, things = _stems(text), _things()
    at = 0
    while at < len(stems):
        for length in range(min(_longest_thing(), len(stems) - at), 0, -1):
            thing = things.get(tuple(stems[at : at + length]))
            if thing:
                yield thing
                break
        else:
            length = 1
            yield stems[at]
        at += length


@lru_cache(maxsize=16384)
def _stems(text: str) -> tuple[str, ...]:
    words = tokens(text)
    kept = [word for word in words if word not in little_words()]
    return tuple(map(stem, kept or words))


@cache
def _things() -> Mapping[Sequence[str], str]:
    """Return the key of each thing by the stems of its name in any language."""
    return {
        _stems(name): f"{_THING}{key}"
        for language in LANGUAGES
        for key, names in load_language("things", language).items()
        for name in names
    }


@cache
def _longest_thing() -> int:
    return max(map(len, _things()), default=1)
