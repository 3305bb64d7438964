"""Answers on how to save: the money moves, told in a chat."""

from collections.abc import Sequence

from app.coach.answers.scope import scope_of
from app.coach.answers.turn import Turn
from app.coach.days import months_after
from app.coach.moves import Move, find_moves
from app.coach.periods import NAMED, Period

_SHOWN = 3
_DAYS_A_MONTH = 365.25 / 12
_A_FIFTH = 5


def save(turn: Turn) -> str:
    """Where to save, in general, on a thing, or to find a sum a month."""
    question, voice = turn.question, turn.voice
    if turn.person.plan is None:
        return voice.say("plan-none")
    if question.things or question.category:
        told = _on(turn)
        if told:
            return told
    moves = find_moves(turn.person, turn.books, turn.voice)
    if question.cents and question.currency == turn.person.plan_currency:
        return _for_target(turn, moves, question.cents)
    lines = [voice.say("save-intro"), *_lines(turn, moves[:_SHOWN])]
    return "\n".join(lines)


def _on(turn: Turn) -> str:
    """What a fifth less of one thing would free, from the last three months."""
    today = turn.person.today
    period = Period("between", months_after(today, -3), today)
    scope = scope_of(turn, period)
    spent = sum(t.cents for t in scope.tallies if t.currency == turn.person.plan_currency)
    if not scope.what or not spent:
        return ""
    first = turn.books.first_day() or today
    days = min(period.days, (today - first).days + 1)
    month = round(spent / max(days, _DAYS_A_MONTH) * _DAYS_A_MONTH)
    return turn.voice.say(
        "save-on",
        what=scope.what,
        month=turn.main(month),
        saved=turn.main(month // _A_FIFTH),
    )


def _for_target(turn: Turn, moves: Sequence[Move], target: int) -> str:
    """The moves that come to `target` a month, or how far they reach."""
    voice, found = turn.voice, 0
    chosen: list[Move] = []
    for move in moves:
        if found < target and len(chosen) < _SHOWN:
            chosen.append(move)
            found += move.savings_cents
    lines = [voice.say("save-target", target=turn.main(target)), *_lines(turn, chosen)]
    if found < target:
        categories = turn.books.categories(NAMED["this_month"](turn.person.today))
        most = categories[0].category if categories else "other"
        name = voice.category(most)
        lines.append(voice.say("save-target-short", total=turn.main(found), category=name))
    return "\n".join(lines)


def _lines(turn: Turn, moves: Sequence[Move]) -> list[str]:
    return [
        turn.voice.say("save-line", title=move.title, description=move.description)
        for move in moves
    ]
