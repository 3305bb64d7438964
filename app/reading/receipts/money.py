"""The amounts that stand on a line of a receipt. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.reading.receipts.lines import Line

# What OCR makes of digits between digits; a blank beside the decimal point.
_SLIPS = str.maketrans("OoQDlI|SB", "000011158")
_MAYBE_NUMBER = re.compile(
    r"(?<![A-Za-z])[\dOoQDlI|SB]*\d[\dOoQDlI|SB]*(?:[.,'][\dOoQDlI|SB]+)+(?![A-Za-z])"
)
_LOOSE_POINT = re.compile(r"(?<=\d)(?: ([.,])|([.,]) )(?=\d{2}(?!\d))")
_NUMBER = re.compile(
    r"""
    (?P<lead>[-–(]\s?)?
    (?P<mark>(?:[A-Za-z]{0,3}[$€£₹₱฿¥₩]|\b(?:RM|MYR|EUR|USD|MXN|BRL|Rs|Rp|S/)\.?)\s?)?
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
class Amount:
    """An amount: `cents` ≥ 0, and how it is printed.

    `marked` with a currency's sign, with so many `decimals`, `grouped` in thousands, `negative`.
    """

    cents: int
    marked: bool
    decimals: int
    grouped: bool = False
    negative: bool = False

    @property
    def clear(self) -> bool:
        """Whether it must be money: it has cents or a currency's sign."""
        return self.marked or self.decimals == 2


def amounts_on(line: Line) -> list[Amount]:
    """The amounts of a line, from left to right; whole numbers are among them."""
    return list(_amounts(_pieces(line)))


def amounts_in(text: str) -> list[Amount]:
    """The amounts in a text that is one column."""
    return list(_amounts([text]))


def _pieces(line: Line) -> list[str]:
    """The line's words; a sign that stands alone is joined to the number that it belongs to."""
    pieces: list[str] = []
    for word in line.words:
        if pieces and re.fullmatch(r"[A-Za-z]{0,3}[$€£₹]|RM|EUR|USD|MYR|Rs\.?|[-–]", pieces[-1]):
            pieces[-1] += word.text
        else:
            pieces.append(word.text)
    return pieces


def _amounts(pieces: Iterable[str]) -> Iterable[Amount]:
    for piece in pieces:
        plain = _LOOSE_POINT.sub(lambda found: found[1] or found[2], piece)
        plain = _MAYBE_NUMBER.sub(lambda found: found[0].translate(_SLIPS), plain)
        for found in _NUMBER.finditer(plain):
            amount = _amount(found)
            if amount:
                yield amount


def _amount(found: re.Match[str]) -> Amount | None:
    figure = found["figure"]
    whole, cents = _split(figure)
    if len(whole) + len(cents) > 12 or (not whole and not cents):
        return None
    # A number of many digits without a point is a code, not an amount.
    if not cents and whole == figure and len(whole) > 7:
        return None
    value = int(whole or "0") * 100 + int(cents or "0")
    bracketed = "(" in (found["lead"] or "") and ")" in (found["trail"] or "")
    trailing = (found["trail"] or "").strip() in {"-", "–"}
    leading = "-" in (found["minus"] or "") or (found["lead"] or "").strip() in {"-", "–"}
    return Amount(
        cents=value,
        marked=bool(found["mark"] or found["after"]),
        decimals=len(cents),
        grouped=not cents and whole != figure,
        negative=bracketed or trailing or leading,
    )


def _split(figure: str) -> tuple[str, str]:
    """The whole units and the cents of a figure as printed: "1.234,56" → "1234", "56"."""
    point = max(figure.rfind("."), figure.rfind(","))
    if point < 0:
        return re.sub(r"\D", "", figure), ""
    behind = figure[point + 1 :]
    ahead = re.sub(r"\D", "", figure[:point])
    if len(behind) == 2:
        return ahead, behind
    # "0,444" is a weight; "15.990" is fifteen thousand where there are no cents.
    if ahead in {"", "0"}:
        return "", ""
    return ahead + behind, ""
