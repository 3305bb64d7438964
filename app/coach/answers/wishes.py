"""Answers on wishes: can I afford it, what if I cut it, well done for not buying it."""

from datetime import date

from app.coach.answers.scope import scope_of
from app.coach.answers.turn import Turn
from app.coach.goals import months_until
from app.coach.periods import Period
from app.coach.person import PlanFacts

_DAYS = 90  # what someone spends on a thing "a month" is drawn from so many days
_DAYS_A_MONTH = 365.25 / 12
_YEAR = 12


def afford(turn: Turn) -> str:
    """Whether a price fits the month, or a wish its date."""
    question, plan = turn.question, turn.person.plan
    if plan is None:
        return turn.voice.say("plan-none")
    room = plan.allowance_cents - turn.spent_this_month()
    if not question.cents:
        message = "afford-how-much" if room >= 0 else "afford-how-much-over"
        return turn.voice.say(message, room=turn.main(room), over=turn.main(abs(room)))
    if question.currency != plan.currency:
        return turn.voice.say("afford-currency", currency=plan.currency)
    if question.by and months_until(question.by, turn.person.today) > 1:
        return _by(turn, plan, question.cents, question.by)
    lines = _now(turn, plan, question.cents, room)
    return " ".join(lines)


def what_if(turn: Turn) -> str:
    """What cutting, or swapping, something would save a month and a year."""
    question, voice, plan = turn.question, turn.voice, turn.person.plan
    period = Period(
        "last_days",
        date.fromordinal(turn.person.today.toordinal() - _DAYS + 1),
        turn.person.today,
        _DAYS,
    )
    scope = scope_of(turn, period)
    spent = sum(t.cents for t in scope.tallies if t.currency == turn.person.plan_currency)
    known = bool(scope.what) and not scope.asked and spent > 0
    month = round(spent / _DAYS * _DAYS_A_MONTH)
    if question.cents and known and len(question.things) > 1:
        return _swap(turn, month, max(1, round(scope.count / _DAYS * _DAYS_A_MONTH)))
    lines: list[str] = []
    if question.cents:
        often = question.often or (scope.count / _DAYS * _DAYS_A_MONTH if known else 1)
        month = round(question.cents * often)
    elif known:
        lines.append(voice.say("what-if-based", what=scope.what, month=turn.main(month)))
    else:
        return voice.say("what-if-unknown")
    lines.append(voice.say("what-if-month", month=turn.main(month), year=turn.main(month * _YEAR)))
    if plan and plan.savings_cents:
        percent = voice.number(round(100 * month / plan.savings_cents))
        lines.append(voice.say("what-if-share", percent=percent))
    return " ".join(lines)


def resisted(turn: Turn) -> str:
    """Praise for a purchase not made."""
    question, voice = turn.question, turn.voice
    if not question.cents:
        return voice.say("resisted-plain")
    lines = [voice.say("resisted", money=voice.money(question.cents, question.currency))]
    goals = turn.person.open_goals()
    if goals:
        lines.append(voice.say("resisted-goal", goal=goals[0].name))
    return " ".join(lines)


def _now(turn: Turn, plan: PlanFacts, price: int, room: int) -> list[str]:
    voice = turn.voice
    over = price - room
    amounts = {
        "price": turn.main(price),
        "room": turn.main(max(room, 0)),
        "rest": turn.main(max(-over, 0)),
        "over": turn.main(max(over, 0)),
        "savings": turn.main(plan.savings_cents),
    }
    if over <= 0:
        return [voice.say("afford-yes", **amounts)]
    if plan.savings_cents == 0:
        return [voice.say("afford-cannot", **amounts)]
    if over <= plan.savings_cents:
        return [voice.say("afford-tight", **amounts), *_goals_too(turn)]
    months = -(-price // plan.savings_cents)
    wait = voice.say("afford-wait", savings=amounts["savings"], months=months)
    return [voice.say("afford-no", **amounts), wait, *_goals_too(turn)]


def _by(turn: Turn, plan: PlanFacts, price: int, by: date) -> str:
    voice = turn.voice
    needed = -(-price // months_until(by, turn.person.today))
    if plan.savings_cents == 0:
        return voice.say("afford-cannot", price=turn.main(price))
    fits = needed <= plan.savings_cents
    line = voice.say(
        "afford-by-yes" if fits else "afford-by-no",
        price=turn.main(price),
        day=voice.day(by),
        needed=turn.main(needed),
        savings=turn.main(plan.savings_cents),
        months=-(-price // plan.savings_cents),
    )
    return " ".join([line, *_goals_too(turn)])


def _goals_too(turn: Turn) -> list[str]:
    needed = turn.person.goals_need_cents()
    return [turn.voice.say("afford-goals", needed=turn.main(needed))] if needed else []


def _swap(turn: Turn, month: int, times: int) -> str:
    """One thing for another at a price, as often as the first was bought."""
    price = turn.question.cents or 0
    cost = price * times
    return turn.voice.say(
        "what-if-swap" if cost < month else "what-if-swap-more",
        times=turn.voice.say("times", count=times),
        price=turn.main(price),
        cost=turn.main(cost),
        month=turn.main(month),
        saved=turn.main(abs(month - cost)),
        year=turn.main(abs(month - cost) * _YEAR),
    )
