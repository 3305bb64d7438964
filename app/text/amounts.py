"""Find the amounts of a message: each number joined with its currency, multiple and cents.

Numbers come from `digits` and `number_words`; `number_roles` recognizes those that are never
money. Which of the amounts are prices is decided by the reader of messages.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from app.text.composite_amounts import join
from app.text.currencies import (
    Mark,
    MoneyContext,
    find_notes,
    mark_after,
    mark_before,
    small_multiple,
)
from app.text.data import load
from app.text.digits import Number, find_digits
from app.text.identifiers import find_slip_amounts
from app.text.languages import Language
from app.text.normalize import fold_in_place
from app.text.number_roles import find_counted_noun, is_measure, is_never_money
from app.text.number_words import find_numerals, names_of_tens

# Amounts read of one message: twice the most transactions of a text in the API contract, as each
# may come with a count.
MAX_AMOUNTS = 1000
MAX_VALUE = Decimal(10) ** 13  # in whole units; its cents still fit 64 bits
_HALF_A_UNIT = Decimal("0.5")
# "12 reais e meio", "doce y medio"; "media" after a bare number is half an hour or a sock.
_AND_HALF = re.compile(r"\s+(?:y|e|and)\s+(?:medio|meio|a\s+half)(?!\w)")


@dataclass(frozen=True, slots=True)
class MessageAmount:
    """A number that may be money, with the currency and sign written beside it.

    Attributes:
        start: Position of its first character in the message.
        end: Position after its last character.
        value: The amount in whole units of `currency`.
        currency: ISO 4217 code, or "" where none was written (then it is the person's own).
        marked: Whether a currency, a multiple or two decimals were written: surely money.
        decimals: Number of decimals written.
        doubtful: Whether its separator could mean thousands or decimals.
        spelled: Whether it was written in words.
        measure: Whether a unit follows it ("2 kg"), so that it measures something.
        sign: "-", "+" or "".
        installments: Into how many payments it is divided, None where nothing says so.
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
    installments: int | None = None

    @property
    def cents(self) -> int:
        """Return the amount × 100, rounded to the nearest cent."""
        return int((self.value * 100).to_integral_value())


def find_amounts(
    text: str,
    folded: str,
    excluded: list[tuple[int, int]],
    language: Language,
    context: MoneyContext,
) -> list[MessageAmount]:
    """Return every number of a message that may be an amount, in order.

    Numbers that are never money (times, phone numbers, ordinals, percentages) are left out;
    counts and measures are kept, since prices may be computed with them.

    Args:
        text: The message as `app.text.normalize.clean` returns it.
        folded: The same text in lower case without accents, of the same length.
        excluded: Positions (start, end) of dates and the like, in which no amount is looked for.
        language: The language in which numbers in words are read.
        context: Country and currency of the person.
    """
    folded = _mask(folded, excluded)
    numbers = [*find_digits(folded, context.country), *find_numerals(folded, language)]
    numbers += [*find_notes(folded, context.country), *find_slip_amounts(folded)]
    amounts: list[MessageAmount] = []
    for number in sorted(numbers, key=lambda number: (number.start, -number.end)):
        if amounts and number.start < amounts[-1].end:
            continue
        if len(amounts) >= MAX_AMOUNTS:
            break
        previous_end = amounts[-1].end if amounts else 0
        amount = _read_amount(text, folded, number, previous_end, context)
        if amount is None:
            continue
        if amounts and (joined := join(amounts[-1], amount, folded, context.country)):
            amounts[-1] = joined
        else:
            amounts.append(amount)
    return amounts


def _mask(folded: str, excluded: list[tuple[int, int]]) -> str:
    """Return the text with the excluded positions overwritten, its length unchanged."""
    for start, end in excluded:
        folded = f"{folded[:start]}{'|' * (end - start)}{folded[end:]}"
    return folded


def _read_amount(
    text: str, folded: str, number: Number, previous_end: int, context: MoneyContext
) -> MessageAmount | None:
    before = mark_before(text, folded, number.start, context)
    if before and before.start < previous_end:
        before = None
    number = _with_half(folded, number)
    after = mark_after(text, folded, number.end, context)
    currency = _currency_of(folded, before, after)
    marked = before is not None or after is not None or number.decimals == 2
    if number.spelled and number.value <= 1 and not _is_one(folded, after):
        return None
    cents_end = _find_cents_word(folded, number.end, context) if not before and not after else 0
    if not cents_end and is_never_money(folded, number, before, after):
        return None
    value = after.times(number.value) if after else number.value
    value *= small_multiple(folded, number, context.country)
    half = _find_half(folded, after.end) if after and after.currency and not after.half else 0
    value += _HALF_A_UNIT if half else 0
    if not 0 < value < MAX_VALUE:
        return None
    start = before.start if before else number.start
    end = half or (after.end if after else number.end)
    if cents_end:
        return MessageAmount(
            start, cents_end, value / 100, "", marked=True, decimals=2, spelled=number.spelled
        )
    return MessageAmount(
        start=start,
        end=end,
        value=value,
        currency=currency,
        marked=marked,
        decimals=number.decimals,
        doubtful=number.doubtful and not (after and after.factor > 1),
        spelled=number.spelled,
        measure=not currency and is_measure(folded, number),
        sign=_find_sign(folded, start),
    )


def _currency_of(folded: str, before: Mark | None, after: Mark | None) -> str:
    """Return the currency that the marks name; a word outweighs a lone "$": "$ 40 dólares"."""
    named_before, named_after = (mark.currency if mark else "" for mark in (before, after))
    lone = before is not None and folded[before.start : before.end].strip() == "$"
    return (named_after if lone else "") or named_before or named_after


def _with_half(folded: str, number: Number) -> Number:
    """Return the number with the half that follows it: "two and a half", "12 y medio"."""
    end = _find_half(folded, number.end)
    if not end or number.decimals:
        return number
    return replace(number, end=end, value=number.value + _HALF_A_UNIT, decimals=1)


def _find_half(folded: str, end: int) -> int:
    """Return the end of "and a half" after a number or currency, 0 where there is none."""
    match = _AND_HALF.match(folded, end)
    return match.end() if match and not _halves_a_noun(folded, match.end()) else 0


def _halves_a_noun(folded: str, end: int) -> bool:
    """Return whether a noun follows a half that is no money: "20 y medio kilo"."""
    noun = find_counted_noun(folded, end)
    return bool(noun) and is_measure(folded, Number(end, end, Decimal(1)))


def _is_one(folded: str, after: Mark | None) -> bool:
    """Return whether an article ("a", "uma") means 1.

    It does before a multiple ("a thousand") or a currency that no noun follows ("a dollar"); its
    cents are no noun ("one pound eighty").
    """
    if after is None:
        return False
    noun = find_counted_noun(folded, after.end)
    return after.factor > 1 or not noun or noun in names_of_tens()


def _find_sign(folded: str, start: int) -> str:
    """Return the sign right before an amount; a dash between words is none."""
    left = folded[:start].rstrip(" ")
    if left[-1:] not in {"+", "-"} or (len(left) > 1 and left[-2] not in " \n("):
        return ""
    return left[-1] if left[-1] == "+" or start == len(left) else ""


def _find_cents_word(folded: str, end: int, context: MoneyContext) -> int:
    """Return the end of the word for cents that follows a number, 0 where none does."""
    match = _CENTS.match(folded, end)
    if not match or (match[1] == "p" and context.country not in {"GB", "IE", ""}):
        return 0
    glued = match.start(1) == end
    return match.end() if glued or len(match[1]) > 1 else 0


def _compile_cents() -> re.Pattern[str]:
    words = sorted(
        (fold_in_place(word) for word in load("currencies")["cents"]["words"]),
        key=len,
        reverse=True,
    )
    return re.compile(rf"\s?({'|'.join(re.escape(word) for word in words)})(?!\w)")


_CENTS = _compile_cents()
