"""The context of one authenticated request, as the functions of resources get it."""

from dataclasses import dataclass
from datetime import datetime

from app.context import AppContext
from app.db import Session
from app.models import User


@dataclass(slots=True)
class RequestContext:
    """The context of one request.

    Attributes:
        app_context: What the web process shares.
        client_id: The authenticated client.
        now: When the request came, in UTC.
        reference: The path's user_id as it was sent; None on a path without one.
        user: The user whom `reference` names; their row is locked while an operation writes.
        session: The transaction that was opened for the operation's function; what the function
            returns is stored under the Idempotency-Key in the same transaction.
        key: The Idempotency-Key, None without one.
        fingerprint: A hash of method, path and body, to recognize the same request.
        user_id: The user's id, which is also known after the transaction has ended.

    """

    app_context: AppContext
    client_id: str
    now: datetime
    reference: str | None = None
    key: str | None = None
    fingerprint: str = ""
    user_id: str | None = None
    _user: User | None = None
    _session: Session | None = None

    @property
    def user(self) -> User:
        """Return the user whom the path names; raises LookupError on a path without user_id."""
        if self._user is None:
            raise LookupError("this path names no user")
        return self._user

    @user.setter
    def user(self, user: User) -> None:
        self._user = user
        self.user_id = user.id

    @property
    def session(self) -> Session:
        """Return the open transaction; raises LookupError while an operation is prepared."""
        if self._session is None:
            raise LookupError("no transaction is open while an operation is prepared")
        return self._session

    @session.setter
    def session(self, session: Session) -> None:
        self._session = session
