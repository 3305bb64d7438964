"""Actions that another version stored: one message of it may fail, the conversation goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db import Database
from app.locale import say
from app.store import inbox
from tests.support.e2e import Person, new_phone, prepare
from tests.support.system import System, system
from tests.support.valkey import Valkey

NEWER = {"kind": "log", "language": "en", "text": "spent $1 on tea", "written_by": "0.9"}
UNKNOWN = {"kind": "teleport", "language": "en", "country": "US", "targets": {"to": "moon"}}


@pytest.fixture(params=["sqlite", "postgresql"])
def ozzie(
    request: pytest.FixtureRequest, fresh_database_url: Callable[[str], str], tmp_path: Path
) -> Iterator[System]:
    """Yield a system whose worker is not started yet."""
    valkey = Valkey()
    valkey.start()
    with system(fresh_database_url(request.param), valkey.url, tmp_path) as made:
        prepare(made.settings())
        made.start_web()
        yield made
    valkey.remove()


def someone(ozzie: System) -> Person:
    """Return a user of the API with a phone of their own."""
    phone = new_phone()
    return Person(ozzie, phone, ozzie.person(phone))


def store_action(ozzie: System, sid: str, action: Any) -> None:
    """Store the action as a worker of another version does that ended right after."""
    database = Database(ozzie.settings().database_url)
    with database.begin() as session:
        message = inbox.find_by_sid(session, sid)
        assert message
        inbox.mark(session, message.id, action=action, first_attempt_at=message.received_at)
    database.close()


def state_of(ozzie: System, sid: str) -> str:
    """Return the message's state."""
    database = Database(ozzie.settings().database_url)
    with database.read_only() as session:
        message = inbox.find_by_sid(session, sid)
    database.close()
    assert message
    return message.state


def test_what_another_version_stored_blocks_nobody(ozzie: System) -> None:
    stored = {"newer": NEWER, "unknown": UNKNOWN, "no object": ["log", "en"]}
    people = {name: someone(ozzie) for name in stored}
    sids = {}
    for name, person in people.items():
        sids[name] = str(person.writes("spent $1 on tea")["sid"])
        store_action(ozzie, sids[name], stored[name])
        person.writes("spent $2 on tea")
    ozzie.start_worker()
    replies = {name: person.reads(2) for name, person in people.items()}
    assert "*$1*" in "".join(replies["newer"])
    for name in ("unknown", "no object"):
        assert any(reply.startswith("Sorry") for reply in replies[name])
        assert state_of(ozzie, sids[name]) == "failed"
    for name, person in people.items():
        assert "*$2*" in replies[name][1]
        person.writes("stop")
        assert "*start*" in person.reads(3)[2]
        assert person.books() == ([200, 100] if name == "newer" else [200])


def test_what_the_version_before_stored_is_still_done(ozzie: System) -> None:
    """Its worker looked up itself what is undone or corrected, and divided logs from questions."""
    person = someone(ozzie)
    with ozzie.api as api:
        path = f"/users/{person.user_id}/transactions"
        booked = [
            api.post(path, json={"type": "text", "content": text}).json()["data"]
            for text in ("spent $3 on tea", "spent $4 on cake")
        ]
    said = {"language": "en", "country": "US", "text": "", "question": "", "targets": {}}
    tea, cake = (
        {"submission_id": one["submission_id"], "transactions": one["transactions"], "count": 1}
        for one in booked
    )
    stored = [
        {**said, "kind": "undo", "targets": tea},
        {**said, "kind": "edit", "targets": {**cake, "changes": {"amount_cents": 500}}},
        {**said, "kind": "log", "text": "spent $7 on lunch", "question": "what did I spend today?"},
        {**said, "kind": "ask_delete"},
    ]
    for action in stored:
        sid = str(person.writes("as it was said")["sid"])
        store_action(ozzie, sid, action)
    person.writes("no")
    ozzie.start_worker()
    undone, edited, logged, asked, kept = person.reads(5)
    assert "🗑️ *$3*" in undone
    assert "✏️ *$5*" in edited
    assert logged.startswith("✅ *$7*")
    assert "$12" in logged
    assert "Are you sure" in asked
    assert kept == say("en", "delete-kept")
    assert sorted(person.books()) == [500, 700]
