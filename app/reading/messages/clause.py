"""One line of factual text with its amounts, on which `arithmetic` computes the real prices.

Phrases of data/arithmetic.toml are matched on a copy of the text in which every amount is written
as `#`: "3x de 100" becomes "#x de ###".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from app.text.amounts import MessageAmount
from app.text.data import load
from app.text.phrases import compiled, entries_of
from app.text.spans import between, index_from

_MAX_COUNT = 99  # larger numbers are prices rather than quantities
_MAX_DISTANCE = 60  # characters between a word such as "total" and the amount it belongs to
_MAX_WORDS_BETWEEN = 2


@dataclass(slots=True)
class Clause:
    """A line of factual text and its amounts, changed in place by `arithmetic`.

    Attributes:
        folded: The whole message in lower case without accents.
        start: Position of the clause's first character in `folded`.
        end: Position after its last character.
        amounts: Its amounts, in order; computed prices replace those they were computed from.
        guessed: Start positions of amounts that were computed on a hint, not on clear words.
        used_spans: Positions of words that a computation has used: no description needs them.
        masked: `folded` up to `end`, with `#` in place of every character of an amount.
    """

    folded: str
    start: int
    end: int
    amounts: list[MessageAmount]
    guessed: set[int] = field(default_factory=set)
    used_spans: list[tuple[int, int]] = field(default_factory=list)
    masked: str = ""

    def __post_init__(self) -> None:
        """Write `masked`."""
        self._mask()

    def _mask(self) -> None:
        """Write `masked` anew, after `amounts` has changed."""
        before = self.folded[: self.start].replace("#", " ")
        masked = list(self.folded[self.start : self.end].replace("#", " "))
        for amount in self.amounts:
            start, end = amount.start - self.start, amount.end - self.start
            masked[start:end] = "#" * (end - start)
        self.masked = before + "".join(masked)

    def find_phrases(self, *names: str) -> Iterator[tuple[re.Match[str], list[MessageAmount]]]:
        """Yield every match of a list of data/arithmetic.toml, with the amounts inside it.

        `names` is the path of the list in the file.
        """
        for match in _compile_pattern(*names).finditer(self.masked, self.start):
            yield match, self.amounts_between(match.start(), match.end())

    def has_phrase(self, *names: str) -> bool:
        """Return whether a phrase of that list occurs."""
        return _compile_pattern(*names).search(self.masked, self.start) is not None

    def find_totals(self) -> set[int]:
        """Return the start positions of amounts that a word such as "total" marks as a sum."""
        found: set[int] = set()
        for match in _compile_pattern("totals", "words").finditer(
            self.masked, self.start, self.end
        ):
            first = index_from(self.amounts, match.end())
            last = index_from(self.amounts, match.start())
            after, before = self.amounts[first : first + 1], self.amounts[max(0, last - 1) : last]
            if after and not _is_far(self.masked, match.end(), after[0].start):
                found.add(after[0].start)
            elif before and not _is_far(self.masked, before[0].end, match.start()):
                found.add(before[0].start)
        return found

    def amounts_between(self, start: int, end: int) -> list[MessageAmount]:
        """Return the amounts that begin between two positions."""
        return list(between(self.amounts, start, end))

    def list_prices(self) -> list[MessageAmount]:
        """Return the amounts that measure nothing."""
        return [amount for amount in self.amounts if not amount.measure]

    def remove(self, *removed: MessageAmount) -> None:
        """Remove amounts that are not a price of their own."""
        self.amounts = [amount for amount in self.amounts if amount not in removed]
        self._mask()

    def mark_used(self, start: int, end: int) -> None:
        """Keep the words between two positions out of descriptions."""
        self.used_spans.append((start, end))

    def set_value(self, amount: MessageAmount, value: Decimal, *, guessed: bool = False) -> None:
        """Give an amount another value (in whole units); `guessed` if computed on a hint."""
        self._replace(amount, replace(amount, value=value, marked=True, measure=False))
        if guessed:
            self.guessed.add(amount.start)

    def set_installments(self, amount: MessageAmount, count: MessageAmount) -> None:
        """Note into how many payments a price is divided, and remove their count."""
        number = int(count.value)
        self._replace(
            amount, replace(amount, marked=True, installments=number if number > 1 else None)
        )
        self.remove(count)

    def _replace(self, amount: MessageAmount, changed: MessageAmount) -> None:
        self.amounts = [changed if other is amount else other for other in self.amounts]


def _is_far(text: str, start: int, end: int) -> bool:
    """Return whether more than two words or a mark separate two positions."""
    return (
        end - start > _MAX_DISTANCE
        or len(text[start:end].split()) > _MAX_WORDS_BETWEEN
        or any(mark in text[start:end] for mark in ",;\n")
    )


def may_be_count(amount: MessageAmount) -> bool:
    """Return whether an amount may be a quantity: a small whole number without a currency."""
    whole = amount.value == amount.value.to_integral_value()
    return whole and not amount.currency and not amount.decimals and 0 < amount.value <= _MAX_COUNT


@cache
def _compile_pattern(*names: str) -> re.Pattern[str]:
    """Return the pattern of a list of data/arithmetic.toml; `#` in it matches an amount."""
    expression = compiled(
        entries_of("arithmetic", *names), load("arithmetic").get("sets", {})
    ).pattern
    # `#` is no word character, so the word boundaries of `compiled` must name it: otherwise a
    # phrase could begin or end inside an amount.
    return re.compile(
        expression.replace("(?<!\\w)", "(?<![\\w#])")
        .replace("(?!\\w)", "(?![\\w#])")
        .replace("#", "#+")
        .replace("[\\w#+]", "[\\w#]")
    )
