"""Recognize numbers that name something: documents, accounts, phones, orders, tables, years."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from app.text.data import load
from app.text.digits import Number
from app.text.phrases import expression_of

# What no money looks like: CPF, CNPJ, CEP and the like, accounts, cards, telephones.
_SHAPES = re.compile(
    r"(?<![\w.])\d{7}-\d{2}\.\d{4}(?:\.\d+)*(?!\d)|"
    r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)|\*+\.\d{3}\.\d{3}-\*+"
    r"|(?<![\w.])\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}(?!\d)|(?<!\w)\d{5}-\d{3}(?!\d)"
    r"|(?<![\w.])\d{1,2}\.\d{3}\.\d{3}-[\dk](?!\w)|(?<!\w)\d{3}-\d{2}-\d{4}(?!\d)"
    r"|(?<![\w.,$])\d{4,12}-[\dx](?!\w)"
    r"|(?<!\w)[a-z]{2}\d{2}(?: ?(?=[a-z]{0,3}\d)[a-z\d]{4}){2,7}(?: ?[a-z\d]{1,3})?(?!\w)"
    r"|(?<!\w)(?:(?:\*+|x{2,8})[ -]?\d{2,8}|x\d{4})(?!\w)"
    r"|(?<![\w.,])(?:\+?55 ?)?\(?[1-9]{2}\)? ?9\d{4}[ -]?\d{4}(?!\d)"
    r"|(?<![\w.,])\(?\d{2}\)?[ -]\d{4}[ -]\d{4}(?!\d)"
    r"|(?<![\w.,])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)"
    r"|(?<![\w.,])[679]\d{2} \d{3} \d{3}(?![\d.,])|(?<![\w.,])9 \d{4} \d{4}(?!\d)"
    r"|(?<!\w)ag(?:encia|\.)?:? ?\d{4}(?:-\d)?(?=\W+(?:c\.?c|conta|cta|cuenta)(?!\w))"
    r"|(?<![\w.,])\d{5}\.\d{5}(?: \d{5}\.\d{6}){0,2}(?![\d.,])"
    r"|(?<![\w.,])\d{3}-\d{7}-\d{7}(?!\d)|(?<![\w.,/])20\d\d/\d{3,6}(?![\d/.,])"
    r"|(?<!\w)(?:a/?c|acct?|account|card|cheq|conta|cuenta|tarjeta)\W{0,2}"
    r"\.{2,4} ?\d{3,4}(?![\d.,])"
    r"|(?<![\w.,$])\d{2} \d{3} \d{3} \d{3}(?![\d.,])"
    r"|(?<![\w.,$])\d{4} \d{4} \d{4}(?: \d{4})?(?![\d.,])"
    r"|(?<![\w.,])0800[ -]?\d{3}[ -]?\d{4}(?!\d)"
)
# The lines of Brazilian bank slips and utility bills, with or without their marks.
_BANK_SLIP = re.compile(
    r"(?<!\d)\d{5}\.?\d{5} ?\d{5}\.?\d{6} ?\d{5}\.?\d{6} ?\d ?\d{4}(?P<cents>\d{10})(?!\d)"
)
_UTILITY_BILL = re.compile(
    r"(?<!\d)8\d{3}(?P<first>\d{7})[ -]?\d ?(?P<rest>\d{4})\d{7}[ -]?\d"
    r" ?\d{11}[ -]?\d ?\d{11}[ -]?\d(?!\d)"
)
_NUMBER_SIGN = r"(?:(?:n[.o]?|nr[.o]?|num(?:ero|ber)?|#)[.:]? *)"
_CODE = r"[a-z\d]*\d[a-z\d]*(?:[./-][a-z\d]+)*"
_DIGIT = re.compile(r"\d")
# What is said of one thing: up to a comma, a line's end or a conjunction.
_CLAUSE = re.compile(r"(?:(?!,(?!\d)|[;\n]|\s(?:and|e|y)\s).)+")
_LEAST_DIGITS = 4
# Digits of a house number that is told without a price: with fewer it may be the price of a lunch.
_HOUSE_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that is no money, with the word that says so; its position in a text."""

    start: int
    end: int


def find_identifiers(folded: str) -> list[Identifier]:
    """Return the ids, telephones and years of a message, those that touch each other as one."""
    spans = [match.span() for match in _SHAPES.finditer(folded)]
    spans += [match.span() for match in _named().finditer(folded)]
    spans += [match.span("code") for match in _flights().finditer(folded)]
    spans += [match.span("code") for match in _lines().finditer(folded)]
    spans += [match.span() for match in _numbered().finditer(folded) if _names(folded, match)]
    spans += [match.span() for match in _years().finditer(folded)]
    spans += _find_street_numbers(folded)
    slips = [match for pattern in (_BANK_SLIP, _UTILITY_BILL) for match in pattern.finditer(folded)]
    return [
        Identifier(start, end)
        for start, end in _joined(spans)
        if not any(slip.start() < end and start < slip.end() for slip in slips)
    ]


def find_slip_amounts(folded: str) -> list[Number]:
    """Return the amounts that the lines of Brazilian bank slips and utility bills hold."""
    written = [(match, match["cents"]) for match in _BANK_SLIP.finditer(folded)]
    written += [(match, match["first"] + match["rest"]) for match in _UTILITY_BILL.finditer(folded)]
    return [
        Number(*match.span(), Decimal(int(cents)) / 100, decimals=2)
        for match, cents in written
        if int(cents)
    ]


