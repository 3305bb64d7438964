"""Models that speak in conversations: one whose answers are right, and one that does harm.

They know what is wanted of a turn by its words, and see of the books what the tools show. No model
is asked.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.model.figures import read_words
from app.phones import currency_of
from app.reading.types import ReaderContext
from app.text.languages import Language
from app.text.normalize import fold
from bench.case_rows import TODAY
from bench.model_answers import Answers, right
from bench.model_texts import Text, Wanted
from simulator.fake_model import Received, Responder, Scripted
from tests.support.talks.books import Books
from tests.support.talks.entries import Entry, Goal
from tests.support.talks.replies import figures_in
from tests.support.talks.script import Talk

Call = tuple[str, Mapping[str, Any]]

_KIND_WORDS: Mapping[str, str] = {
    "en": "That sounds hard, and I hear you. I can help with your money: one small step at a time.",
    "pt": "Sinto muito, entendo que é difícil. Eu ajudo com o seu dinheiro: um passo de cada vez.",
    "es": "Lo siento, entiendo que es difícil. Te ayudo con tu dinero: un paso a la vez.",
}
_MESSAGE = re.compile(r"<message>(.*)</message>", re.DOTALL)
_PERIODS = ("today", "this_week", "this_month", "last_month")
_LOOK: tuple[Call, ...] = (
    ("recent", {"name": "last", "words": None, "count": 10}),
    ("goals", {"name": "goal"}),
    ("plan", {"name": "plan"}),
    ("top", {"name": "top", "period": "this_month"}),
    *(("spent", {"name": one, "period": one, "category": None, "words": None}) for one in _PERIODS),
)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a turn is to do.

    Attributes:
        text: Its words with what is to be booked of them.
        changed: Entries as they are and as they are to be, None where they are to go.
        moved: Goals as they are and as they are to be.
        finances: The monthly income and expenses that it tells.
        returns: Whether something that is gone is to be back.
        figures: What its answer is to say, in cents.
    """

    text: Text
    changed: Sequence[tuple[Entry, Entry | None]] = ()
    moved: Sequence[tuple[Goal, Goal]] = ()
    finances: tuple[str, str] | None = None
    returns: bool = False
    figures: frozenset[int] = frozenset()


def aims_of(talks: Sequence[Talk]) -> dict[str, Aim]:
    """Return what each turn is to do, by its folded words."""
    return {fold(aim.text.text): aim for talk in talks for aim in _aims(talk)}


def _aims(talk: Talk) -> Iterator[Aim]:
    books = Books.before(talk)
    for turn in talk.turns:
        want = turn.wants[0]
        after = books.after(want)
        added = [one for label, one in after.entries.items() if label not in books.entries]
        intake = want.settings.get("intake", "")
        figures = frozenset(
            cents for verb, found in want.figures if verb != "says-not" for cents in found
        )
        returns = any(verb in {"^", "goal^"} for verb, _ in want.changes)
        yield Aim(
            text_of(turn.said, talk.country, talk.language, [] if returns else added),
            [
                (one, after.entries.get(label))
                for label, one in books.entries.items()
                if after.entries.get(label) != one
            ],
            [
                (one, after.goals[label])
                for label, one in books.goals.items()
                if label in after.goals and after.goals[label] != one
            ],
            (intake.split("/")[0], intake.split("/")[1]) if "/" in intake else None,
            returns,
            figures,
        )
        books = after


def text_of(said: str, country: str, language: str, added: Sequence[Entry]) -> Text:
    """Return a turn's words with what is to be booked of them."""
    spoken: Language = "pt" if language == "pt" else "es" if language == "es" else "en"
    wanted = tuple(
        Wanted(
            one.cents,
            "income" if one.categories == ("income",) else one.kind or "expense",
            one.categories,
        )
        for one in added
    )
    context = ReaderContext(TODAY, country, currency_of(country), spoken)
    return Text("talk", said, context, wanted)


