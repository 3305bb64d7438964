"""Answers that list: on what most, the largest, the last ones, and whether one is noted."""

from collections.abc import Sequence
from datetime import timedelta

from app.coach.answers.remarks import nothing, unnamed
from app.coach.answers.scope import scope_of
from app.coach.answers.turn import Turn
from app.coach.periods import FIRST_DAY, Period, this_month
from app.figures import CategoryTally, Entry
from app.reading.words import fold, tokens

_SHOWN = 5
_LARGEST = 3
_PLACES = 3
_LOOKED_BACK = timedelta(days=60)


def top(turn: Turn) -> str:
    """On what most of the money went: categories and the places behind them."""
    period = turn.period()
    voice = turn.voice
    scope = scope_of(turn, period)
    if scope.category or scope.entries:
        return _within(turn, period)
    categories = turn.books.categories(period)
    if not categories:
        return voice.say("spent-none", period=voice.period(period))
    currency = _main_currency(turn, categories)
    shown = [c for c in categories if c.currency == currency]
    total = sum(c.cents for c in shown)
    lines = [_intro(turn, period), *(_category_line(turn, c, total) for c in shown[:_SHOWN])]
    others = [c for c in categories if c.currency != currency][:_PLACES]
    lines += [_category_line(turn, c, 0) for c in others]
    return "\n".join([*lines, *_places(turn, period, currency)])


def largest(turn: Turn) -> str:
    """The largest expenses of a period."""
    period = turn.period()
    voice, question = turn.voice, turn.question
    scope = scope_of(turn, period)
    if not scope.tallies:
        return nothing(turn, scope, period)
    limit = question.limit or _LARGEST
    if scope.entries:
        found = sorted(scope.entries, key=lambda entry: -entry.cents)[:limit]
    else:
        currency = _preferred(turn, [tally.currency for tally in scope.tallies])
        found = list(turn.books.largest(period, currency, scope.category, limit))
    if len(found) == 1:
        return _one(turn, found[0], period)
    intro = voice.say("largest-intro", period=voice.period(period))
    return "\n".join([intro, *(voice.entry(entry) for entry in found)])


def recent(turn: Turn) -> str:
    """The last expenses, of a period, a category or a merchant where one is named."""
    question, voice = turn.question, turn.voice
    limit = question.limit or _SHOWN
    if not (question.period or question.category or question.things):
        return _latest(turn, limit)
    period = question.period or _ever(turn)
    scope = scope_of(turn, period)
    found = scope.entries[:limit] or turn.books.latest(period, scope.category, limit)
    if not found:
        return nothing(turn, scope, period)
    total = voice.total(scope.tallies, turn.person.currency)
    lines = unnamed(turn, scope, period)
    lines.append(voice.say("recent-intro-in", period=voice.period(period), total=total))
    lines += [voice.entry(entry) for entry in found]
    if scope.count > len(found):
        lines.append(voice.say("recent-more", count=scope.count - len(found)))
    return "\n".join(lines)


def _latest(turn: Turn, limit: int) -> str:
    period = _ever(turn)
    found = turn.books.latest(period, None, limit)
    if not found:
        return turn.voice.say("spent-none", period=turn.voice.period(period))
    return "\n".join([turn.voice.say("recent-intro"), *map(turn.voice.entry, found)])


def lookup(turn: Turn) -> str:
    """Whether an expense of this amount or place is noted."""
    question, voice = turn.question, turn.voice
    today = turn.person.today
    period = question.period or Period("between", today - _LOOKED_BACK, today + _LOOKED_BACK)
    if not question.cents and not question.things:
        return voice.say("lookup-which")
    candidates = _candidates(turn, period)
    found = [entry for entry in candidates if _is_it(turn, entry)]
    if found:
        return voice.sentence("lookup-yes", found[0])
    if candidates:
        return voice.sentence("lookup-other", candidates[0])
    if question.cents:
        money = voice.money(question.cents, question.currency)
        return voice.say("lookup-no-amount", money=money)
    return voice.say("lookup-no", what=question.things[0])


def _ever(turn: Turn) -> Period:
    """All that is booked, this month to its end."""
    return Period("ever", FIRST_DAY, this_month(turn.person.today).end)


def _candidates(turn: Turn, period: Period) -> list[Entry]:
    question = turn.question
    if question.cents:
        found = turn.books.of_amount(question.cents, period)
        return [entry for entry in found if entry.currency == question.currency]
    return [entry for thing in question.things for entry in turn.books.named([thing], period)]


def _is_it(turn: Turn, entry: Entry) -> bool:
    """Whether an entry of the amount asked for goes by the name asked for, or is of its kind."""
    things = turn.question.things
    if not turn.question.cents or not things:
        return True
    words = {word for thing in things for word in fold(thing).split()}
    kinds = {turn.category_of(thing) for thing in things}
    return bool(words & set(tokens(entry.description))) or entry.category in kinds


def _within(turn: Turn, period: Period) -> str:
    """The places that a category's (or a thing's) money went to."""
    scope = scope_of(turn, period)
    voice = turn.voice
    if not scope.tallies:
        return nothing(turn, scope, period)
    line = voice.say(
        "spent-on",
        total=voice.total(scope.tallies, turn.person.currency),
        what=scope.what,
        period=voice.period(period),
        purchases=voice.purchases(scope.count),
    )
    currency = _preferred(turn, [tally.currency for tally in scope.tallies])
    return "\n".join([line, *_places(turn, period, currency, scope.category)])


def _main_currency(turn: Turn, categories: Sequence[CategoryTally]) -> str:
    return _preferred(turn, [category.currency for category in categories])


def _preferred(turn: Turn, currencies: list[str]) -> str:
    own = turn.person.plan_currency
    return own if own in currencies else currencies[0]


def _intro(turn: Turn, period: Period) -> str:
    total = turn.voice.total(turn.books.spent(period), turn.person.currency)
    return turn.voice.say("top-intro", total=total, period=turn.voice.period(period))


def _category_line(turn: Turn, tally: CategoryTally, total: int) -> str:
    name, money = turn.voice.category(tally.category), turn.voice.money(tally.cents, tally.currency)
    if not total:
        return turn.voice.say("line-amount", what=name, money=money)
    percent = round(100 * tally.cents / total)
    return turn.voice.say("line-category", category=name, money=money, percent=percent)


def _places(turn: Turn, period: Period, currency: str, category: str | None = None) -> list[str]:
    voice = turn.voice
    places = turn.books.places(period, currency, category, _PLACES)
    if not places:
        return []
    return [
        voice.say("top-places"),
        *(
            voice.say("line-amount", what=name, money=voice.money(cents, currency))
            for name, cents in places
        ),
    ]


def _one(turn: Turn, entry: Entry, period: Period) -> str:
    voice = turn.voice
    return voice.say(
        "largest-one",
        what=entry.description,
        money=voice.money(entry.cents, entry.currency),
        day=voice.day(entry.date),
        period=voice.period(period),
    )
