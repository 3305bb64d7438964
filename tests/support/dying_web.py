"""A web process whose gunicorn worker dies (SIGKILL) at a named step of a chat message.

`gunicorn 'tests.support.dying_web:make()'` serves as usual. Once the file that DYING_WEB_FILE names
holds a step, the next chat message that reaches it kills the process that serves it; gunicorn
starts another, and the file is gone, so that the message is served the next time.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask

from app.db import Database, Session
from app.services import chat, idempotency

VARIABLE = "DYING_WEB_FILE"
STEPS = ("before-prepare", "after-prepare", "before-commit", "after-commit")
# A dead process's claim on a key runs out so soon, not after the real two minutes.
SHORT_CLAIM = timedelta(seconds=0.5)
# Set by a session that performed a chat message.
_PERFORMED = "performed_chat"


def _die(here: str) -> None:
    file = Path(os.environ[VARIABLE])
    if file.is_file() and file.read_text() == here:
        file.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


def _watch() -> None:
    idempotency.CLAIMED_FOR = SHORT_CLAIM
    prepare, perform, transaction = chat.prepare, chat.perform, Database.transaction

    def dying_prepare(*args: Any, **kwargs: Any) -> Any:
        _die("before-prepare")
        prepared = prepare(*args, **kwargs)
        _die("after-prepare")
        return prepared

    def dying_perform(session: Session, *args: Any, **kwargs: Any) -> Any:
        answer = perform(session, *args, **kwargs)
        session.flush()
        session.info[_PERFORMED] = True
        _die("before-commit")
        return answer

    @contextmanager
    def dying_transaction(self: Database) -> Iterator[Session]:
        with transaction(self) as session:
            yield session
        if session.info.get(_PERFORMED):
            _die("after-commit")

    chat.prepare, chat.perform = dying_prepare, dying_perform
    Database.transaction = dying_transaction  # type: ignore[method-assign]  # what this is for


def make() -> Flask:
    """Return the web process's application, which dies when it is told to."""
    # Here, because the module reads the settings.
    from app.wsgi import app

    _watch()
    return app