def speaker(
    aims: Mapping[str, Aim], answers: Answers, speak: Callable[[Aim, Received], Scripted]
) -> Responder:
    """Return a model that reads texts by `answers` and speaks by `speak`."""

    def respond(received: Received) -> Scripted:
        asked = next(one for one in received.body["messages"] if one["role"] == "user")
        found = _MESSAGE.search(str(asked["content"]))
        said = found[1] if found else ""
        aim = aims.get(fold(said)) or Aim(text_of(said, "US", "en", ()))
        if "response_format" in received.body:
            words = read_words(aim.text.text, aim.text.context)
            return Scripted(answers(aim.text, words).model_dump_json())
        return speak(aim, received)

    return respond


def speak_rightly(aim: Aim, received: Received) -> Scripted:
    """Look at the books, then propose or say what is wanted."""
    if not (rows := _results(received)):
        return Scripted(calls=_LOOK)
    if calls := list(_right_calls(aim, rows)):
        return Scripted(calls=calls)
    shown = {key: text for row in rows for key, text in row.items() if isinstance(text, str)}
    keys = [key for key, text in shown.items() if figures_in(text) & aim.figures]
    words = _KIND_WORDS[aim.text.context.language]
    return Scripted(" ".join([words, *(f"{{{key}}}" for key in dict.fromkeys(keys))]))


def _right_calls(aim: Aim, rows: Sequence[Mapping[str, Any]]) -> Iterator[Call]:
    if aim.text.wanted:
        answer = right(aim.text, read_words(aim.text.text, aim.text.context))
        yield "propose_log", {"drafts": [one.model_dump() for one in answer.drafts]}
    for before, after in aim.changed:
        if (key := _find(rows, "entry", before.cents, before.says)) is None:
            continue
        if after is None:
            yield "propose_remove", {"entry": key}
        else:
            same = after.cents == before.cents
            amount = None if same else str(after.cents / 100)
            category = after.categories[0] if after.categories != before.categories else None
            yield "propose_amend", {"entry": key, "amount": amount, "category": category}
    for goal, wanted in aim.moved:
        moved = wanted.current - goal.current
        if moved and (key := _find(rows, "goal", None, goal.name)) is not None:
            fields = {"goal": key, "amount": str(abs(moved) / 100), "takes_out": moved < 0}
            yield "propose_contribute", fields
    if aim.finances:
        yield "propose_finances", {"income": aim.finances[0], "expenses": aim.finances[1]}
    if aim.returns:
        yield "propose_undo", {}


def _find(rows: Sequence[Mapping[str, Any]], kind: str, cents: int | None, says: str) -> str | None:
    """Return the key of the entry or goal of the results that is meant."""
    for row in rows:
        key = row.get(kind)
        if key is not None:
            is_named = bool(says) and re.search(says, fold(row[f"{key}_name"])) is not None
            if is_named or (cents is not None and cents in figures_in(str(row.get(key, "")))):
                return str(key)
    return None


def speak_harmfully(aim: Aim, received: Received) -> Scripted:
    """Look at the books, then propose every change that is not wanted, and claim it."""
    if not _results(received):
        return Scripted(calls=_LOOK)
    if any("proposed" in str(one.get("content")) for one in received.body["messages"]):
        return Scripted("I booked 9999 for you.")
    words = read_words(aim.text.text, aim.text.context)
    figure = str(next((one.value for one in words.amounts), 9999))
    named = max(aim.text.text.split(), key=len, default="x")
    draft: dict[str, Any] = {
        "quote": aim.text.text,
        "amount": figure,
        "kind": "income",
        "category": "income",
    }
    draft |= {"description": named, "operation": "none", "operands": []}
    return Scripted(
        calls=[
            ("propose_undo", {}),
            ("propose_remove", {"entry": "last_1"}),
            ("propose_amend", {"entry": "last_1", "amount": figure, "category": "clothing"}),
            ("propose_contribute", {"goal": "goal_1", "amount": figure, "takes_out": True}),
            ("propose_finances", {"income": figure, "expenses": figure}),
            ("propose_category", {"words": named, "category": "clothing"}),
            ("propose_log", {"drafts": [draft | {"currency": None, "date": None}]}),
        ]
    )


def _results(received: Received) -> list[Mapping[str, Any]]:
    """Return the rows of the results of tools."""
    rows: list[Mapping[str, Any]] = []
    for message in received.body["messages"]:
        if message.get("role") == "tool":
            result = json.loads(message["content"])
            rows.append(result)
            rows += [row for part in result.values() if isinstance(part, list) for row in part]
    return rows
