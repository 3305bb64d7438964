"""The steps of a thread's message that are not stored yet: its claim and its calls of the API.

They are stored with what follows them, so that they cost no statement of their own. Where the
process dies they are lost; who claims the message next notes that death.
"""

import threading
from collections.abc import Iterable
from datetime import datetime

from app.ids import is_id
from app.models import EventKind
from app.store.message_events import Event, make_event


def path_template(path: str) -> str:
    """Return a path with `{id}` in the place of each id of ours."""
    return "/".join("{id}" if is_id(part) else part for part in path.split("/"))


class PendingSteps(threading.local):
    """What this thread has done for its message since it began; one object per process."""

    def __init__(self) -> None:
        """Begin without steps; each thread does so by itself."""
        self._steps: list[Event] = []

    def begin(self, steps: Iterable[Event] = ()) -> None:
        """Forget the steps, which are stored or another message's, and begin with these."""
        self._steps[:] = steps

    def note_call(
        self, at: datetime, method: str, path: str, request_id: str, ms: float, **result: str | int
    ) -> None:
        """Add a call that began `at` and took `ms`; `result` is its status or what went wrong."""
        self._steps.append(
            make_event(
                EventKind.API_CALL,
                at,
                method=method,
                path=path_template(path),
                request_id=request_id,
                ms=ms,
                **result,
            )
        )

    def list(self) -> list[Event]:
        """Return the steps, in their order."""
        return self._steps.copy()
