"""The context of a request: a user and a transaction are there once they are set."""

from typing import Any, cast

import pytest

from app.api.request_context import RequestContext
from app.db import Session
from app.models import User
from tests.support.rows import NOW


def test_before_they_are_set_a_user_and_a_session_are_an_error() -> None:
    context = RequestContext(cast("Any", None), "client", NOW)
    for name in ("user", "session"):
        with pytest.raises(LookupError):
            getattr(context, name)


def test_the_users_id_is_kept_with_the_user() -> None:
    context = RequestContext(cast("Any", None), "client", NOW)
    assert context.user_id is None
    context.user = User(id="ozz_usr_1")
    assert context.user_id == "ozz_usr_1"
    with Session() as session:
        context.session = session
        assert context.session is session
