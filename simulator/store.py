"""Storage of the simulator: messages and a log of the network; bounded and thread-safe.

All of it is in memory; with a file of chats the messages are there again after a restart.
"""

import itertools
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from simulator.chats import Chats
from simulator.records import RANK, Media, Message

KEPT_MESSAGES = 20_000
KEPT_LOG = 100_000
KEPT_EVENTS = 2_000
KEPT_MEDIA_BYTES = 256 * 1024 * 1024


class Store:
    """Messages in order of arrival, the log, and the events for the page."""

    def __init__(self, chats: Chats | None = None) -> None:
        self._changed = threading.Condition()
        self._chats = chats
        known = chats.load() if chats else []
        self._messages = OrderedDict((message.sid, message) for message in known)
        self._log: deque[dict[str, Any]] = deque(maxlen=KEPT_LOG)
        self._events: deque[tuple[int, dict[str, Any]]] = deque(maxlen=KEPT_EVENTS)
        self._numbers = itertools.count(1)
        self._last = 0

    def add(self, message: Message) -> Message:
        """Store a new message; above the limits of count and media the oldest are deleted."""
        message = replace(message, statuses=((message.status, message.at),))
        with self._changed:
            self._put(message)
            while len(self._messages) > KEPT_MESSAGES:
                self._forget([next(iter(self._messages))])
            if message.media:
                self._bound_media()
        return message

    def advance(self, sid: str, status: str, error_code: int | None = None) -> Message | None:
        """Record that a message reached `status`; return the message, None where it was deleted."""
        with self._changed:
            message = self._messages.get(sid)
            if message is None:
                return None
            moved = RANK.get(status, 0) > RANK.get(message.status, -1)
            return self._put(
                replace(
                    message,
                    status=status if moved else message.status,
                    statuses=(*message.statuses, (status, time.time())),
                    error_code=error_code or message.error_code,
                )
            )

    def change(self, sid: str, **fields: Any) -> Message | None:
        """Replace fields of a message; return it, None where it was deleted."""
        with self._changed:
            message = self._messages.get(sid)
            return self._put(replace(message, **fields)) if message else None

    def message(self, sid: str) -> Message | None:
        """Return the message of that sid."""
        with self._changed:
            return self._messages.get(sid)

    def messages(self) -> list[Message]:
        """Return every message, oldest first."""
        with self._changed:
            return list(self._messages.values())

    def medium(self, token: str) -> Media | None:
        """Return the attachment of a redirect's token."""
        found = (m for message in self.messages() for m in message.media if m.token == token)
        return next(found, None)

    def note(self, kind: str, **fields: Any) -> None:
        """Add a line to the log: the kind of event, its time and its fields."""
        with self._changed:
            self._log.append({"kind": kind, "at": time.time(), **fields})

    def log(self) -> list[dict[str, Any]]:
        """Return every line of the log, oldest first."""
        with self._changed:
            return list(self._log)

    def announce(self, event: dict[str, Any]) -> None:
        """Send an event to every listener."""
        with self._changed:
            self._announce(event)

    def forget(self, person: str) -> None:
        """Delete the messages of a person's chat, both ways."""
        with self._changed:
            self._forget([sid for sid, each in self._messages.items() if each.person == person])
            self._announce({"type": "forgotten", "person": person})

    def clear(self) -> None:
        """Delete everything."""
        with self._changed:
            self._forget(list(self._messages))
            self._log.clear()
            self._announce({"type": "reset"})

    def listen(self, patience: float) -> Iterator[dict[str, Any] | None]:
        """Yield every message as it is now, then each event from now on, without end.

        Yields None after `patience` seconds without an event, so that a listener can be seen to
        have left.
        """
        with self._changed:
            seen = self._last
            known = list(self._messages.values())
        yield {"type": "reset"}
        for message in known:
            yield {"type": "message", "message": message.describe()}
        while True:
            with self._changed:
                if self._last == seen and not self._changed.wait(patience):
                    fresh = []
                else:
                    fresh = [(n, event) for n, event in self._events if n > seen]
                    seen = self._last
            if not fresh:
                yield None
            for _, event in fresh:
                yield event

    def close(self) -> None:
        """Close the file of chats; messages that still come are kept in memory alone."""
        with self._changed:
            if self._chats:
                self._chats.close()
            self._chats = None

    def _put(self, message: Message) -> Message:
        self._keep(message)
        self._announce({"type": "message", "message": message.describe()})
        return message

    def _keep(self, message: Message) -> None:
        self._messages[message.sid] = message
        if self._chats:
            self._chats.save(message)

    def _forget(self, sids: list[str]) -> None:
        for sid in sids:
            del self._messages[sid]
        if self._chats:
            self._chats.forget(sids)

    def _announce(self, event: dict[str, Any]) -> None:
        self._last = next(self._numbers)
        self._events.append((self._last, event))
        self._changed.notify_all()

    def _bound_media(self) -> None:
        with_media = [message for message in self._messages.values() if message.media]
        total = sum(len(medium.content) for message in with_media for medium in message.media)
        for message in with_media[:-1]:
            if total <= KEPT_MEDIA_BYTES:
                return
            total -= sum(len(medium.content) for medium in message.media)
            self._keep(replace(message, media=()))
