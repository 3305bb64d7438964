"""A person who chats with the assistant in WhatsApp, over a real database."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from app.db import Database, Session
from app.models import FinancialIntake, Goal, Plan, User
from app.schemas.chat import ChatMessageData, NewChatMessage
from app.services import chat
from app.store import goals, intakes, plans
from tests.support.rows import NOW, Movement, add_movements, add_user

PLACES = {
    "en": ("USD", "America/New_York", "+12125550123"),
    "pt": ("BRL", "America/Sao_Paulo", "+5511987654321"),
    "es": ("MXN", "America/Mexico_City", "+525512345678"),
}


class ChattingPerson:
    """Says things to the assistant, a minute after each other, and looks at what is stored."""

    def __init__(self, database: Database, language: str = "en") -> None:
        """Create the person, without an intake or plan; they write in `language`."""
        self._database = database
        self._minutes = 0
        currency, timezone, phone = PLACES[language]
        with database.transaction() as session:
            self.id = add_user(session, f"chatting {language}")
            user = session.get_one(User, self.id)
            user.language, user.currency = language, currency
            user.timezone, user.phone = timezone, phone
            user.onboarding_stage = "intake_pending"
        self.last: ChatMessageData | None = None

    def say(self, message: str, **fields: Any) -> str:
        """Say something as the worker hands it to the API, and return the reply."""
        self._minutes += 1
        now = NOW + timedelta(minutes=self._minutes)
        new = NewChatMessage.model_validate({"message": message, "channel": "whatsapp", **fields})
        prepared = chat.prepare(self._database, self.user, new, now)
        with self._database.transaction() as session:
            user = session.get_one(User, self.id)
            self.last = chat.perform(
                session, user, prepared, key=None, fingerprint="print", now=now
            )
        return self.last.message

    @property
    def user(self) -> User:
        """Return the person's row as it is now."""
        with self._database.read_only() as session:
            user = session.get_one(User, self.id)
            session.expunge(user)
            return user

    @property
    def goals(self) -> Sequence[Goal]:
        """Return the person's goals, the newest first."""
        with self._database.read_only() as session:
            rows = goals.list_page(session, self.id, after=None, limit=50)
            return [_detached(session, row) for row in rows]

    @property
    def intake(self) -> FinancialIntake | None:
        """Return the latest intake."""
        with self._database.read_only() as session:
            found = intakes.find_latest(session, self.id)
            return _detached(session, found) if found else None

    @property
    def plan(self) -> Plan | None:
        """Return the active plan."""
        with self._database.read_only() as session:
            found = plans.find_active(session, self.id)
            return _detached(session, found) if found else None

    def forget_plan(self) -> None:
        """Delete the plan, so that the intake alone is left."""
        with self._database.transaction() as session:
            session.delete(plans.find_active(session, self.id))

    def book(self, *movements: Movement) -> None:
        """Put entries straight into the person's books."""
        with self._database.transaction() as session:
            add_movements(session, self.id, list(movements), f"chatting {self.user.language}")


def _detached(session: Session, row: Any) -> Any:
    session.expunge(row)
    return row
