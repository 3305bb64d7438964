"""Answers on what came in, what is left, the plan, and whether the month goes well."""

from app.coach.answers.turn import Turn
from app.coach.days import month_end
from app.coach.periods import NAMED, Period
from app.figures import Tally

_AHEAD = 1.1  # how much faster than the plan's even pace spending may go before it is "careful"


def income(turn: Turn) -> str:
    """What came in, and when last."""
    period = turn.period()
    voice = turn.voice
    tallies = turn.books.earned(period)
    when = voice.period(period)
    if tallies:
        total = voice.total(tallies, turn.person.currency)
        lines = [voice.say("income-total", total=total, period=when)]
    else:
        lines = [voice.say("income-none", period=when)]
    last = turn.books.latest_income(period if tallies else NAMED["ever"](turn.person.today))
    if last:
        lines.append(voice.sentence("income-last", last))
    if turn.person.plan and not tallies:
        lines.append(voice.say("income-plan", money=turn.main(turn.person.plan.income_cents)))
    return " ".join(lines)


def left(turn: Turn) -> str:
    """What came in less what went out, and what the plan still leaves this month."""
    period = turn.period()
    lines = _balance(turn, period)
    if not turn.books.earned(period):
        lines.append(turn.voice.say("left-bank"))
    if period.name == "this_month" and turn.person.plan:
        lines.append(_room(turn))
    return " ".join(lines)


def plan(turn: Turn) -> str:
    """The plan's figures and this month against them."""
    facts, voice = turn.person.plan, turn.voice
    if facts is None:
        return voice.say("plan-none")
    income = turn.main(facts.income_cents)
    if facts.surplus_cents < 0:
        lines = [voice.say("plan-deficit", income=income, gap=turn.main(-facts.surplus_cents))]
    elif facts.savings_cents == 0:
        lines = [voice.say("plan-even", income=income)]
    else:
        lines = [
            voice.say(
                "plan-figures",
                income=income,
                surplus=turn.main(facts.surplus_cents),
                savings=turn.main(facts.savings_cents),
                rate=voice.number(facts.rate_percent),
            )
        ]
        if facts.financial_goal == "debt":
            lines.append(voice.say("plan-debt"))
    spent, allowance = turn.main(turn.spent_this_month()), turn.main(facts.allowance_cents)
    return " ".join([*lines, voice.say("plan-month", allowance=allowance, spent=spent)])


def track(turn: Turn) -> str:
    """Whether the month's spending keeps to the plan, and the goals with it."""
    facts, voice, person = turn.person.plan, turn.voice, turn.person
    if facts is None:
        return left(turn)
    spent, allowance = turn.spent_this_month(), facts.allowance_cents
    days = month_end(person.today).day
    pace = allowance * person.today.day // days
    if spent == 0:
        message = "nothing"
    elif spent > allowance:
        message = "over"
    else:
        message = "fast" if spent > pace * _AHEAD else "good"
    lines = [
        voice.say(
            f"track-{message}",
            spent=turn.main(spent),
            allowance=turn.main(allowance),
            pace=turn.main(pace),
        )
    ]
    return " ".join([*lines, *_goals(turn)])


def _goals(turn: Turn) -> list[str]:
    person, facts = turn.person, turn.person.plan
    goals = person.open_goals()
    if not goals or facts is None:
        return []
    fine = person.goals_on_track()
    if all(goal.figures.id in fine for goal in goals):
        return [turn.voice.say("track-goals-good")]
    return [
        turn.voice.say(
            "track-goals-behind",
            needed=turn.main(person.goals_need_cents()),
            savings=turn.main(facts.savings_cents),
        )
    ]


def _balance(turn: Turn, period: Period) -> list[str]:
    """In, out and the difference, one sentence for each currency that has an income."""
    voice, when = turn.voice, turn.voice.period(period)
    earned, spent = turn.books.earned(period), turn.books.spent(period)
    out = {tally.currency: tally.cents for tally in spent}
    lines = [_difference(turn, tally, out.pop(tally.currency, 0), when) for tally in earned]
    rest = [tally for tally in spent if tally.currency in out]
    if rest:
        total = voice.total(rest, turn.person.currency)
        count = sum(tally.count for tally in rest)
        purchases = voice.purchases(count)
        lines.append(voice.say("spent-total", total=total, period=when, purchases=purchases))
    return lines or [voice.say("spent-none", period=when)]


def _difference(turn: Turn, income: Tally, spent: int, when: str) -> str:
    difference = income.cents - spent
    return turn.voice.say(
        "left-balance" if difference >= 0 else "left-balance-minus",
        income=turn.voice.money(income.cents, income.currency),
        spent=turn.voice.money(spent, income.currency),
        left=turn.voice.money(abs(difference), income.currency),
        period=when,
    )


def _room(turn: Turn) -> str:
    """What the plan still leaves this month, in all and a day."""
    facts, today = turn.person.plan, turn.person.today
    allowance = facts.allowance_cents if facts else 0
    room = allowance - turn.spent_this_month()
    if room < 0:
        over, limit = turn.main(-room), turn.main(allowance)
        return turn.voice.say("left-plan-over", money=over, allowance=limit)
    end = month_end(today)
    days = (end - today).days + 1
    return turn.voice.say(
        "left-plan",
        money=turn.main(room),
        daily=turn.main(room // days),
        day=turn.voice.day(end),
    )
