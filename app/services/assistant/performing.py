"""Perform the commands of a message, in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from app.assistant import commands
from app.assistant.commands import Command
from app.assistant.outcomes import Outcome
from app.services.assistant import entries, finances, goals, settings, talking, undoing
from app.services.assistant.work import Work

Performer = Callable[[Any, Work], list[Outcome]]

PERFORMERS: Mapping[type, Performer] = {
    commands.Log: entries.log,
    commands.Amend: entries.amend,
    commands.Remove: entries.remove,
    commands.Recategorize: entries.recategorize,
    commands.BookAnyway: entries.book_anyway,
    commands.Undo: undoing.undo,
    commands.Redo: undoing.redo,
    commands.CreateGoal: goals.create,
    commands.ChangeGoal: goals.change,
    commands.RemoveGoal: goals.remove,
    commands.Contribute: goals.contribute,
    commands.SetLanguage: settings.set_language,
    commands.SetCurrency: settings.set_currency,
    commands.SetTimezone: settings.set_timezone,
    commands.SetName: settings.set_name,
    commands.Erase: settings.erase,
    commands.Ask: talking.ask,
    commands.Talk: talking.talk,
    commands.Decline: talking.decline,
    commands.OthersSpending: talking.others_spending,
    commands.AskDetail: talking.ask_detail,
    commands.Clarify: talking.clarify,
}
# Commands that are answered without a look at what only the open transaction can see.
_READ_ONLY = (commands.Ask, commands.Talk, commands.Decline)


def perform_all(todo: Sequence[Command], work: Work) -> list[Outcome]:
    """Perform commands in order; one that finds nothing does not stop the others.

    What is told of finances in a row makes one plan.
    """
    outcomes: list[Outcome] = []
    for are_finances, run in groupby(todo, lambda command: isinstance(command, finances.COMMANDS)):
        if are_finances:
            outcomes += finances.perform(tuple(run), work)
        else:
            outcomes += _perform_each(run, work)
    return outcomes


def _perform_each(todo: Iterable[Command], work: Work) -> Iterator[Outcome]:
    """Perform commands in order; statements in a row that correct nothing are one log."""
    waiting: list[Command] = []
    for command in todo:
        if entries.corrects_nothing(command, work, is_after_log=bool(waiting)):
            waiting.append(command)
            continue
        if waiting:
            yield from entries.log_statements(waiting, work)
            waiting = []
        yield from PERFORMERS[type(command)](command, work)
    if waiting:
        yield from entries.log_statements(waiting, work)


def only_read(todo: Sequence[Command]) -> bool:
    """Return whether commands change nothing and need no lock."""
    return all(isinstance(command, _READ_ONLY) for command in todo)
