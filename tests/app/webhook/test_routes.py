"""The webhook stores what Twilio posts once, and nothing from anyone else."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from flask import Flask
from rq import Worker
from sqlalchemy import select

from app.config import Settings
from app.db import Database, table
from app.metrics import webhooks
from app.models import Conversation, InboundMessage, OptOut, ReplyState
from app.queue import QUEUE, JobQueue, connect, conversation_queue
from app.store import blocks, replies, senders
from app.store.inbox import find_by_sid, find_next_open
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, PHONE, make_client, make_user
from tests.support.scrapes import Growth
from tests.support.twilio import inbound_form, new_sid, sign
from tests.support.webhook import Post, reply_state

EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response />'


def stored(database: Database) -> list[str]:
    """Return the bodies of all stored messages, in order."""
    rows = table(InboundMessage)
    with database.read_only() as session:
        return list(session.execute(select(rows.c.body).order_by(rows.c.id)).scalars())


def test_a_persons_message_is_stored_and_answered_with_an_empty_response(
    post: Post, database: Database
) -> None:
    user_id = make_user(database)
    form = inbound_form("lunch 12")
    answer = post(form)
    assert (answer.status_code, answer.content_type, answer.text) == (200, "text/xml", EMPTY)
    with database.read_only() as session:
        message = find_by_sid(session, form["MessageSid"])
        assert message
        conversation = session.get(Conversation, message.conversation_id)
        assert conversation
        assert (message.body, message.state) == ("lunch 12", "received")
        assert (conversation.user_id, conversation.reply_to) == (user_id, f"whatsapp:{PHONE}")
        assert find_next_open(session, message.conversation_id) == message


def test_its_worker_is_woken_with_the_conversation_alone(
    post: Post, database: Database, web: Flask, redis_url: str
) -> None:
    make_user(database)
    post(inbound_form())
    platform = web.extensions["ozzie"]
    platform.job_queue.flush(60)
    (job,) = conversation_queue(platform.redis).jobs
    assert job.origin == QUEUE
    assert job.args[0].startswith("ozz_conv_")
    assert Worker.count(connection=platform.redis) == 0


@pytest.mark.parametrize("signature", ["", "bm90IGl0", "é"])
def test_a_bad_or_missing_signature_is_403_and_stores_nothing(
    post: Post, database: Database, signature: str
) -> None:
    make_user(database)
    assert post(inbound_form(), signature=signature).status_code == 403
    assert stored(database) == []


def test_another_accounts_message_is_403(post: Post, database: Database) -> None:
    make_user(database)
    for fields in ({}, {"From": "+14155550123"}, {"MessageSid": "nonsense"}):
        answer = post(inbound_form(AccountSid="AC" + "9" * 32, **fields))
        assert answer.status_code == 403
    assert stored(database) == []


def test_another_number_is_ignored(post: Post, database: Database) -> None:
    make_user(database)
    assert post(inbound_form(To="whatsapp:+15550009999")).text == EMPTY
    assert stored(database) == []


def test_a_signed_form_that_is_no_message_is_ignored(post: Post, database: Database) -> None:
    make_user(database)
    assert post(inbound_form(MessageSid="nonsense")).status_code == 200
    assert stored(database) == []


def test_a_message_twice_is_stored_once_also_at_the_same_instant(
    post: Post, database: Database
) -> None:
    make_user(database)
    form = inbound_form()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: post(form).status_code, range(4)))
    assert answers == [200] * 4
    assert len(stored(database)) == 1


@pytest.mark.parametrize(
    ("phone", "sender"),
    [
        ("+525512345678", "whatsapp:+5215512345678"),
        ("+5511987654321", "whatsapp:+551187654321"),
        ("+15551234567", "whatsapp:+15551234567"),
    ],
)
def test_a_person_is_known_by_any_form_of_their_number(
    post: Post, database: Database, phone: str, sender: str
) -> None:
    make_user(database, phone)
    post(inbound_form(sender=sender))
    assert len(stored(database)) == 1


def test_two_users_in_question_are_no_match(post: Post, database: Database) -> None:
    make_user(database, "+525512345678")
    make_user(database, "+5215512345678")
    with database.read_only() as session:
        assert senders.find_by_phone(session, CLIENT_ID, "+5215512345678")
        assert senders.find_by_phone(session, CLIENT_ID, "+525512345678")
    make_user(database, "+551187654321")
    make_user(database, "+5511987654321")
    with database.read_only() as session:
        found = senders.find_by_phone(session, CLIENT_ID, "+551187654321")
        assert found
        assert found.phone == "+551187654321"


def test_another_clients_user_is_a_stranger(post: Post, database: Database) -> None:
    make_user(database, client_id="another")
    assert "<Message>" in post(inbound_form()).text
    assert stored(database) == []


def test_a_scoped_id_is_learned_when_both_come_and_serves_afterwards(
    post: Post, database: Database
) -> None:
    make_user(database)
    post(inbound_form("one", ExternalUserId="US.abc123"))
    post(inbound_form("two", ExternalUserId="US.abc123"))
    post(inbound_form("three", sender="whatsapp:US.abc123"))
    assert stored(database) == ["one", "two", "three"]
    with database.read_only() as session:
        rows = session.execute(select(table(Conversation).c.reply_to)).scalars().all()
    assert rows == ["whatsapp:US.abc123"]


def test_a_person_with_a_new_phone_is_known_by_their_scoped_id(
    post: Post, database: Database
) -> None:
    make_user(database)
    post(inbound_form("one", ExternalUserId="US.abc123"))
    post(inbound_form("two", "whatsapp:+14155559999", ExternalUserId="US.abc123"))
    assert stored(database) == ["one", "two"]


def test_a_scoped_id_that_nobody_knows_gets_the_prompt(post: Post, database: Database) -> None:
    assert "Cadastre-se" in post(inbound_form(sender="whatsapp:BR.abc123")).text


def test_a_stranger_is_prompted_once_a_day_and_nothing_of_them_is_kept(
    post: Post, database: Database, clock: FixedClock
) -> None:
    stranger = "whatsapp:+525599998888"
    first = post(inbound_form("gasté 20 en tacos", stranger)).text
    assert "Regístrate" in first
    assert "https://ozzie.example/signup" in first
    assert post(inbound_form("hola", stranger)).text == EMPTY
    clock.advance(hours=25)
    assert "<Message>" in post(inbound_form("hola", stranger)).text
    assert stored(database) == []
    with database.begin() as session:
        clock.advance(hours=25)
        assert senders.delete_expired_prompts(session, clock()) == 1


def test_a_stranger_who_says_stop_hears_nothing_until_start(post: Post, database: Database) -> None:
    stranger = "whatsapp:+525599998888"
    for body in ("stop", "hola"):
        assert post(inbound_form(body, stranger)).text == EMPTY
    with database.read_only() as session:
        assert session.execute(select(table(OptOut).c.address)).scalars().all() == ["+525599998888"]
    assert "<Message>" in post(inbound_form("start", stranger)).text


def test_with_redis_away_a_message_is_taken_all_the_same(
    web: Flask, post: Post, database: Database
) -> None:
    make_user(database)
    away = connect("redis://127.0.0.1:1/0")
    job_queue = JobQueue(away)
    job_queue.enqueue("ozz_conv_1")
    job_queue.flush(2)
    assert post(inbound_form()).status_code == 200
    assert len(stored(database)) == 1


def test_a_database_that_is_away_is_503(post: Post, web: Flask) -> None:
    platform = web.extensions["ozzie"]
    original = platform.database.single_statement
    from sqlalchemy.exc import OperationalError

    def away() -> None:
        raise OperationalError("SELECT", None, Exception("gone"))

    platform.database.single_statement = away
    try:
        answer = post(inbound_form())
    finally:
        platform.database.single_statement = original
    assert (answer.status_code, answer.content_type) == (503, "text/xml")
    assert answer.headers["Retry-After"] == "2"


def call_back(post: Post, reply_id: str, status: str, **fields: str) -> int:
    """Post a status callback about a reply and return the response's status."""
    form = inbound_form("", MessageSid="SM" + "a" * 32, MessageStatus=status, **fields)
    return post(form, path=f"/webhooks/twilio/status/{reply_id}").status_code


