"""The simulator's memory: messages and a log of what went over the wire; bounded, thread-safe."""

import itertools
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from simulator.records import RANK, Media, Message

KEPT_MESSAGES = 20_000
KEPT_LOG = 100_000
KEPT_EVENTS = 2_000
KEPT_MEDIA_BYTES = 256 * 1024 * 1024


class Store:
    """Messages in the order they came, the log, and the events the page listens to."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._messages: OrderedDict[str, Message] = OrderedDict()
        self._log: deque[dict[str, Any]] = deque(maxlen=KEPT_LOG)
        self._events: deque[tuple[int, dict[str, Any]]] = deque(maxlen=KEPT_EVENTS)
        self._numbers = itertools.count(1)
        self._last = 0

    def add(self, message: Message) -> Message:
        """Keeps a new message; where there are too many (or too much media) the oldest go."""
        message = replace(message, statuses=((message.status, message.at),))
        with self._changed:
            self._messages[message.sid] = message
            self._announce({"type": "message", "message": message.describe()})
            while len(self._messages) > KEPT_MESSAGES:
                self._messages.popitem(last=False)
            if message.media:
                self._bound_media()
        return message

    def advance(self, sid: str, status: str, error_code: int | None = None) -> Message | None:
        """Notes that a message reached `status`; answers the message, None where it is gone."""
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
        """Replaces fields of a message; answers the message, None where it is gone."""
        with self._changed:
            message = self._messages.get(sid)
            return self._put(replace(message, **fields)) if message else None

    def message(self, sid: str) -> Message | None:
        """The message of that sid."""
        with self._changed:
            return self._messages.get(sid)

    def messages(self) -> list[Message]:
        """Every message, oldest first."""
        with self._changed:
            return list(self._messages.values())

    def medium(self, token: str) -> Media | None:
        """The medium behind a redirect's token."""
        found = (m for message in self.messages() for m in message.media if m.token == token)
        return next(found, None)

    def note(self, kind: str, **fields: Any) -> None:
        """Writes a line of the log: what kind of thing happened, when, and its particulars."""
        with self._changed:
            self._log.append({"kind": kind, "at": time.time(), **fields})

    def log(self) -> list[dict[str, Any]]:
        """Every line of the log, oldest first."""
        with self._changed:
            return list(self._log)

    def announce(self, event: dict[str, Any]) -> None:
        """Tells everyone who listens."""
        with self._changed:
            self._announce(event)

    def clear(self) -> None:
        """Forgets everything."""
        with self._changed:
            self._messages.clear()
            self._log.clear()
            self._announce({"type": "reset"})

    def listen(self, patience: float) -> Iterator[dict[str, Any] | None]:
        """Every message as it is now, then what happens from now on, without end.

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

    def _put(self, message: Message) -> Message:
        self._messages[message.sid] = message
        self._announce({"type": "message", "message": message.describe()})
        return message

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
            self._messages[message.sid] = replace(message, media=())
