"""Read what is said about goals: set, change and remove them, put money in and take it out."""

import re
from collections.abc import Iterator
from functools import cache

from app.assistant.commands import (
    Amend,
    ChangeGoal,
    Command,
    Contribute,
    CreateGoal,
    RemoveGoal,
    Undo,
)
from app.assistant.context import UnderstandingContext
from app.assistant.dialogue import OpenQuestion
from app.assistant.understanding.goal_names import (
    TOPIC,
    GoalMention,
    only_goal,
    read_goal_reference,
    read_new_name,
    read_unknown_goal,
    says_no_date,
    spoken_of,
    with_day_names,
)
from app.assistant.understanding.new_goals import NewGoalReader, usual_date
from app.assistant.understanding.sentences import Sentence, match_sentences, read_sentences
from app.assistant.understanding.utterance import Utterance
from app.text.data import load_language
from app.text.future_dates import find_future_dates
from app.text.languages import Language
from app.text.phrases import compiled, phrases


def read_goal_command(utterance: Utterance, context: UnderstandingContext) -> Command | None:
    """Return the command about a goal that a sentence gives, None where it gives none."""
    future = _with_future_days(utterance, context)
    for language in utterance.languages:
        reader = _GoalReader(utterance, future, language, context)
        if (command := next(reader.commands(), None)) is not None:
            return command
    return None


def of_goal(command: Command, context: UnderstandingContext) -> Command:
    """Return a correction or removal of "it" as that of the goal spoken of last: "it was 350"."""
    goal = None if context.quotes else spoken_of(context)
    if goal is not None and isinstance(command, Undo) and command.is_removing:
        return RemoveGoal(goal=goal.reference)
    if goal is None or not isinstance(command, Amend):
        return command
    cents = command.changes.amount_cents
    is_it = command.entry.model_copy(update={"cents": None}).is_pronoun
    if not is_it or cents is None or command.changes.fields != {"amount_cents"}:
        return command
    return Contribute(goal=goal.reference, cents=cents, is_correction=True)


def fill_slot(
    open_question: OpenQuestion, utterance: Utterance, context: UnderstandingContext
) -> tuple[Command, ...]:
    """Return the command that waits for a goal's detail, completed by the answer.

    Nothing where the words do not answer what was asked.
    """
    filled = _filled(open_question, utterance, context)
    return (filled,) if filled else ()


def _filled(
    open_question: OpenQuestion, utterance: Utterance, context: UnderstandingContext
) -> Command | None:
    future = _with_future_days(utterance, context)
    match open_question.slot, open_question.command:
        case "goal_target", CreateGoal() | ChangeGoal() as command if future.amounts:
            return _with_target(command, future)
        case "goal_date", CreateGoal() | ChangeGoal() as command:
            return _with_date(command, future, context)
        case "goal_name", CreateGoal() | ChangeGoal() as command if not future.amounts:
            name = read_new_name(future.masked, future, future.language)
            return command.model_copy(update={"name": name}) if name else None
        case "contribution", Contribute() as command if future.amounts:
            return command.model_copy(update={"cents": future.amounts[0].cents})
        case _:
            return None


def _with_target(command: CreateGoal | ChangeGoal, future: Utterance) -> Command:
    amount = future.amounts[0]
    update: dict[str, object] = {"target_cents": amount.cents}
    if isinstance(command, CreateGoal):
        update["currency"] = amount.currency or command.currency
    if future.days and command.target_date is None:
        update["target_date"] = future.days[0].date
    return command.model_copy(update=update)


def _with_date(
    command: CreateGoal | ChangeGoal, future: Utterance, context: UnderstandingContext
) -> Command | None:
    if future.days and not future.amounts:
        return command.model_copy(update={"target_date": future.days[0].date})
    if isinstance(command, CreateGoal) and says_no_date(future.masked):
        return command.model_copy(update={"target_date": usual_date(context.today)})
    return None


