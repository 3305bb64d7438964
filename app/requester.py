"""For whom work is done, and until when it must be done."""

import time
from dataclasses import dataclass, field

# Seconds that a request may take, embedded work and all tries of a model included. Routers give up
# after 30 s; the worker waits 3 s longer than this.
TEXT_SECONDS = 12.0
DOCUMENT_SECONDS = 22.0


@dataclass(frozen=True, slots=True)
class RequestDeadline:
    """A moment of this process's own clock."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> "RequestDeadline":
        """Return the deadline in `seconds` from now."""
        return cls(time.monotonic() + seconds)

    def remaining(self) -> float:
        """Return the seconds that are left; negative once it has passed."""
        return self.at - time.monotonic()


@dataclass(frozen=True, slots=True)
class Requester:
    """For whom a model is asked: the client, its user, and the deadline of their request.

    `opted_out` says that the client or the person wants no model to be asked.
    """

    client_id: str
    user_id: str
    opted_out: bool = False
    deadline: RequestDeadline = field(default_factory=lambda: RequestDeadline.after(TEXT_SECONDS))
