"""Answer how to save, from the money moves and from what is spent on one subject."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from app.coach.answers.request import AnswerRequest
from app.coach.answers.result import Answer, Reply
from app.coach.answers.scope import find_scope, sum_by_currency
from app.coach.moves import Move, find_moves
from app.coach.periods import NAMED_PERIODS, Period
from app.text.calendar import months_after
from app.text.data import load

_MAX_MOVES = 3
_DAYS_A_MONTH = 365.25 / 12
_A_FIFTH = 5  # what a first cut of one subject may reach (a product choice)


def answer_save(request: AnswerRequest) -> Reply:
    """Answer where to save: in general, on one subject, or to reach a monthly amount."""
    question, formatter = request.question, request.formatter
    if question.subjects or question.category:
        advice = _advise_on_subject(request)
        if advice:
            return advice
    if request.profile.plan is None:
        return request.ask_for_plan()
    moves = find_moves(request.profile, request.ledger, request.formatter)
    if question.cents and question.currency == request.profile.plan_currency:
        return _advise_on_target(request, moves, question.cents)
    lines = [formatter.say("save-intro"), *_format_moves(request, moves[:_MAX_MOVES])]
    return "\n".join(lines)


def answer_saved(request: AnswerRequest) -> str:
    """Answer what was kept in the period: income less spending, and transfers into savings."""
    period = request.resolve_period()
    formatter, period_text = request.formatter, request.formatter.describe_period(period)
    earned, spent = request.ledger.sum_income(period), request.ledger.sum_spending(period)
    out = {tally.currency: tally.cents for tally in spent}
    lines = [
        formatter.say(
            "saved-period" if tally.cents >= out.get(tally.currency, 0) else "saved-nothing",
            money=formatter.format_money(
                abs(tally.cents - out.get(tally.currency, 0)), tally.currency
            ),
            income=formatter.format_money(tally.cents, tally.currency),
            spent=formatter.format_money(out.get(tally.currency, 0), tally.currency),
            period=period_text,
        )
        for tally in earned
    ]
    if not lines:
        total = formatter.format_total(spent, request.profile.currency)
        lines = [formatter.say("saved-no-income", spent=total, period=period_text)]
    moved = request.ledger.find_by_description(_savings_words(), period, "transfer")
    if moved:
        money = formatter.format_total(sum_by_currency(moved), request.profile.currency)
        lines.append(formatter.say("saved-moved", money=money))
    return " ".join(lines)


@cache
def _savings_words() -> Sequence[str]:
    words: Sequence[str] = load("question_slots")["savings"]
    return words


def answer_invest(request: AnswerRequest) -> Reply:
    """Say that investments are not recommended here, and what there is to put aside."""
    return _say_what_is_free(request, "invest")


def answer_debt(request: AnswerRequest) -> Reply:
    """Say that debts are not seen here, and what there is to pay them with.

    Who names a debt has it on their mind: the answer begins with a kind word, and says how many
    months the plan takes to pay it.
    """
    question, plan = request.question, request.profile.plan
    told = _say_what_is_free(request, "debt")
    if not question.cents:
        return told
    answered = told if isinstance(told, Answer) else Answer(told)
    lines = [request.formatter.say("debt-start"), answered.text]
    if plan and plan.savings_cents > 0 and question.currency == plan.currency:
        debt, months = question.cents, -(-question.cents // plan.savings_cents)
        shown = request.format_plan_money(debt)
        lines.append(request.formatter.say("debt-months", debt=shown, months=months))
    return replace(answered, text=" ".join(lines))


def _say_what_is_free(request: AnswerRequest, subject: str) -> Reply:
    """Return the honest sentence on `subject` with what the plan leaves for it each month."""
    formatter, plan = request.formatter, request.profile.plan
    honest = formatter.say(f"{subject}-honest")
    if plan is None:
        told = formatter.say("plan-none")
        return Answer(f"{honest} {told}", needs=request.profile.missing_step)
    if plan.savings_cents == 0:
        return f"{honest} {formatter.say('free-nothing')}"
    savings = request.format_plan_money(plan.savings_cents)
    return f"{honest} {formatter.say(f'{subject}-free', savings=savings)}"


def _advise_on_subject(request: AnswerRequest) -> str:
    """Return what spending a fifth less on one subject would save in a month.

    The average month is calculated from the last three months, or since the first recorded expense
    if that is later (from one month at least). Returns "" if nothing was spent on it.
    """
    today = request.profile.today
    period = Period("between", months_after(today, -3), today)
    scope = find_scope(request, period)
    spent = sum(t.cents for t in scope.tallies if t.currency == request.profile.plan_currency)
    if not scope.name or not spent:
        return ""
    first = request.ledger.find_first_day() or today
    days = min(period.days, (today - first).days + 1)
    month = round(spent / max(days, _DAYS_A_MONTH) * _DAYS_A_MONTH)
    return request.formatter.say(
        "save-on",
        what=scope.name,
        month=request.format_round_money(month),
        saved=request.format_round_money(month // _A_FIFTH),
    )


def _advise_on_target(request: AnswerRequest, moves: Sequence[Move], target: int) -> str:
    """Return the moves that together save `target` cents a month, and what is missing."""
    formatter, found = request.formatter, 0
    chosen: list[Move] = []
    for move in moves:
        if found < target and len(chosen) < _MAX_MOVES:
            chosen.append(move)
            found += move.savings_cents
    lines = [
        formatter.say("save-target", target=request.format_plan_money(target)),
        *_format_moves(request, chosen),
    ]
    if found < target:
        categories = request.ledger.sum_by_category(
            NAMED_PERIODS["this_month"](request.profile.today)
        )
        most = categories[0].category if categories else "other"
        name = formatter.name_category(most)
        lines.append(
            formatter.say(
                "save-target-short", total=request.format_plan_money(found), category=name
            )
        )
    return "\n".join(lines)


def _format_moves(request: AnswerRequest, moves: Sequence[Move]) -> list[str]:
    return [
        request.formatter.say("save-line", title=move.title, description=move.description)
        for move in moves
    ]
