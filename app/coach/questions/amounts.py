"""Find the amount of money that a question names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.coach.questions.types import QuestionContext
from app.text.amounts import MessageAmount, find_amounts
from app.text.dates import find_dates
from app.text.normalize import clean, fold_in_place

# A bare number below this is a count ("my last 3 purchases"); years are dates.
_LEAST_BARE = 10
_YEARS = range(2020, 2036)
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """Hold an amount: `cents` (amount × 100 in every currency) of `currency`."""

    cents: int
    currency: str


def find_named_amount(
    message: str, context: QuestionContext, texts_without_periods: Sequence[str]
) -> NamedAmount | None:
    """Return the amount that `message` names, or None.

    Amounts written with a currency come first, then the largest. `texts_without_periods` are the
    normalized texts in each language without their periods: a bare number missing from one of them
    belongs to a period.
    """
    text = clean(message)
    folded = fold_in_place(text)
    taken = [(day.start, day.end) for day in find_dates(folded, context.today, context.country)]
    figures = find_amounts(text, folded, taken, context.language, context)
    prices = [figure for figure in figures if _is_price(figure, folded, texts_without_periods)]
    if not prices:
        return None
    price = max(prices, key=lambda figure: (figure.marked, figure.value))
    return NamedAmount(price.cents, price.currency or context.currency)


def _is_price(figure: MessageAmount, folded: str, texts_without_periods: Sequence[str]) -> bool:
    if figure.measure:
        return False
    if figure.marked:
        return True
    written = _NUMBER.search(folded[figure.start : figure.end])
    is_period = written is not None and not all(
        written[0] in text for text in texts_without_periods
    )
    is_year = figure.value in _YEARS and figure.decimals == 0
    return figure.value >= _LEAST_BARE and not is_period and not is_year