def _find_street_numbers(folded: str) -> list[tuple[int, int]]:
    """Return the house numbers of street addresses: "1428 Elm Street", "av corrientes 1234".

    A price may stand there, too ("14 oxford street", "estacionamento av paulista 20"). It is the
    house's number where the address is all that is said, where "calle 45 # 12-30" writes it so, and
    where the same clause has another number for the price.
    """
    spans = [match.span() for match in _grid_addresses().finditer(folded)]
    for clause in _CLAUSE.finditer(folded):
        found = [
            match
            for pattern in (_number_before_street(), _number_behind_street())
            for match in pattern.finditer(folded, *clause.span())
        ]
        for match in found:
            around = folded[clause.start() : match.start()] + folded[match.end() : clause.end()]
            is_all = not around.strip() and len(match["house"]) >= _HOUSE_DIGITS
            if is_all or _DIGIT.search(around):
                spans.append(match.span("house"))
    return spans


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _names(folded: str, match: re.Match[str]) -> bool:
    """Return whether a number after a word such as "order" or "table" names rather than prices it.

    It does where it is marked so ("order #12"), where it is long and ends as no price does, and
    after a place where another number is left for the price.
    """
    digits = match["digits"]
    if match["sign"] or (match["link"] and len(digits) >= _LEAST_DIGITS):
        return True
    if match["place"] and len(digits) > 2:
        return False
    if match["place"]:
        others = _DIGIT.search(folded, 0, match.start()) or _DIGIT.search(folded, match.end())
        return others is not None
    return len(digits) >= _LEAST_DIGITS and not digits.endswith("0")


def _words(name: str) -> str:
    entries = sorted(load("number_roles")[name], key=len, reverse=True)
    return "|".join(expression_of(entry, {}) for entry in entries)


@cache
def _no_money() -> str:
    """Return an expression for: no decimals, multiple or currency comes next."""
    return rf"(?!\w|[.,]\d|%| ?(?:{_words('money')})(?!\w))"


@cache
def _named() -> re.Pattern[str]:
    link = rf"(?:[\s:]+(?:{_words('id_links')})(?!\w))*[\s:]*{_NUMBER_SIGN}?"
    tail = rf"(?!\d+[.,]\d{{1,2}}(?!\d)){_CODE}{_no_money()}"
    return re.compile(rf"(?<!\w)(?:{_words('ids')})(?!\w){link}(?<!\w){tail}")


@cache
def _numbered() -> re.Pattern[str]:
    place, order = _words("numbered_places"), _words("numbered")
    return re.compile(
        rf"(?<!\w)(?:(?P<place>{place})|{order})\s+"
        rf"(?:(?P<sign>{_NUMBER_SIGN})|(?P<link>(?:is|es|e|eh)\s+))?(?P<digits>\d{{1,12}})(?:[/-]\d+)?{_no_money()}"
    )


@cache
def _flights() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_words('flights')})\s+{_NUMBER_SIGN}?"
        r"(?P<code>(?:[a-z]{2}|[a-z]\d|\d[a-z]) ?-?\d{2,4})(?!\d)"
    )


@cache
def _lines() -> re.Pattern[str]:
    """Return the pattern of what goes by a number, right before its price: "bus 42 3.50"."""
    return re.compile(
        rf"(?<!\w)(?:{_words('lines')})\s+{_NUMBER_SIGN}?"
        rf"(?P<code>0\d{{3}}(?!\w|[.,:]\d)|(?!\d \d{{3}}(?!\d))\d{{1,5}}(?=\s+[$€£]?\d))"
    )


@cache
def _grid_addresses() -> re.Pattern[str]:
    """Return the pattern of addresses by two streets: "calle 45 # 12-30", "cra 7 no 71 - 21"."""
    street = rf"(?<!\w)(?:{_words('grid_streets')})\.? ?\d{{1,3}} ?[a-z]?(?!\w)"
    return re.compile(rf"{street} ?(?:{_NUMBER_SIGN})? ?\d{{1,3}} ?[a-z]? ?- ?\d{{1,3}}(?!\w)")


@cache
def _number_before_street() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,$€£])(?P<house>\d{{1,5}}) (?!(?:{_words('before_places')}) )[a-z]+ "
        rf"(?:(?!(?:{_words('before_places')}) )[a-z]+ )?(?:{_words('street_ends')})(?!\w)"
    )


@cache
def _number_behind_street() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_words('streets')})\.? (?:[a-z]+\.? ){{1,4}}{_NUMBER_SIGN}?"
        rf"(?P<house>\d{{1,5}}){_no_money()}"
    )


@cache
def _years() -> re.Pattern[str]:
    """Return the pattern of years: "born in 1987", "in 2019", "taxes 2026 300"."""
    year = rf"20[0-3]\d(?<!00){_no_money()}"
    leads, places = _words("year_leads"), _words("in_years")
    return re.compile(
        rf"(?<!\w)(?:(?:{leads})\s+(?:{year}|19[5-9]\d{_no_money()})|(?:{places})\s+{year}"
        r"|20[123]\d(?<!0)(?= +\d{2}))"
    )
