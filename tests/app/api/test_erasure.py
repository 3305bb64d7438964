"""Erasing a person takes every row of theirs and every stored message text."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from app.db import Base, Database, Session
from app.models import (
    ChatMessage,
    Conversation,
    IdempotencyKey,
    InboundMessage,
    MoneyMove,
    OptOut,
    Reply,
    ScopedId,
)
from tests.support.api import ApiCaller, data, problem
from tests.support.clock import FixedClock
from tests.support.seed import SAMPLE

SECRET = "a secret word"
PHONE = "+15551234567"


def rows_with(session: Session, needle: str) -> list[str]:
    """Return the names of the tables in which `needle` is still found."""
    found: list[str] = []
    for table in Base.metadata.sorted_tables:
        rows = session.execute(select(table)).all()
        found += [table.name for row in rows if any(needle in str(value) for value in row)]
    return found


def fill(session: Session, client_id: str, user_id: str, now: datetime) -> None:
    """Insert what WhatsApp, chat and money moves store about a user."""

    def add(model: type[Base], **values: Any) -> None:
        session.execute(insert(model).values(**values))

    line = {"role": "user", "message": SECRET, "language": "en", "created_at": now}
    add(ChatMessage, id="ozz_chat_1", user_id=user_id, **line)
    add(MoneyMove, id="ozz_move_1", user_id=user_id, key="cut-food", created_at=now)
    add(ScopedId, client_id=client_id, scoped_id="scoped", user_id=user_id, created_at=now)
    add(OptOut, number="+14155238886", address=PHONE, created_at=now)
    add(
        Conversation,
        id="ozz_conv_1",
        number="+14155238886",
        user_id=user_id,
        reply_to=f"whatsapp:{PHONE}",
        last_inbound_at=now,
        created_at=now,
    )
    message: dict[str, Any] = {
        "conversation_id": "ozz_conv_1",
        "message_sid": "SM1",
        "state": "done",
    }
    message |= {"sender": f"whatsapp:{PHONE}", "kind": "text", "body": SECRET, "media": [SECRET]}
    add(
        InboundMessage,
        **message,
        received_at=now,
        finished_at=now,
        outcome={"said": SECRET},
        action=[SECRET],
    )
    inbound_id = session.scalars(select(InboundMessage.id)).one()
    reply = {"conversation_id": "ozz_conv_1", "inbound_id": inbound_id, "state": "sent"}
    add(Reply, id="ozz_reply_1", **reply, recipient=PHONE, body=SECRET, created_at=now)


def test_nothing_of_an_erased_person_is_left(
    api: ApiCaller, database: Database, clock: FixedClock
) -> None:
    user_id = api.new_user(phone=PHONE, name=SECRET)
    key = {"Idempotency-Key": "k"}
    data(api.post(f"/users/{user_id}/financial-intake", SAMPLE, headers=key), 201)
    data(api.post(f"/users/{user_id}/plan/generate"), 201)
    goal = {"name": SECRET, "target_amount": 10, "target_date": "2027-01-01"}
    data(api.post(f"/users/{user_id}/goals", goal), 201)
    text = {"type": "text", "content": f"45 {SECRET}"}
    made = data(api.post(f"/users/{user_id}/transactions", text), 201)["transactions"][0]
    api.patch(f"/users/{user_id}/transactions/{made['id']}", {"category": "food"})
    with database.transaction() as session:
        fill(session, api.made.client_id, user_id, clock.now)

    assert api.delete(f"/users/{user_id}").status_code == 204

    with database.read_only() as session:
        assert rows_with(session, SECRET) == []
        assert rows_with(session, PHONE) == ["opt_outs"]
        assert rows_with(session, user_id) == ["conversations"]
        states = session.execute(select(InboundMessage.message_sid, InboundMessage.state)).all()
        assert [tuple(row) for row in states] == [("SM1", "done")]


def test_a_created_user_goes_with_its_stored_answer(api: ApiCaller, database: Database) -> None:
    body = {"external_user_id": "a", "name": SECRET}
    key = {"Idempotency-Key": "k"}
    user_id = data(api.post("/users", body, headers=key), 201)["id"]
    api.delete(f"/users/{user_id}")
    with database.read_only() as session:
        assert session.scalars(select(IdempotencyKey)).all() == []
    assert problem(api.get(f"/users/{user_id}")) == (404, "NOT_FOUND")


def test_others_keep_what_is_theirs(api: ApiCaller) -> None:
    gone, stays = api.new_user("gone"), api.new_user("stays")
    text = {"type": "text", "content": "45 lunch"}
    data(api.post(f"/users/{stays}/transactions", text), 201)
    api.delete(f"/users/{gone}")
    assert len(data(api.get(f"/users/{stays}/transactions"))["transactions"]) == 1
