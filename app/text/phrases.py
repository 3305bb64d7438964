"""Phrases: entries of the data files made into one pattern per list.

The syntax of entries is described in lang/README.md. Reader and coach share it; the reader
matches any white space, the coach a text whose words are parted by single blanks.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from app.text.data import load
from app.text.normalize import fold_in_place

_OPEN_END = re.compile(r" ~$")
_SET = re.compile(r"\{([a-z_]\w*)\}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_KNOWN = {
    "number": r"(?:[a-z]{0,2}[$€£]\s?)?\d[\d.,]{0,14}",
}
NOTHING = re.compile(r"(?!)")


@cache
def phrases(file: str, *names: str) -> re.Pattern[str]:
    """Return one pattern for every entry of the list `names`, a path of tables, of topic `file`.

    It matches whole words of a text folded in place (app.text.normalize).
    """
    return compiled(entries_of(file, *names), load(file).get("sets", {}))


@cache
def entries_of(file: str, *names: str) -> tuple[str, ...]:
    """Return the entries of the list at that path as written; none where there is no such list."""
    found: Any = load(file)
    for name in names:
        found = found.get(name, {})
    return found if isinstance(found, tuple) else ()


def compiled(entries: tuple[str, ...], sets: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Return one pattern for `entries`, the longer first, so that the longest wording is found.

    `sets` are the lists that entries may name as `{name}`.
    """
    if not entries:
        return NOTHING
    ordered = sorted(dict.fromkeys(entries), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(expression_of(entry, sets) for entry in ordered)})(?!\w)"
    )


def expression_of(entry: str, sets: Mapping[str, tuple[str, ...]]) -> str:
    """Return the regular expression of an entry; `sets` as for `compiled`."""

    def choice(match: re.Match[str]) -> str:
        if match[1] in _KNOWN:
            return _KNOWN[match[1]]
        members = sets[match[1]] if match[1] in sets else load("sets")[match[1]]
        longest_first = sorted(members, key=len, reverse=True)
        inner = "|".join(expression_of(word, sets) for word in longest_first)
        return f"(?:{inner})"

    text = _OPEN_END.sub(r" \\w+", fold_in_place(entry)).replace(" ~ ", "~")
    text = expression(text).replace("~", r"(?:\s+[\w'$.,]+){0,3}?\s+")
    text = text.replace(" ?", r"\s*").replace(" ", r"\s+")
    return _SET.sub(choice, text)


def expression(entry: str) -> str:
    """Return the regular expression of an entry but for its blanks, `~` and `{name}`.

    Groups do not capture, and `*` stands for the rest of a word.
    """
    return _GROUP.sub("(?:", with_endings(entry))


def with_endings(entry: str) -> str:
    """Return `entry` with each `*`, the rest of a word, as a regular expression."""
    return entry.replace("*", r"\w*")
