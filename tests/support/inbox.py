"""A stored message, as the tests of `ozzie inbox` change and read it."""

from dataclasses import dataclass

from app.db import Database
from app.store import inbox
from app.store.inbox import Message


@dataclass
class StoredMessage:
    """A message in the database."""

    database: Database
    conversation: str
    sid: str

    def read(self) -> Message:
        """Return the message as it is now."""
        with self.database.read_only() as session:
            found = inbox.find_by_sid(session, self.sid)
        assert found
        return found

    def becomes(self, state: str, **columns: object) -> None:
        """Change the message's state."""
        message = self.read()
        with self.database.begin() as session:
            inbox.mark(session, message.id, state=state, **columns)
