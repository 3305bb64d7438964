"""The amount of money that a question names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.coach.asks import Asker
from app.reading.amounts import Figure, find_figures
from app.reading.dates import find_days
from app.reading.drafts import Context
from app.reading.plain import clean, plain

# A bare number below this is a count ("my last 3 purchases"); years are dates.
_LEAST_BARE = 10
_YEARS = range(2020, 2036)
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Sum:
    """`cents` (× 100) of `currency`."""

    cents: int
    currency: str


def find_sum(message: str, asker: Asker, spoken: Sequence[str]) -> Sum | None:
    """The amount that `message` names, or None: what is written as money first, then the largest.

    `spoken` are the message's normal words without its periods: a bare number that is in none of
    them tells a time.
    """
    context = Context(asker.today, asker.country, asker.currency, asker.language)
    text = clean(message)
    folded = plain(text)
    taken = [(day.start, day.end) for day in find_days(folded, asker.today, asker.country)]
    figures = find_figures(text, folded, taken, asker.language, context)
    prices = [figure for figure in figures if _is_price(figure, folded, spoken)]
    if not prices:
        return None
    price = max(prices, key=lambda figure: (figure.marked, figure.value))
    return Sum(price.cents, price.currency or asker.currency)


def _is_price(figure: Figure, folded: str, spoken: Sequence[str]) -> bool:
    if figure.measure:
        return False
    if figure.marked:
        return True
    written = _NUMBER.search(folded[figure.start : figure.end])
    tells_time = written is not None and not all(written[0] in words for words in spoken)
    is_year = figure.value in _YEARS and figure.decimals == 0
    return figure.value >= _LEAST_BARE and not tells_time and not is_year
