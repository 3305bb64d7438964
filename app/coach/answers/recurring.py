"""Answers on what recurs and when it comes next."""

from collections.abc import Sequence

from app.coach.answers.turn import Turn
from app.coach.recurring import Recurring
from app.figures import Tally
from app.reading.words import fold

_SHOWN = 8


def recurring(turn: Turn) -> str:
    """The recurring charges with their next days, or the one that is named."""
    voice, charges = turn.voice, turn.books.recurring()
    if not charges:
        return voice.say("recurring-none")
    wanted = _wanted(turn, charges)
    missed = _missed(turn) if not wanted else ""
    if missed:
        return voice.say("recurring-none-of", what=missed)
    shown = wanted or charges
    if len(shown) == 1:
        return voice.say("recurring-one", **_words(turn, shown[0]))
    total = voice.total(_monthly(shown), turn.person.currency)
    lines = [voice.say("recurring-intro", count=len(shown), total=total)]
    soonest = sorted(shown[:_SHOWN], key=lambda charge: charge.next)
    return "\n".join([*lines, *(voice.say("recurring-line", **_words(turn, c)) for c in soonest)])


def _wanted(turn: Turn, charges: Sequence[Recurring]) -> list[Recurring]:
    """The charges that the question names, by merchant or category."""
    things = [fold(thing) for thing in turn.question.things]
    named = [c for c in charges if any(thing in fold(c.description) for thing in things)]
    if named:
        return named
    return [charge for charge in charges if charge.category == turn.question.category]


def _missed(turn: Turn) -> str:
    """What the question names and surely costs money, but does not recur; "" where nothing."""
    if turn.question.category:
        return turn.voice.category(turn.question.category)
    return next((thing for thing in turn.question.things if turn.category_of(thing)), "")


def _words(turn: Turn, charge: Recurring) -> dict[str, str]:
    return {
        "what": charge.description,
        "money": turn.voice.money(charge.cents, charge.currency),
        "unit": turn.voice.say(f"every-{charge.interval}"),
        "day": turn.voice.day(max(charge.next, turn.person.today)),
    }


def _monthly(charges: Sequence[Recurring]) -> list[Tally]:
    sums: dict[str, int] = {}
    for charge in charges:
        sums[charge.currency] = sums.get(charge.currency, 0) + charge.monthly_cents
    return [Tally(currency, cents, 0) for currency, cents in sums.items()]
