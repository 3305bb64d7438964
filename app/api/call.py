"""One request of an authenticated client, as a resource's function sees it."""

from dataclasses import dataclass
from datetime import datetime

from app.db import Session
from app.models import User
from app.platform import Platform


@dataclass(slots=True)
class Call:
    """What a resource's function works with.

    `reference` is the path's user_id as it was given, `user` the person whom it names (their row is
    locked while a call writes), `session` the transaction that was opened for the call: what its
    function returns is committed together with its work. `key` is the Idempotency-Key, if there
    is one, and `fingerprint` what the request is. `user_id` is the person's id, which outlives the
    transaction, None where the call is about nobody yet.
    """

    platform: Platform
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
        """The person; there is one on every path with a user_id."""
        if self._user is None:
            raise LookupError("this path names no user")
        return self._user

    @user.setter
    def user(self, user: User) -> None:
        self._user = user
        self.user_id = user.id

    @property
    def session(self) -> Session:
        """The open transaction; there is none while a call prepares itself."""
        if self._session is None:
            raise LookupError("no transaction is open here")
        return self._session

    @session.setter
    def session(self, session: Session) -> None:
        self._session = session
