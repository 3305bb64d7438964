"""The figures of a message: every number with its currency, multiple and cents put together."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from app.reading.currency import Mark, find_notes, mark_after, mark_before
from app.reading.data import load
from app.reading.drafts import Context, Language
from app.reading.numbers import Number, find_digits
from app.reading.numerals import find_numerals
from app.reading.plain import plain
from app.reading.roles import counted_noun, is_measure, is_never_money

Span = tuple[int, int]

MOST_FIGURES = 150  # of one message; what comes after them is not read
LARGEST = Decimal(10) ** 13  # in whole units; cents of it still fit 64 bits
_MILLION = 1_000_000
_MILLIONS = ("millon", "millones", "milhao", "milhoes", "million", "palo", "palos", "mi")
_BETWEEN = re.compile(r"\s*(?:and|e|y|con|com|,)?\s*")
_AFTER_THOUSANDS = re.compile(r"\s+(?:(?:e|y|and)\s+)?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that may be money, with the signs that belong to it.

    `value` is in whole units of `currency` ("" where none was written: the person's own).
    `marked` where a currency, a multiple or decimals were written; `measure` where it counts or
    measures something; `sign` is "-", "+" or "".
    """

    start: int
    end: int
    value: Decimal
    currency: str = ""
    marked: bool = False
    decimals: int = 0
    doubtful: bool = False
    spelled: bool = False
    measure: bool = False
    sign: str = ""

    @property
    def cents(self) -> int:
        """The amount × 100, to the nearest cent."""
        return int((self.value * 100).to_integral_value())


def find_figures(
    text: str, folded: str, taken: list[Span], language: Language, context: Context
) -> list[Figure]:
    """Every figure of a clean `text`, in order; `taken` spans (dates) hold none.

    What is never money (times, phone numbers, ordinals, percentages) is left out; what measures
    or counts is there, marked so.
    """
    folded = _without(folded, taken)
    numbers = [*find_digits(folded, context.country), *find_numerals(folded, language)]
    numbers += find_notes(folded, context.country)
    figures: list[Figure] = []
    for number in sorted(numbers, key=lambda number: number.start):
        if figures and number.start < figures[-1].end:
            continue
        if len(figures) >= MOST_FIGURES:
            break
        taken_to = figures[-1].end if figures else 0
        figure = _figure(text, folded, number, taken_to, context)
        if figure is None:
            continue
        if figures and (joined := _joined(figures[-1], figure, folded)):
            figures[-1] = joined
        else:
            figures.append(figure)
    return figures


def _without(folded: str, taken: list[Span]) -> str:
    """The text with `taken` spans struck out, every other character in its place."""
    for start, end in taken:
        folded = f"{folded[:start]}{'|' * (end - start)}{folded[end:]}"
    return folded


def _figure(
    text: str, folded: str, number: Number, taken_to: int, context: Context
) -> Figure | None:
    before = mark_before(text, folded, number.start, context)
    if before and before.start < taken_to:
        before = None
    after = mark_after(text, folded, number.end, context)
    currency = (before.currency if before else "") or (after.currency if after else "")
    marked = before is not None or after is not None or number.decimals == 2
    if number.spelled and number.value <= 1 and not _is_one(folded, after):
        return None
    cents = _cents_word(folded, number.end, context) if not before and not after else 0
    if not cents and is_never_money(folded, number, before, after):
        return None
    value = after.times(number.value) if after else number.value
    if not 0 < value < LARGEST:
        return None
    start = before.start if before else number.start
    end = after.end if after else number.end
    if cents:
        return Figure(
            start, cents, value / 100, "", marked=True, decimals=2, spelled=number.spelled
        )
    return Figure(
        start=start,
        end=end,
        value=value,
        currency=currency,
        marked=marked,
        decimals=number.decimals,
        doubtful=number.doubtful and not (after and after.factor > 1),
        spelled=number.spelled,
        measure=not currency and is_measure(folded, number),
        sign=_sign(folded, start),
    )


def _is_one(folded: str, after: Mark | None) -> bool:
    """Whether an article says 1: before a multiple, or a currency with no noun behind it."""
    if after is None:
        return False
    return after.factor > 1 or not counted_noun(folded, after.end)


def _sign(folded: str, start: int) -> str:
    """The sign right before a figure; a dash between words is none."""
    left = folded[:start].rstrip(" ")
    if left[-1:] not in {"+", "-"} or (len(left) > 1 and left[-2] not in " \n("):
        return ""
    return left[-1] if left[-1] == "+" or start == len(left) else ""


def _cents_word(folded: str, end: int, context: Context) -> int:
    """Where the word for cents ends that follows a number, 0 where none does."""
    match = _CENTS.match(folded, end)
    if not match or (match[1] == "p" and context.country not in {"GB", "IE", ""}):
        return 0
    glued = match.start(1) == end
    return match.end() if glued or len(match[1]) > 1 else 0


def _joined(last: Figure, figure: Figure, folded: str) -> Figure | None:
    """`last` with `figure` as its cents or its lower part, where the two are one amount."""
    between = folded[last.end : figure.start]
    if not _BETWEEN.fullmatch(between) or last.measure or figure.measure:
        return None
    if figure.value < 1 and not last.decimals and _ends_in_cents(folded, figure):
        return replace(
            last, end=figure.end, value=last.value + figure.value, decimals=2, marked=True
        )
    whole = figure.value == figure.value.to_integral_value()
    millions = folded[: last.end].endswith(_MILLIONS) and _AFTER_THOUSANDS.fullmatch(between)
    if millions and figure.value < _MILLION and figure.value % 1000 == 0:
        return replace(figure, start=last.start, value=last.value + figure.value)
    if figure.marked or figure.sign or last.decimals or not whole:
        return None
    if (
        figure.spelled
        and not last.spelled
        and between == " "
        and last.value < 100
        and figure.value >= 20
    ):
        return replace(last, end=figure.end, value=last.value + figure.value / 100, decimals=2)
    if last.currency and 10 <= figure.value < 100 and _are_cents(folded, between, figure):
        return replace(last, end=figure.end, value=last.value + figure.value / 100, decimals=2)
    thousands = last.marked and folded[: last.end].endswith(("mil", "thousand"))
    if thousands and 10 <= figure.value < 1000 and _AFTER_THOUSANDS.fullmatch(between):
        return replace(last, end=figure.end, value=last.value + figure.value)
    return None


def _are_cents(folded: str, between: str, figure: Figure) -> bool:
    """ "15 reais e 50", "15 dollars 50": two digits after the currency, no noun behind them."""
    if not between:
        return True
    return "," not in between and not counted_noun(folded, figure.end)


def _ends_in_cents(folded: str, figure: Figure) -> bool:
    return folded[figure.start : figure.end][-1:].isalpha() or folded[figure.end - 1] == "¢"


def _cents_pattern() -> re.Pattern[str]:
    words = sorted(
        (plain(word) for word in load("currencies")["cents"]["words"]), key=len, reverse=True
    )
    return re.compile(rf"\s?({'|'.join(re.escape(word) for word in words)})(?!\w)")


_CENTS = _cents_pattern()
