"""Find the currency and the multiple that signs, codes and words give a number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from app.text.currency_tables import (
    any_of,
    iso_codes,
    local_multiples,
    multiple_values,
    multiples_pattern,
    note_values,
    parts_of_multiples,
    pattern_after,
    pattern_before,
    sign_table,
    small_multiple_values,
    word_table,
)
from app.text.data import load
from app.text.digits import Number

_LONGEST_SIGN = 14
_HALF = re.compile(r"\s+(?:y|e|and)\s+(?:medi[oa]|mei[oa]|a\s+half)(?!\w)")
# "06 R$ 45": a sign or code that leads to the next number is that number's; a word is not.
_GLUED_NUMBER = re.compile(r" ?\d")
_LONGEST_CODE = 3
_ISO_CODE = re.compile(r"[A-Z]{3}(?![^\W_])")
_TEN = 10
_LETTERS = re.compile(r"[a-z]+")


class MoneyContext(Protocol):
    """What decides between currencies and number formats: where the person lives and pays."""

    @property
    def country(self) -> str:
        """The person's country (ISO 3166 alpha-2), "" where unknown."""
        ...

    @property
    def currency(self) -> str:
        """The currency (ISO 4217) of a bare number."""
        ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign or word beside a number: its position, the currency it names, its multiple.

    `currency` is "" where the mark names none ("mil", "k"); `half` where half a multiple is added
    ("2 palos y medio").
    """

    start: int
    end: int
    currency: str
    factor: Decimal = Decimal(1)
    half: bool = False

    def times(self, value: Decimal) -> Decimal:
        """Return `value` multiplied as the mark says."""
        return value * self.factor + (self.factor / 2 if self.half else 0)


def find_notes(folded: str, country: str) -> list[Number]:
    """Return banknotes and parts of multiples: "a tenner", "medio palo", "a quarter million"."""
    values = note_values(country)
    pattern = re.compile(rf"(?<!\w)(?:an?\s+|um\s+|uma\s+)?({any_of(values)})(?!\w)")
    notes = [
        Number(*match.span(), values[match[1]], decimals=2, spelled=True)
        for match in pattern.finditer(folded)
    ]
    multiples = multiple_values(country)
    return notes + [
        Number(
            *match.span(),
            multiples[match["multiple"]] * Decimal(_part(match)),
            decimals=2,
            spelled=True,
        )
        for match in parts_of_multiples(country).finditer(folded)
    ]


def scale_of(folded: str, start: int, end: int, country: str) -> Decimal:
    """Return the last multiple among the words between two positions, 1 where there is none."""
    multiples = multiple_values(country)
    scales = (multiples[word] for word in _LETTERS.findall(folded, start, end) if word in multiples)
    return next(reversed(list(scales)), Decimal(1))


def mark_before(text: str, folded: str, start: int, context: MoneyContext) -> Mark | None:
    """Return the currency sign right before position `start`, else None.

    `folded` is `text` folded in place.
    """
    window = folded[max(0, start - _LONGEST_SIGN) : start]
    match = pattern_before(context.country).search(window)
    if not match:
        return _iso_code_before(text, start)
    sign = match[1]
    begin = start - len(window) + match.start(1)
    if sign in sign_table(context.country):
        code = _sign_currency(sign, text[begin : begin + len(sign)], context)
    else:
        code = _word_currency(sign, context)
    return Mark(begin, start, code) if code else None


def mark_after(text: str, folded: str, end: int, context: MoneyContext) -> Mark | None:
    """Return the multiple and currency right after position `end` ("mil pesos", "k", "€")."""
    factor, at, half, own = Decimal(1), end, None, ""
    if multiple := multiples_pattern(context.country).match(folded, at):
        glued = multiple[1] if multiple.start(1) == at else ""
        if glued != "m" or text[at] == "M":
            factor, at = multiple_values(context.country)[multiple[1]], multiple.end()
            half = _HALF.match(folded, at)
            at = half.end() if half else at
            own = context.currency if multiple[1] in local_multiples(context.country) else ""
    code, after = _currency_after(text, folded, at, context)
    if at == end and not code:
        return None
    return Mark(end, after if code else at, code or own, factor, half is not None)


def small_multiple(folded: str, number: Number, country: str) -> Decimal:
    """Return what a slang word multiplies a number below ten by, 1 where none does: "dois paus"."""
    table = small_multiple_values(country)
    word = _LETTERS.match(folded, number.end + 1) if number.value < _TEN else None
    return table.get(word[0], Decimal(1)) if word else Decimal(1)


def currency_named(words: str, context: MoneyContext) -> str | None:
    """Return the code of the currency that folded `words` name as a whole: "euros", "usd"."""
    code, end = _currency_after(words.upper(), words, 0, context)
    return code if code and end == len(words) else None


def _currency_after(text: str, folded: str, at: int, context: MoneyContext) -> tuple[str, int]:
    match = pattern_after(context.country).match(folded, at)
    if not match:
        return _iso_code_after(text, at)
    word = match[1]
    is_word = word.isalpha() and len(word) > _LONGEST_CODE
    if not is_word and match.start(1) > at and _GLUED_NUMBER.match(folded, match.end()):
        return "", at
    is_own = word in load("currencies")["own"].get(context.country, ())
    if word in sign_table(context.country) and not is_own:
        return _sign_currency(word, text[match.start(1) : match.end()], context), match.end()
    return _word_currency(word, context), match.end()


def _iso_code_before(text: str, start: int) -> Mark | None:
    """Return a code in capitals that is written to a number: "MKD150", "MKD 150"."""
    begin = len(text[:start].rstrip(" ")) - _LONGEST_CODE
    if begin < 0 or start - begin - _LONGEST_CODE > 1 or text[begin - 1 : begin].isalnum():
        return None
    code = text[begin : begin + _LONGEST_CODE]
    return Mark(begin, start, code) if code in iso_codes() else None


def _iso_code_after(text: str, at: int) -> tuple[str, int]:
    """Return a code in capitals that follows a number, and its end: "150 MKD"."""
    match = _ISO_CODE.match(text, at + text[at : at + 1].count(" "))
    if not match or match[0] not in iso_codes() or _GLUED_NUMBER.match(text, match.end()):
        return "", at
    return match[0], match.end()


def _word_currency(word: str, context: MoneyContext) -> str:
    """Return the code that a word names, "" where it is a weight in the person's country."""
    own = load("currencies")["own"]
    if word in own.get(context.country, ()):
        return context.currency
    families = load("currencies")["families"]
    for family, words in families.items():
        if word in words:
            members = load("currencies")["family_currencies"][family]
            return context.currency if context.currency in members else str(members[0])
    if word in own["any"]:
        return context.currency
    if word.startswith("libra") and context.country in load("countries")["pound_weighs"]:
        return ""
    return word_table().get(word, context.currency)


def _sign_currency(sign: str, written: str, context: MoneyContext) -> str:
    """Return the code of a sign; codes in lower case count only where they are no common word.

    "$" is the person's own currency, or the US dollar where theirs has another sign.
    """
    if sign == "$":
        dollars = load("currencies")["dollar_sign"]["currencies"]
        return context.currency if context.currency in dollars else "USD"
    code = sign_table(context.country)[sign]
    is_word = sign == code.lower() and sign not in load("currencies")["lower_codes"]["words"]
    if is_word and code != context.currency and not written.isupper():
        return ""
    if sign in {"rs", "rs.", "rs$"} and context.currency in {"BRL", "PKR", "LKR", "NPR", "MUR"}:
        return context.currency
    if sign == "c$" and context.currency == "NIO":
        return "NIO"
    return code


def _part(match: re.Match[str]) -> Decimal:
    """Return the part of a multiple that a match of `_parts_of_multiples` names."""
    if not match["quarters"]:
        return Decimal("0.5")
    return Decimal("0.75") if match["three"] else Decimal("0.25")
