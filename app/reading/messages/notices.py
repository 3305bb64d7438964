"""Read notices of banks and wallets that people forward: "Compra aprovada: R$ 37,80 em PADARIA".

The purchase is booked; balances, digits of cards and codes are no money.
"""

import re
from collections.abc import Sequence
from functools import cache

from app.reading.categories.classifier import categorize
from app.reading.messages.descriptions import GAP, clean_description, name_unnamed
from app.reading.types import DraftTransaction, Kind, ReaderContext
from app.text.amounts import MessageAmount
from app.text.dates import MessageDate
from app.text.phrases import phrases
from app.text.spans import between

_CONFIDENCE = 0.96
_LONGEST = 1500  # characters; a notice is short
_NEAR = 30  # characters between the word for a balance and its amount
# A name in capitals right after the amount.
_PRINTED = re.compile(
    r",?\s+(?P<name>[A-Z][A-Z\d*&'./]{2,}(?: (?!\d+[/-]\d)[A-Z\d*&'./]+)*)(?![^\W_])"
)
# … or right before it: "debit NETFLIX R$ 99,90".
_PRINTED_BEFORE = re.compile(r"(?<![^\W_])(?P<name>[A-Z][A-Z*&']{2,}(?: [A-Z][A-Z*&']+)*)[:,]?\s+$")
_MERCHANT = r"(?P<name>[^\W_][^\n,;:()$€£]{0,60}?)"


def read_notice(
    message: str,
    folded: str,
    dates: Sequence[MessageDate],
    amounts: Sequence[MessageAmount],
    context: ReaderContext,
) -> tuple[DraftTransaction, ...] | None:
    """Return what a notice tells, nothing for one that tells no movement; None where it is none.

    Args:
        message: The message as `app.text.normalize.clean` returns it.
        folded: The same text folded in place.
        dates: Its dates, in order.
        amounts: Its amounts, in order.
        context: Country, currency and corrections of the person.
    """
    asked = phrases("notices", "notices", "not_you").sub(" ", folded)
    if len(message) > _LONGEST or "?" in asked or not _is_notice(folded, amounts):
        return None
    lines = _split_lines(folded, amounts)
    found: list[DraftTransaction] = []
    for start, end in lines:
        inside = between(amounts, start, end)
        if draft := _read_one(message, folded, (start, end), dates, inside, context):
            found.append(draft)
    if not found and not _tells_nothing(folded, amounts):
        return None
    return tuple(found)


def _is_notice(folded: str, amounts: Sequence[MessageAmount]) -> bool:
    """Return whether a text has what only notices say, or one movement and the balance after it."""
    if phrases("notices", "notices", "signs").search(folded):
        return True
    told = phrases("notices", "notices", "balance_told").search(folded)
    if told is None:
        return False
    money = [amount for amount in amounts if _is_money(folded, amount)]
    balances = [amount for amount in money if _is_balance(folded, amount)]
    return len(balances) == 1 and len(money) == len(balances) + 1


def _split_lines(folded: str, amounts: Sequence[MessageAmount]) -> list[tuple[int, int]]:
    """Return the lines where each is a notice of its own, else the whole text."""
    spans = [match.span() for match in re.finditer(r"[^\n]+", folded)]
    signs = phrases("notices", "notices", "signs")
    whole = [(0, len(folded))]
    if len(spans) < 2:
        return whole
    own = [signs.search(folded, *span) and between(amounts, *span) for span in spans]
    return spans if all(own) else whole


def _tells_nothing(folded: str, amounts: Sequence[MessageAmount]) -> bool:
    """Return whether a notice is about no movement, or has balances alone."""
    if phrases("notices", "notices", "nothing").search(folded):
        return True
    money = [amount for amount in amounts if _is_money(folded, amount)]
    return bool(money) and all(_is_balance(folded, amount) for amount in money)


def _is_money(folded: str, amount: MessageAmount) -> bool:
    """Return whether an amount is written as banks write money: with a currency or a separator."""
    return amount.marked or not folded[amount.start : amount.end].isdigit()


