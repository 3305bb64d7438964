"""Find the amounts on a line of a receipt."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.reading.receipts.lines import ReceiptLine

# Characters that OCR reads instead of digits, between digits.
_OCR_ERRORS = str.maketrans("OoQDlI|SB", "000011158")
_MAYBE_NUMBER = re.compile(
    r"(?<![A-Za-z])[\dOoQDlI|SB]*\d[\dOoQDlI|SB]*(?:[.,'][\dOoQDlI|SB]+)+(?![A-Za-z])"
)
_LOOSE_POINT = re.compile(r"(?<=\d)(?: ([.,])|([.,]) )(?=\d{2}(?!\d))")
_NUMBER = re.compile(
    r"""
    (?P<lead>[-–(]\s?)?
    (?P<mark>(?:[A-Za-z]{0,3}[$€£₹₱฿¥₩¤]|\b(?:RM|MYR|EUR|USD|MXN|BRL|Rs|Rp|S/)\.?)\s?)?
    (?P<minus>[-–]\s?)?
    (?<![\d.,/#*])(?<!\d:)
    (?P<figure>\d{1,3}(?:[.,'\ ]\d{3})+[.,]\d{2}|\d{1,3}(?:[.,']\d{3})+|\d*[.,]\d{2,3}|\d+)
    (?![\d/:%*])(?!\s?%)(?![.,]\d)
    (?P<after>\s?(?:€|EUR|euros?|/\s?eur))?
    (?P<trail>\s?[-–)](?!\d))?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReceiptAmount:
    """An amount as printed: `cents` ≥ 0, and the number of `decimals`.

    `has_currency` next to it, `grouped` in thousands, with a minus or brackets (`negative`).
    """

    cents: int
    has_currency: bool
    decimals: int
    grouped: bool = False
    negative: bool = False

    @property
    def is_money(self) -> bool:
        """Return whether it must be money: it has two decimals or a currency."""
        return self.has_currency or self.decimals == 2


def find_amounts(line: ReceiptLine) -> list[ReceiptAmount]:
    """Return the amounts of a line, including whole numbers, from left to right."""
    return list(_parse_all(_join_signs(line)))


def _join_signs(line: ReceiptLine) -> list[str]:
    """Return the words of a line; a separate sign is joined to the number after it."""
    words: list[str] = []
    for word in line.words:
        if words and re.fullmatch(r"[A-Za-z]{0,3}[$€£₹¤]|RM|EUR|USD|MYR|Rs\.?|[-–]", words[-1]):
            words[-1] += word.text
        else:
            words.append(word.text)
    return words


def _parse_all(words: Iterable[str]) -> Iterable[ReceiptAmount]:
    for word in words:
        corrected = _LOOSE_POINT.sub(lambda found: found[1] or found[2], word)
        corrected = _MAYBE_NUMBER.sub(lambda found: found[0].translate(_OCR_ERRORS), corrected)
        for found in _NUMBER.finditer(corrected):
            amount = _make_amount(found)
            if amount:
                yield amount


def _make_amount(found: re.Match[str]) -> ReceiptAmount | None:
    figure = found["figure"]
    whole, cents = _split_decimals(figure)
    if len(whole) + len(cents) > 12 or (not whole and not cents):
        return None
    # A long number without a decimal point is a code, not an amount.
    if not cents and whole == figure and len(whole) > 7:
        return None
    value = int(whole or "0") * 100 + int(cents or "0")
    bracketed = "(" in (found["lead"] or "") and ")" in (found["trail"] or "")
    trailing = (found["trail"] or "").strip() in {"-", "–"}
    leading = "-" in (found["minus"] or "") or (found["lead"] or "").strip() in {"-", "–"}
    return ReceiptAmount(
        cents=value,
        has_currency=bool(found["mark"] or found["after"]),
        decimals=len(cents),
        grouped=not cents and whole != figure,
        negative=bracketed or trailing or leading,
    )


def _split_decimals(figure: str) -> tuple[str, str]:
    """Return whole units and cents of a printed amount: "1.234,56" → "1234", "56"."""
    point = max(figure.rfind("."), figure.rfind(","))
    if point < 0:
        return re.sub(r"\D", "", figure), ""
    after = figure[point + 1 :]
    before = re.sub(r"\D", "", figure[:point])
    if len(after) == 2:
        return before, after
    # "0,444" is a weight; "15.990" is fifteen thousand in currencies without cents.
    if before in {"", "0"}:
        return "", ""
    return before + after, ""
