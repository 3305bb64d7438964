"""A worker that dies (SIGKILL) at a named step of a message.

`python -m tests.support.dying_worker` reads lines `CONVERSATION STEP` and does that conversation's
messages in a child of its own, which kills itself at the step ("-": does not, and goes on until
nothing waits); it answers each line with the child's exit status. The steps are those between
which a process can die: before and after each commit of a message's way, each call of the API,
and each request to Twilio.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, event

from app.config import load_settings
from app.db import Database
from app.logs import configure
from app.store import inbox, leases
from app.twilio.sender import ReplySender
from workers.api_client import ApiClient
from workers.bootstrap import make_worker_context

# The commits of one message, in their order.
COMMITS = ("claim", "reply", "record")
STEPS = tuple(
    f"{side}-{what}" for what in (*COMMITS, "api", "send") for side in ("before", "after")
)
# The call that erases a person, after a yes in the chat.
ERASURE_STEPS = ("before-erasure", "after-erasure")
NEVER = "-"
# The dead one's lease runs out so soon, so that a test need not wait for the real fifteen seconds.
SHORT_LEASE = timedelta(seconds=0.5)
PATIENCE = 60.0


def die_at(step: str) -> None:
    """Make this process kill itself at `step` from now on."""
    _watch_commits(step)
    _watch(ApiClient, "_call", step, "api")
    _watch(ApiClient, "erase", step, "erasure")
    _watch(ReplySender, "send", step, "send")


def _die(here: str, step: str) -> None:
    if here == step:
        os.kill(os.getpid(), signal.SIGKILL)


def _watch_commits(step: str) -> None:
    original = Database.begin
    names = iter(COMMITS)

    @contextmanager
    def begin(self: Database) -> Iterator[Connection]:
        executed: list[str] = []

        def note(_: Any, __: Any, statement: str, *___: Any) -> None:
            executed.append(statement)

        with original(self) as connection:
            event.listen(connection, "before_cursor_execute", note)
            yield connection
            # A transaction that writes no message is no step of one.
            is_step = any("UPDATE inbound_messages" in statement for statement in executed)
            name = next(names, "") if is_step else ""
            _die(f"before-{name}", step)
        _die(f"after-{name}", step)

    Database.begin = begin  # type: ignore[method-assign]  # that is what this program is for


def _watch(owner: type, method: str, step: str, name: str) -> None:
    original = getattr(owner, method)

    def watched(self: object, *args: Any, **kwargs: Any) -> Any:
        _die(f"before-{name}", step)
        result = original(self, *args, **kwargs)
        _die(f"after-{name}", step)
        return result

    setattr(owner, method, watched)


def work(conversation_id: str, step: str) -> None:
    """Handle the conversation's messages in this process, and die at `step`."""
    engine = make_worker_context(load_settings("worker"))
    if step != NEVER:
        leases.LEASE = SHORT_LEASE
        die_at(step)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        engine.conversations.work_on(conversation_id)
        with engine.database.read_only() as session:
            if inbox.find_next_open(session, conversation_id) is None:
                return
        time.sleep(0.1)
    raise TimeoutError(conversation_id)


def main() -> None:
    """Serve until standard input ends, so that imports are done once."""
    configure("WARNING")
    for line in sys.stdin:
        conversation_id, step = line.split()
        child = os.fork()
        if child == 0:
            work(conversation_id, step)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
