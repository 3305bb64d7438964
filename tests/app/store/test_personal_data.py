"""What is kept of a person, on both databases."""

from app.db import Base, Database
from app.store import blocks, inbox, personal_data, senders
from app.store.personal_data import SECTIONS, Messages, stream_rows
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, NUMBER, PHONE, make_user, store_message, store_reply
from tests.support.rows import Movement, add_movements, add_user


def rows_of(database: Database, user_id: str) -> dict[str, list[personal_data.Row]]:
    """Return the person's rows, by section."""
    with database.read_only() as session:
        return {each.name: list(stream_rows(session, each, user_id)) for each in SECTIONS}


def test_a_persons_rows_are_theirs_alone(database: Database, clock: FixedClock) -> None:
    today = clock().date()
    with database.transaction() as session:
        maria, ana = add_user(session), add_user(session, "ana")
        add_movements(session, maria, [Movement(today, 100), Movement(today, 200)])
        add_movements(session, ana, [Movement(today, 300)], "ana")
    rows = rows_of(database, maria)
    assert [row["amount_cents"] for row in rows["transactions"]] == [100, 200]
    assert [len(rows[name]) for name in ("user", "submissions", "messages")] == [1, 1, 0]
    assert set(rows["submissions"][0]).isdisjoint({"idempotency_key", "content_hash", "user_id"})
    with database.read_only() as session:
        amount = personal_data.measure(session, maria)
    assert (amount.entries, amount.first_day, amount.goals) == (2, today, 0)


def test_every_table_of_a_person_is_exported(database: Database, clock: FixedClock) -> None:
    maria = make_user(database)
    store_message(database, clock, maria)
    with database.read_only() as session:
        queries = [query for each in SECTIONS for query in each.queries(session, maria)]
    exported = {str(found) for query in queries for found in query.get_final_froms()}
    of_a_person = {
        table.name
        for table in Base.metadata.sorted_tables
        if {"user_id", "conversation_id", "address"} & set(table.columns.keys())
    }
    # Keys of requests, with answers that have rows of their own.
    assert exported == of_a_person - {"idempotency_keys"} | {"users"}


def test_messages_of_every_state_are_kept_with_their_replies(
    database: Database, clock: FixedClock
) -> None:
    maria = make_user(database)
    conversation, done = store_message(database, clock, maria, "one")
    store_message(database, clock, maria, "two")
    _, urgent = store_message(database, clock, maria, "stop")
    store_message(database, clock, make_user(database, "+14155550199"), "another's")
    store_reply(database, clock, done, {"type": "said"})
    with database.begin() as session:
        for sid, values in ((done, {"finished_at": clock()}), (urgent, {"state": "urgent"})):
            message = inbox.find_by_sid(session, sid)
            assert message
            inbox.mark(session, message.id, **{"state": "done", **values})
    rows = rows_of(database, maria)
    assert sorted(row["body"] for row in rows["messages"]) == ["one", "stop", "two"]
    assert [row["body"] for row in rows["replies"]] == ["ok"]
    assert [row["id"] for row in rows["whatsapp_conversations"]] == [conversation]
    names = rows["whatsapp_conversations"][0]
    assert not [name for name in names if name.startswith("lease")]  # the workers' own
    with database.read_only() as session:
        assert personal_data.count_messages(session, maria) == Messages(1, 2, clock())


def test_what_is_kept_of_their_addresses_alone_is_theirs_too(
    database: Database, clock: FixedClock
) -> None:
    maria = make_user(database)
    store_message(database, clock, maria, "one")
    with database.begin() as session:
        senders.save_scoped_id(session, CLIENT_ID, "US.1", maria, clock())
        for address in (PHONE, "US.1", "+14155550199"):
            blocks.block(session, [address], clock())
            senders.opt_out(session, NUMBER, [address], clock())
    rows = rows_of(database, maria)
    for section in ("blocks", "opt_outs"):
        assert [row["address"] for row in rows[section]] == [PHONE, "US.1"]