def _read_one(
    message: str,
    folded: str,
    span: tuple[int, int],
    dates: Sequence[MessageDate],
    amounts: Sequence[MessageAmount],
    context: ReaderContext,
) -> DraftTransaction | None:
    start, end = span
    moved = [one for one in amounts if _is_money(folded, one) and not _is_balance(folded, one)]
    if not moved or phrases("notices", "notices", "nothing").search(folded, start, end):
        return None
    amount, kind = moved[0], _find_kind(folded[start:end])
    merchant = _find_merchant(message, folded, amount, span, kind)
    category, sure = _find_category(merchant, kind, context)
    days = between(dates, start, end)
    balance = phrases("notices", "notices", "balance_told").search(folded, amount.end, end)
    after, _, _ = message[amount.end : balance.start() if balance else end].partition(". ")
    words = f"{message[start : amount.start]}{GAP}{after}"
    description = clean_description(merchant) or clean_description(words, keep_payment=True)
    return DraftTransaction(
        amount_cents=amount.cents,
        currency=amount.currency or context.currency,
        kind=kind,
        category=category,
        description=description or name_unnamed(category, context.language),
        transaction_date=days[0].date if days else context.today,
        confidence=round(_CONFIDENCE * (0.5 + 0.5 * sure), 2),
    )


def _is_balance(folded: str, amount: MessageAmount) -> bool:
    return _balances().search(folded, max(0, amount.start - _NEAR), amount.start) is not None


def _find_kind(folded: str) -> Kind:
    if phrases("notices", "notices", "transfer").search(folded):
        return "transfer"
    income = phrases("notices", "notices", "income").search(folded)
    # "debited for 240; SHOP credited": what the bank tells first is about the person's account.
    expense = phrases("notices", "notices", "expense").search(folded)
    if income and not (expense and expense.start() < income.start()):
        return "income"
    return "expense"


def _find_category(merchant: str, kind: Kind, context: ReaderContext) -> tuple[str, float]:
    if kind == "income":
        return "income", 0.95
    if kind == "transfer" or not merchant:
        return "other", 0.9 if kind == "transfer" else 0.5
    category, sure = categorize(merchant, context)
    return ("other", 0.5) if category == "income" else (category, sure)


def _find_merchant(
    message: str, folded: str, amount: MessageAmount, span: tuple[int, int], kind: Kind
) -> str:
    """Return the merchant or person after the amount, else before it, "" where none is named."""
    start, end = span
    printed = _PRINTED.match(message, amount.end, end)
    if printed and not phrases("notices", "notices", "states").match(folded, printed.start("name")):
        return printed["name"]
    for begin, stop in ((amount.end, end), (start, amount.start)):
        match = _merchants("payer" if kind == "income" else "merchant").search(folded, begin, stop)
        if match:
            name = message[match.start("name") : match.end("name")]
            return name.strip(" .*-")
    before = _PRINTED_BEFORE.search(message, max(start, amount.start - _NEAR), amount.start)
    return before["name"] if before else ""


@cache
def _balances() -> re.Pattern[str]:
    words = phrases("notices", "notices", "balance").pattern
    return re.compile(rf"{words}\W*$")


@cache
def _merchants(side: str) -> re.Pattern[str]:
    """Return the pattern of a name after the words that lead to a merchant or a payer."""
    lead = phrases("notices", "notices", side).pattern
    end = phrases("notices", "notices", "end").pattern
    not_names = "your|tu|su|seu|sua|la|el|o|a|the|card|tarjeta|cartao|a/c|cuenta|conta|cargo"
    own = rf"(?!(?:{not_names})(?!\w)|\d)"
    return re.compile(
        rf"{lead}:?\s+{own}{_MERCHANT}(?=\s+{end}|\s*(?:$|[\n,;:()$€£]|\.(?:\s|$)|\s\d|\s[-*]))"
    )
