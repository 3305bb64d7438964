"""The reader's phrases: entries of the data files made into one pattern per list.

An entry is words. A blank stands for any white space and ` ?` for one that may be missing, `~` for
up to three words between (at the end: for one word more), `*` for the rest of a word, `(a|b)` for
a choice, `(a )?` for what may be missing, `{name}` for any entry of the list `name` in the file's
`sets`, `{number}` for an amount in digits, `{weekday}` for the name of a day.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from app.reading.data import load
from app.reading.plain import plain

_OPEN_END = re.compile(r" ~$")
_SET = re.compile(r"\{(\w+)\}")
_KNOWN = {
    "number": r"(?:[a-z]{0,2}[$€£]\s?)?\d[\d.,]{0,14}",
    "weekday": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|sabado|domingo"
    r"|(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?|lunes|martes|miercoles|jueves|viernes)",
}
NOTHING = re.compile(r"(?!)")


@cache
def phrases(file: str, *names: str) -> re.Pattern[str]:
    """One pattern for every entry of the list `names` (a path of tables) in data/`file`.toml.

    It matches whole words of a plain text (app.reading.plain).
    """
    return compiled(entries_of(file, *names), load(file).get("sets", {}))


@cache
def entries_of(file: str, *names: str) -> tuple[str, ...]:
    """The entries of the list at that path, as written; none where there is no such list."""
    found: Any = load(file)
    for name in names:
        found = found.get(name, {})
    return found if isinstance(found, tuple) else ()


def compiled(entries: tuple[str, ...], sets: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """One pattern for `entries`, the longer first, so that the longest wording is found."""
    if not entries:
        return NOTHING
    ordered = sorted(dict.fromkeys(entries), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(_expression(entry, sets) for entry in ordered)})(?!\w)"
    )


def _expression(entry: str, sets: Mapping[str, tuple[str, ...]]) -> str:
    def choice(match: re.Match[str]) -> str:
        if match[1] in _KNOWN:
            return _KNOWN[match[1]]
        longest_first = sorted(sets[match[1]], key=len, reverse=True)
        inner = "|".join(_expression(word, sets) for word in longest_first)
        return f"(?:{inner})"

    text = (
        _OPEN_END.sub(r" \\w+", plain(entry))
        .replace(" ~ ", "~")
        .replace("(", "(?:")
        .replace("*", r"\w*")
    )
    text = (
        text.replace("~", r"(?:\s+[\w'$.,]+){0,3}?\s+").replace(" ?", r"\s*").replace(" ", r"\s+")
    )
    return _SET.sub(choice, text)