def test_each_state_that_a_reply_reaches_is_counted_once(post: Post, reply_id: str) -> None:
    growth = Growth()
    for status in ("queued", "sent", "sent", "undelivered", "sent"):
        assert call_back(post, reply_id, status, ErrorCode="63016") == 200
    # What Twilio took is counted by the worker that sent it.
    assert growth.of("ozzie_replies_total") == {
        'ozzie_replies_total{code="63016",state="sent"}': 1,
        'ozzie_replies_total{code="63016",state="failed"}': 1,
    }


def test_callbacks_in_any_order_only_move_a_reply_up(
    post: Post, database: Database, reply_id: str
) -> None:
    for status in ("delivered", "sent", "queued", "sending", "read", "failed"):
        assert call_back(post, reply_id, status) == 200
    assert reply_state(database) == ("read", "SM" + "a" * 32, None)


def test_a_failed_delivery_is_final_and_says_when_the_person_left(
    post: Post, database: Database, reply_id: str
) -> None:
    call_back(post, reply_id, "undelivered", ErrorCode="63033")
    call_back(post, reply_id, "delivered")
    assert reply_state(database) == ("failed", "SM" + "a" * 32, 63033)
    with database.read_only() as session:
        assert session.execute(select(table(Conversation).c.left_at)).scalar_one() is not None