def _with_future_days(utterance: Utterance, context: UnderstandingContext) -> Utterance:
    days = find_future_dates(utterance.folded, context.today, context.reader.country)
    return utterance.with_days(days)


class _GoalReader:
    """Reads one sentence with the templates of one language.

    `future` is the sentence with the dates to come masked, `past` the one with past dates: money is
    put in "today", but for a date to come.
    """

    def __init__(
        self,
        past: Utterance,
        future: Utterance,
        language: Language,
        context: UnderstandingContext,
    ) -> None:
        self._past = past
        self._future = future
        self._language = language
        self._context = context
        self._sentences = _sentences(future, language)
        self._said = _sentences(past, language)
        is_more = phrases(TOPIC, "contribute", "more").search(past.masked) is not None
        is_correcting = any(sentence.is_correcting for sentence in self._said)
        self._corrects_put = is_correcting and not is_more

    def commands(self) -> Iterator[Command]:
        """Yield the readings, the surest first."""
        yield from self._corrections()
        yield from self._removals()
        yield from self._contributions()
        yield from self._changes()
        yield from NewGoalReader(self._future, self._language, self._context).commands(
            self._sentences
        )
        if self._future.days:
            # "Christmas gifts": what looks like a date is part of a name.
            plain = self._past.with_days(())
            reader = NewGoalReader(plain, self._language, self._context)
            yield from reader.commands(_sentences(plain, self._language))

    def _goals(
        self, *names: str, past: bool = False
    ) -> Iterator[tuple[dict[str, str], GoalMention]]:
        """Yield the slots of templates whose words name a goal that there is."""
        for slots, words in self._named(*names, past=past):
            if found := read_goal_reference(words, self._language, self._context):
                yield slots, found

    def _unknown_goals(
        self, *names: str, past: bool = False
    ) -> Iterator[tuple[dict[str, str], GoalMention]]:
        """Yield the slots of templates whose words call a goal that there is not: "my car goal"."""
        for slots, words in self._named(*names, past=past):
            if found := read_unknown_goal(words):
                yield slots, found

    def _named(self, *names: str, past: bool) -> Iterator[tuple[dict[str, str], str]]:
        """Yield the slots of templates, with the words that may name a goal."""
        utterance, tried = (self._past, self._said) if past else (self._future, self._sentences)
        for slots, _ in match_sentences(tried, TOPIC, self._language, *names):
            yield slots, with_day_names(slots.get("goal", ""), utterance)

    def _of_it(self, *names: str) -> Iterator[tuple[dict[str, str], GoalMention]]:
        """Yield the slots of templates about the goal spoken of last."""
        if found := spoken_of(self._context):
            for slots, _ in match_sentences(self._sentences, TOPIC, self._language, *names):
                yield slots, found

    def _corrections(self) -> Iterator[Command]:
        """Yield "no, 350" after something was said of a goal."""
        if found := spoken_of(self._context):
            for sentence in self._sentences:
                if sentence.is_correcting and len(sentence.words) == 1 and self._future.amounts:
                    cents = self._future.amounts[0].cents
                    yield Contribute(goal=found.reference, cents=cents, is_correction=True)

    def _removals(self) -> Iterator[Command]:
        for _, goal in (
            *self._goals("remove", "named"),
            *self._of_it("remove", "it"),
            *self._unknown_goals("remove", "named"),
        ):
            yield RemoveGoal(goal=goal.reference)

    def _contributions(self) -> Iterator[Command]:
        for name in ("out", "in", "saving"):
            if name == "saving" and _wish(self._language).match(self._past.masked):
                continue
            for slots, goal in (
                *self._goals("contribute", name, past=True),
                *self._unknown_goals("contribute", name, past=True),
            ):
                cents = self._past.amount(slots["amount"]).cents
                yield Contribute(
                    goal=goal.reference,
                    cents=-cents if name == "out" else cents,
                    is_correction=self._corrects_put,
                    is_put=self._corrects_put,
                )
        for slots, goal in self._goals("contribute", "called", past=True):
            # "I mean 150 into the trip": after something was put in.
            if goal.is_called or (self._corrects_put and self._context.dialogue.focus == "goal"):
                cents = self._past.amount(slots["amount"]).cents
                put = {"is_correction": self._corrects_put, "is_put": self._corrects_put}
                yield Contribute(goal=goal.reference, cents=cents, **put)
        for name, sign in (("out_of_it", -1), ("of_it", 1)):
            for slots, goal in self._of_it("contribute", name):
                cents = sign * self._future.amount(slots["amount"]).cents
                yield Contribute(goal=goal.reference, cents=cents)
        for _, goal in self._goals("contribute", "no_amount"):
            yield Contribute(goal=goal.reference)

    def _changes(self) -> Iterator[Command]:
        for slots, goal in self._goals("change", "name"):
            words = slots.get("name", "")
            name = read_new_name(words, self._future, self._language) if words else None
            yield ChangeGoal(goal=goal.reference, name=name)
        for slots, goal in self._of_it("change", "name_of_it"):
            if name := read_new_name(slots["name"], self._future, self._language):
                yield ChangeGoal(goal=goal.reference, name=name)
        for slots, goal in self._new_days():
            day = self._future.day(slots["day"])
            yield ChangeGoal(goal=goal.reference, target_date=day)
        for kind, sign in (("raise", 1), ("lower", -1)):
            for slots, goal in self._goals("change", kind):
                cents = sign * self._future.amount(slots["amount"]).cents
                yield ChangeGoal(goal=goal.reference, target_cents=cents, is_relative=True)
        for slots, goal in self._amounts_again():
            cents = self._future.amount(slots["amount"]).cents
            yield Contribute(goal=goal.reference, cents=cents, is_correction=True)
        for slots, goal in self._new_targets():
            cents = self._future.amount(slots["amount"]).cents
            yield ChangeGoal(goal=goal.reference, target_cents=cents)

    def _amounts_again(self) -> Iterator[tuple[dict[str, str], GoalMention]]:
        """Yield "make that 100": of what was put in just now, or else of the goal's amount."""
        yield from self._of_it("change", "again_of_it")

    def _new_days(self) -> Iterator[tuple[dict[str, str], GoalMention]]:
        yield from self._goals("change", "day")
        yield from self._of_it("change", "day_of_it")
        # "Move the deadline": of the only goal that there is.
        if only := only_goal(self._context):
            for slots, _ in match_sentences(
                self._sentences, TOPIC, self._language, "change", "deadline"
            ):
                yield slots, only

    def _is_goal(self, mention: GoalMention) -> bool:
        """Return whether the goal is called so, or is the one spoken of last."""
        spoken = spoken_of(self._context)
        is_spoken_of = spoken is not None and spoken.reference.id == mention.reference.id
        return mention.is_called or (is_spoken_of and bool(mention.reference.id))

    def _new_targets(self) -> Iterator[tuple[dict[str, str], GoalMention]]:
        yield from self._goals("change", "target")
        yield from self._goals("change", "cost")
        # "The trip goal is 4000": else it is an entry that is corrected.
        yield from (found for found in self._goals("change", "stated") if self._is_goal(found[1]))
        yield from self._of_it("change", "target_of_it")


def _sentences(utterance: Utterance, language: Language) -> list[Sentence]:
    """Return the readings of a sentence, also the one without the wish that it begins with."""
    found = read_sentences(utterance, language)
    wish = _wish(language).match(utterance.masked)
    if wish and (rest := utterance.masked[wish.end() :].strip()):
        found.append(Sentence(rest, is_correcting=False))
    return found


@cache
def _wish(language: Language) -> re.Pattern[str]:
    tables = load_language(TOPIC, language)
    return compiled(tables["part"]["wish"], tables["sets"])
