"""Return the numbers of months by their names and abbreviations, January 1."""

from collections.abc import Iterable
from functools import cache

from app.text.data import load, load_language
from app.text.languages import LANGUAGES, Language
from app.text.normalize import fold_in_place


@cache
def month_numbers_in(language: Language) -> dict[str, int]:
    """Return the months as one language names them."""
    return _numbers(load_language("months", language).get("names", ()))


@cache
def month_numbers() -> dict[str, int]:
    """Return the months as all our languages name them: people mix them in messages."""
    return {name: n for code in LANGUAGES for name, n in month_numbers_in(code).items()}


@cache
def printed_month_numbers() -> dict[str, int]:
    """Return the months as banks print them, in further languages, too."""
    return _numbers(load("months")["names"])


def _numbers(entries: Iterable[str]) -> dict[str, int]:
    pairs = (entry.rsplit(" ", 1) for entry in entries)
    return {fold_in_place(name): int(number) for name, number in pairs}
