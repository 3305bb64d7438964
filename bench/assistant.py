"""Measure what the assistant costs: `python -m bench.assistant [--postgresql]`.

Understanding is measured over the texts of tests/e2e/conversations; a whole turn (prepare and
perform, in process) with few and with many entries. Each figure is milliseconds of CPU and a ratio
to a floor of the same run: the reader alone for understanding, a stored row for a turn.
"""

import argparse
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy import insert

from app.assistant.context import UnderstandingContext
from app.assistant.dialogue import Dialogue
from app.assistant.understanding.engine import understand
from app.coach.questions.types import QuestionContext
from app.db import Database, table
from app.ids import new_id
from app.models import ChatMessage, Submission, Transaction, User
from app.reading.categories.lookup import CategoryLookup
from app.reading.messages.reader import read_message
from app.reading.types import ReaderContext
from app.schemas.chat import NewChatMessage
from app.services import chat
from bench.ground import CLIENT_ID, Ground, ground, populate
from bench.webhooks import person
from tests.support.clock import FixedClock
from tests.support.talks.script import all_talks

BOUND_MS = 3.0
SIZES = (10, 10_000)
PLACES = {"en": ("US", "USD"), "pt": ("BR", "BRL"), "es": ("MX", "MXN")}
TURNS = (
    "coffee 4",
    "the coffee was 5",
    "how much did I spend on food this month?",
    "delete the coffee",
    "undo",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of CPU: in the middle, of the slowest twentieth, of the slowest."""

    median: float
    p95: float
    worst: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Cost":
        """Return the figures of these measurements."""
        ordered = sorted(second * 1000 for second in seconds)
        return cls(ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1])

    def against(self, floor: "Cost") -> str:
        """Return the figures as they are printed."""
        return (
            f"{self.median:.2f} ms (median), {self.p95:.2f} ms (p95), {self.worst:.2f} ms (worst): "
            f"{self.median / floor.median:.1f} × the floor's {floor.median:.2f} ms"
        )


def cpu(act: Callable[[], object]) -> float:
    """Return the seconds of CPU that something takes."""
    before = time.process_time()
    act()
    return time.process_time() - before


def quickest(act: Callable[[], object], times: int = 3) -> float:
    """Return the seconds of the quickest of several runs: a busy machine only adds to them."""
    return min(cpu(act) for _ in range(times))


def spoken() -> list[tuple[str, str]]:
    """Return each text of the conversations once, with its language."""
    return sorted(
        {(talk.language, turn.said) for talk in all_talks() for turn in talk.turns if not turn.rows}
    )


def context_of(language: str) -> UnderstandingContext:
    """Return the context of somebody who writes in a language."""
    country, currency = PLACES[language]
    today = FixedClock().now.date()
    return UnderstandingContext(
        reader=ReaderContext(today, country, currency, language),
        question=QuestionContext(today, CategoryLookup(), country, currency, language),
        dialogue=Dialogue(),
    )


def measure_understanding() -> None:
    """Print what understanding a message costs, and which messages cost most."""
    contexts = {language: context_of(language) for language in PLACES}
    texts = spoken()
    for language, text in texts:  # word lists are loaded with the first texts
        understand(text, contexts[language])
    costs = {
        (language, text): quickest(partial(understand, text, contexts[language]))
        for language, text in texts
    }
    floor = [
        quickest(partial(read_message, text, contexts[language].reader)) for language, text in texts
    ]
    cost = Cost.of(list(costs.values()))
    over = sum(seconds * 1000 > BOUND_MS for seconds in costs.values())
    print(f"understanding {len(texts)} texts: {cost.against(Cost.of(floor))} (the reader alone)")
    print(f"understanding: {over} of them over the bound of {BOUND_MS:.0f} ms")
    for (language, text), seconds in sorted(costs.items(), key=lambda item: -item[1])[:5]:
        print(f"  {seconds * 1000:6.2f} ms  {language}  {text[:90]!r}")


def measure_turns(at: Ground) -> None:
    """Print what a whole turn costs with few and with many entries."""
    for number, size in enumerate(SIZES):
        database = Database(at.database_url)
        user_id = _with_entries(database, number, size)
        for message in TURNS:
            _turn(database, user_id, message)
        floor = Cost.of([cpu(partial(_store_row, database, user_id)) for _ in range(50)])
        for message in TURNS:
            seconds = [cpu(partial(_turn, database, user_id, message)) for _ in range(20)]
            print(f"turn, {size:>6} entries, {message!r}: {Cost.of(seconds).against(floor)}")
        database.close()


def _turn(database: Database, user_id: str, message: str) -> None:
    """Say a message as the API does, and take its commands."""
    now = FixedClock().now
    with database.read_only() as session:
        user = session.get_one(User, user_id)
        session.expunge(user)
    new = NewChatMessage(message=message, channel="whatsapp")
    prepared = chat.prepare(database, user, new, now)
    with database.transaction() as session:
        user = session.get_one(User, user_id)
        chat.perform(session, user, prepared, key=new_id("key"), fingerprint="", now=now)


def _store_row(database: Database, user_id: str) -> None:
    """Store one message and nothing else: what a turn costs at the least."""
    row = {
        "id": new_id("chat"),
        "user_id": user_id,
        "role": "user",
        "message": "hello",
        "language": "en",
        "intent": "greeting",
        "topic": "general",
        "emotion": "neutral",
        "channel": "whatsapp",
        "created_at": FixedClock().now,
    }
    with database.transaction() as session:
        session.execute(insert(table(ChatMessage)), [row])


def _with_entries(database: Database, number: int, size: int) -> str:
    """Give one of the people so many entries over the last two years; return their id."""
    now = FixedClock().now
    with database.transaction() as session:
        user_id = str(session.query(User).filter_by(phone=person(number)).one().id)
        submission = {
            "id": new_id("sub"),
            "client_id": CLIENT_ID,
            "user_id": user_id,
            "source": "api_text",
            "created_at": now,
        }
        session.execute(insert(table(Submission)), [submission])
        rows = [
            {
                "id": new_id("txn"),
                "user_id": user_id,
                "submission_id": submission["id"],
                "amount_cents": 500 + entry % 4000,
                "currency": "USD",
                "kind": "expense",
                "category": ("food", "transport", "health")[entry % 3],
                "description": ("Groceries", "Taxi", "Pharmacy")[entry % 3],
                "transaction_date": now.date() - timedelta(days=entry % 700),
                "source": "api_text",
                "ai_confidence": 0.95,
                "created_at": now - timedelta(days=entry % 700),
            }
            for entry in range(size)
        ]
        session.execute(insert(table(Transaction)), rows)
    return user_id


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--only", default="", help="understanding or turns")
    options = parser.parse_args()
    # Each turn logs a line, which would hide the figures.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    if options.only in {"", "understanding"}:
        measure_understanding()
    if options.only in {"", "turns"}:
        with ground(postgresql=options.postgresql) as at:
            populate(at).close()
            measure_turns(at)


if __name__ == "__main__":
    main()