def test_a_callback_with_the_sid_of_another_reply_is_ignored_and_counted(
    post: Post, database: Database, clock: FixedClock, reply_id: str
) -> None:
    sid = "SM" + "a" * 32
    call_back(post, reply_id, "sent")
    with database.begin() as session:
        row = session.execute(select(table(InboundMessage))).one()
        replies.add(
            session,
            reply_id="ozz_reply_00000000000000000000000002",
            inbound_id=row.id,
            replay=1,
            conversation_id=row.conversation_id,
            recipient=f"whatsapp:{PHONE}",
            body="ok",
            now=clock(),
        )
    counted = webhooks.labels("status_of_another_reply")._value.get()
    assert call_back(post, "ozz_reply_00000000000000000000000002", "delivered") == 200
    assert webhooks.labels("status_of_another_reply")._value.get() == counted + 1
    with database.begin() as session:
        rows = session.execute(
            select(replies.replies.c.state, replies.replies.c.message_sid).order_by(
                replies.replies.c.id
            )
        ).all()
        assert [tuple(row) for row in rows] == [("sent", sid), ("sending", None)]
        # Nor does our own record of a send fail by a sid that a callback has taken.
        replies.advance(
            session,
            "ozz_reply_00000000000000000000000002",
            ReplyState.QUEUED,
            message_sid=sid,
            now=clock(),
        )
        found = replies.find_by_message(session, row.id, 1)
    assert found
    assert (found.state, found.message_sid) == ("queued", None)


def test_a_callback_whose_sid_becomes_another_replys_at_the_same_moment_is_ignored(
    post: Post, database: Database, clock: FixedClock, reply_id: str
) -> None:
    other_web = Database(database.url)
    with ThreadPoolExecutor(1) as pool, other_web.begin() as session:
        row = session.execute(select(table(InboundMessage))).one()
        replies.add(
            session,
            reply_id="ozz_reply_00000000000000000000000002",
            inbound_id=row.id,
            replay=1,
            conversation_id=row.conversation_id,
            recipient=f"whatsapp:{PHONE}",
            body="ok",
            now=clock(),
        )
        sid = "SM" + "a" * 32
        replies.advance(
            session,
            "ozz_reply_00000000000000000000000002",
            ReplyState.SENT,
            message_sid=sid,
            now=clock(),
        )
        status = pool.submit(call_back, post, reply_id, "delivered")
        # Time enough for it to wait for what is not committed yet.
        wait([status], timeout=0.5)
        session.commit()
        assert status.result(60) == 200
    other_web.close()
    with database.read_only() as session:
        states = session.execute(
            select(replies.replies.c.state).order_by(replies.replies.c.id)
        ).scalars()
        assert list(states) == ["sending", "sent"]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("ozz_reply_00000000000000000000000009", {}),
        ("ozz_reply_00000000000000000000000001", {"MessageStatus": "weird"}),
        ("x", {"MessageSid": "y"}),
    ],
)
def test_what_names_no_reply_is_ignored(
    post: Post, database: Database, reply_id: str, path: str, fields: dict[str, str]
) -> None:
    form = {"MessageStatus": "sent", "MessageSid": new_sid()} | fields
    answer = post(inbound_form("", **form), path=f"/webhooks/twilio/status/{path}")
    assert answer.status_code == 200
    assert reply_state(database)[0] == "sending"


def test_a_callback_must_be_twilios_and_our_accounts(
    post: Post, database: Database, reply_id: str
) -> None:
    path = f"/webhooks/twilio/status/{reply_id}"
    form = inbound_form("", MessageStatus="sent")
    assert post(form, path=path, signature="bm90IGl0").status_code == 403
    other = inbound_form("", MessageStatus="sent", AccountSid="AC" + "9" * 32)
    assert post(other, path=path).status_code == 403
    assert reply_state(database)[0] == "sending"


def test_a_query_is_part_of_what_is_signed(web: Flask, database: Database) -> None:
    make_client(database)
    form = inbound_form()
    path = "/webhooks/twilio/whatsapp?x=%27"
    signature = sign(f"https://ozzie.example{path}", form)
    client = web.test_client()
    for at, status in ((path, 200), ("/webhooks/twilio/whatsapp", 403)):
        answer = client.post(
            at, data=form, headers={"X-Twilio-Signature": signature}, environ_base={"RAW_URI": at}
        )
        assert answer.status_code == status


def test_without_a_signup_address_the_prompt_says_where_to_go(
    database: Database, redis_url: str, web: Flask
) -> None:
    from app.webhook.onboarding import make_prompt

    assert "Ask the app" in make_prompt("+14155550123", None, "")
    assert isinstance(web.extensions["ozzie"].settings, Settings)


def test_who_is_blocked_gets_an_empty_answer_and_nothing_is_stored(
    post: Post, database: Database, clock: FixedClock
) -> None:
    make_user(database)
    with database.begin() as session:
        blocks.block(session, [PHONE], clock())
    for body in ("spent 45 on groceries", "stop"):
        answer = post(inbound_form(body))
        assert (answer.status_code, answer.text) == (200, EMPTY)
    assert stored(database) == []
    with database.read_only() as session:
        assert session.execute(select(table(OptOut))).all() == []
        assert session.execute(select(table(Conversation))).all() == []
