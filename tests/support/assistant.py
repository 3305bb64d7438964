"""A person who talks with the assistant over WhatsApp, and what is in their books afterwards."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.db import Database
from app.ids import new_id
from app.models import Goal, User
from app.schemas.chat import ChatMessageData, NewChatMessage
from app.services import chat
from app.store import transactions
from tests.support.changes import books
from tests.support.rows import NOW, Movement, add_movements, add_user

Entry = tuple[str, int, str]

# Where the person lives: the first digits of the phone, and the currency.
_HOMES = {
    "en": ("+1415555", "USD"),
    "pt": ("+5511955", "BRL"),
    "es": ("+525555", "MXN"),
}
_numbers = itertools.count(1000)


@dataclass
class Speaker:
    """Somebody with books of their own; `minutes` passes by one with each message."""

    database: Database
    language: str
    user_id: str
    minutes: int = field(default=0)

    def say(self, message: str, **fields: Any) -> ChatMessageData:
        """Say something over WhatsApp, and return the answer."""
        self.minutes += 1
        now = NOW + timedelta(minutes=self.minutes)
        new = NewChatMessage(message=message, **{"channel": "whatsapp", **fields})
        with self.database.read_only() as session:
            user = session.get_one(User, self.user_id)
            session.expunge(user)
        prepared = chat.prepare(self.database, user, new, now)
        with self.database.transaction() as session:
            user = session.get_one(User, self.user_id)
            return chat.perform(session, user, prepared, key=None, fingerprint="", now=now)

    def entries(self) -> list[Entry]:
        """Return name, cents and category of each entry, in a fixed order."""
        with self.database.read_only() as session:
            since = NOW.date() - timedelta(days=90)
            rows = transactions.list_latest(session, self.user_id, since, 200)
        return sorted((row.description, row.amount_cents, row.category) for row in rows)

    def books(self) -> dict[str, list[dict[str, Any]]]:
        """Return every row that the person has in the tables that changes record."""
        with self.database.read_only() as session:
            return books(session, self.user_id)


def speaker(
    database: Database,
    language: str,
    movements: Sequence[tuple[str, int, str]] = (),
    goals: Sequence[str] = (),
) -> Speaker:
    """Return a new person of this language with these entries and goals (200 of 1,000 saved).

    An entry is its name, cents and category, as `Speaker.entries` returns them.
    """
    prefix, currency = _HOMES[language]
    name = f"person{next(_numbers)}"
    with database.transaction() as session:
        user_id = add_user(session, name)
        user = session.get_one(User, user_id)
        user.language, user.currency = language, currency
        user.phone = f"{prefix}{next(_numbers):06}"
        if movements:
            rows = [_movement(entry, currency) for entry in movements]
            add_movements(session, user_id, rows, name=name)
        for goal in goals:
            session.add(
                Goal(
                    id=new_id("goal"),
                    user_id=user_id,
                    name=goal,
                    target_amount_cents=100_000,
                    current_amount_cents=20_000,
                    currency=currency,
                    target_date=NOW.date() + timedelta(days=300),
                    created_at=NOW,
                )
            )
    return Speaker(database, language, user_id)


def _movement(entry: Entry, currency: str) -> Movement:
    name, cents, category = entry
    kind = "income" if category == "income" else "expense"
    return Movement(NOW.date(), cents, name, category, currency, kind)
