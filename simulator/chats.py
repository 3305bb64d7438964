"""Chats that outlive the program: messages and attachments in a database file."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from simulator.records import Media, Message

_SCHEMA = """
CREATE TABLE IF NOT EXISTS messages (
    sid TEXT PRIMARY KEY, at REAL NOT NULL, fields TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS media (
    sid TEXT PRIMARY KEY, message TEXT NOT NULL, content BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS media_message ON media (message);
"""


class Chats:
    """The file of all chats; its caller lets one thread at a time in. Raises sqlite3.Error."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.executescript(_SCHEMA)

    def load(self) -> list[Message]:
        """Return every message, oldest first."""
        contents = dict(self._database.execute("SELECT sid, content FROM media"))
        rows = self._database.execute("SELECT fields FROM messages ORDER BY at, rowid")
        return [_message(json.loads(fields), contents) for (fields,) in rows]

    def save(self, message: Message) -> None:
        """Write a message as it is now; attachments that it no longer has are deleted."""
        fields = asdict(message)
        for medium in fields["media"]:
            del medium["content"]
        kept = [medium.sid for medium in message.media]
        marks = ", ".join("?" for _ in kept)
        self._database.execute("BEGIN")
        with self._database:
            self._database.execute(
                "INSERT INTO messages VALUES (?, ?, ?)"
                " ON CONFLICT (sid) DO UPDATE SET fields = excluded.fields",
                (message.sid, message.at, json.dumps(fields)),
            )
            self._database.execute(
                f"DELETE FROM media WHERE message = ? AND sid NOT IN ({marks})",  # noqa: S608 - marks
                (message.sid, *kept),
            )
            self._database.executemany(
                "INSERT OR IGNORE INTO media VALUES (?, ?, ?)",
                [(medium.sid, message.sid, medium.content) for medium in message.media],
            )

    def forget(self, sids: Iterable[str]) -> None:
        """Delete messages with their attachments."""
        rows = [(sid,) for sid in sids]
        self._database.execute("BEGIN")
        with self._database:
            self._database.executemany("DELETE FROM messages WHERE sid = ?", rows)
            self._database.executemany("DELETE FROM media WHERE message = ?", rows)

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _message(fields: dict[str, Any], contents: dict[str, bytes]) -> Message:
    media = [Media(content=contents[each["sid"]], **each) for each in fields.pop("media")]
    statuses = tuple((status, at) for status, at in fields.pop("statuses"))
    return Message(**fields, media=tuple(media), statuses=statuses)
