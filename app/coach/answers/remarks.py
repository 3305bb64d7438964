"""Remarks on a scope: that it is empty, stands in for another, is but a part of the whole."""

from app.coach.answers.scope import Scope
from app.coach.answers.turn import Turn
from app.coach.periods import Period


def nothing(turn: Turn, scope: Scope, period: Period) -> str:
    """Says that nothing was spent, on what was asked for or at all."""
    voice, when = turn.voice, turn.voice.period(period)
    what = scope.asked or scope.what
    if not what:
        return voice.say("spent-none", period=when)
    return voice.say("spent-none-on", what=what, period=when)


def unnamed(turn: Turn, scope: Scope, period: Period) -> list[str]:
    """Says that the thing asked for stands in no description, where that is so."""
    if not scope.asked:
        return []
    return [
        turn.voice.say("spent-none-on", what=scope.asked, period=turn.voice.period(period)),
    ]


def alone(turn: Turn, scope: Scope) -> list[str]:
    """Says that the figure is of one thing or category alone."""
    return [turn.voice.say("alone", what=scope.what)] if scope.what else []
