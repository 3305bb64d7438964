"""What stands in a person's books as a conversation writes it, and what the API returns of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.support.talks.days import ANY_DAY, DAY, day_of
from tests.support.talks.replies import fold

TOKEN = re.compile(r"!?/[^/]*/|\S+")
CURRENCY = re.compile(r"[A-Z]{3}")
NUMBER = re.compile(r"\d+(?:\.\d{1,2})?")

Row = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """An expense or income; `says` and `lacks` are patterns of its description."""

    cents: int
    categories: tuple[str, ...] = ()
    day: str = "d0"
    currency: str = ""
    kind: str = ""
    says: str = ""
    lacks: str = ""

    def matches(self, row: Row, today: date) -> bool:
        """Tell whether a transaction of the API is this entry."""
        words = fold(row["description"])
        return (
            row["amount_cents"] == self.cents
            and (not self.categories or row["category"] in self.categories)
            and self.day in {ANY_DAY, *_words_for(row["transaction_date"], self.day, today)}
            and self.currency in {"", row["currency"]}
            and self.kind in {"", row.get("kind")}
            and bool(re.search(self.says, words))
            and not (self.lacks and re.search(self.lacks, words))
        )


@dataclass(frozen=True)
class Goal:
    """A goal; `name` is a pattern, `day` counts by its month."""

    name: str
    current: int
    target: int
    day: str

    def matches(self, row: Row, today: date) -> bool:
        """Tell whether a goal of the API is this one."""
        return (
            bool(re.search(self.name, fold(row["name"])))
            and cents_of(row["current_amount"]) == self.current
            and cents_of(row["target_amount"]) == self.target
            and str(row["target_date"])[:7] == day_of(self.day, today).isoformat()[:7]
        )


def _words_for(found: str, word: str, today: date) -> tuple[str, ...]:
    return (word,) if word != ANY_DAY and day_of(word, today).isoformat() == found else ()


def cents_of(amount: object) -> int:
    """Return an amount of a conversation or of the API in cents."""
    return int((Decimal(str(amount)) * 100).to_integral_value())


def described(entry: Entry, words: str) -> Entry:
    """Return the entry with what the words say of it: `14.30 food|other d-1 EUR k=income /x/`."""
    for token in TOKEN.findall(words):
        entry = replace(entry, **_slot(token))
    return entry


def _slot(token: str) -> dict[str, Any]:
    if NUMBER.fullmatch(token):
        return {"cents": cents_of(token)}
    if DAY.fullmatch(token):
        return {"day": token}
    if CURRENCY.fullmatch(token):
        return {"currency": token}
    if token.startswith("k="):
        return {"kind": token[2:]}
    if token.startswith("!"):
        return {"lacks": token[2:-1]}
    if token.startswith("/"):
        return {"says": token[1:-1]}
    return {"categories": tuple(token.split("|"))}


def planned(goal: Goal, words: str) -> Goal:
    """Return the goal with what the words say of it: `150/2000 y+1-06 /bike/`."""
    for token in TOKEN.findall(words):
        if token.startswith("/"):
            goal = replace(goal, name=token[1:-1])
        elif "/" in token:
            current, target = map(cents_of, token.split("/"))
            goal = replace(goal, current=current, target=target)
        else:
            goal = replace(goal, day=token)
    return goal


def unmatched(
    wanted: Iterable[tuple[str, Entry | Goal]], rows: Iterable[Row], today: date
) -> tuple[list[str], list[Row]]:
    """Return what is wanted and not there, in words, and the rows that nobody wanted."""
    rest, missing = list(rows), []
    for label, want in wanted:
        hit = next((row for row in rest if want.matches(row, today)), None)
        if hit is None:
            missing.append(f"{label}: {want}")
        else:
            rest.remove(hit)
    return missing, rest
