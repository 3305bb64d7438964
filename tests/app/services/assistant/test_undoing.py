"""Undo and redo by chat: what was changed elsewhere since is left, and nothing else is claimed."""

from datetime import timedelta

import pytest

from app.db import Database
from app.models import User
from app.schemas.chat import ChatMessageData, NewChatMessage
from app.schemas.transactions import TransactionChanges
from app.services import chat, transactions
from app.services.recorder import ChangeRecorder
from app.store import transactions as store
from tests.support.rows import NOW, add_user


class Chatting:
    """A person who writes a message a minute, and whose app may write in between."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = NOW
        with database.transaction() as session:
            self.user_id = add_user(session)

    def say(self, message: str, quotes: str | None = None) -> ChatMessageData:
        """Say something in WhatsApp, perhaps quoting an answer; return the answer."""
        self.now += timedelta(minutes=1)
        new = NewChatMessage(message=message, channel="whatsapp", in_reply_to=quotes)
        with self.database.read_only() as session:
            user = session.get_one(User, self.user_id)
            session.expunge(user)
        prepared = chat.prepare(self.database, user, new, self.now)
        with self.database.transaction() as session:
            user = session.get_one(User, self.user_id)
            return chat.perform(
                session, user, prepared, key=None, fingerprint="print", now=self.now
            )

    def entries(self) -> dict[str, tuple[str, int]]:
        """Return what is booked: id, description and cents."""
        with self.database.read_only() as session:
            rows = store.list_between(session, self.user_id, NOW.date(), NOW.date())
        return {row.description: (row.id, row.amount_cents) for row in rows}

    def remove_elsewhere(self, description: str) -> None:
        """Have the person's app delete an entry."""
        entry_id, _ = self.entries()[description]
        with self.database.transaction() as session:
            transactions.remove(session, self.user_id, entry_id, recorder=ChangeRecorder())

    def change_elsewhere(self, description: str, cents: int) -> None:
        """Have the person's app change an entry's amount."""
        entry_id, _ = self.entries()[description]
        made = TransactionChanges(amount_cents=cents)
        with self.database.transaction() as session:
            transactions.change(
                session, self.user_id, entry_id, made, self.now, recorder=ChangeRecorder()
            )


@pytest.fixture
def person(database: Database) -> Chatting:
    return Chatting(database)


def test_what_was_undone_comes_back(person: Chatting) -> None:
    person.say("log 45 for lunch please")
    booked = person.entries()
    assert booked
    person.say("undo")
    assert person.entries() == {}
    person.say("redo")
    assert person.entries() == booked


def test_entries_go_and_come_back_in_the_order_of_the_message(person: Chatting) -> None:
    person.say("tea 3, bread 4, milk 5, rice 6, eggs 7")
    for order in ("undo", "redo"):
        said = person.say(order).message
        places = [said.index(word) for word in ("Tea", "Bread", "Milk", "Rice", "Eggs")]
        assert places == sorted(places)


def test_of_an_entry_that_is_gone_already_nothing_is_claimed(person: Chatting) -> None:
    person.say("log 45 for lunch please")
    person.say("it was 50")
    person.remove_elsewhere("Lunch")
    answer = person.say("undo")
    assert answer.changes == []
    assert "nothing left" in answer.message


def test_the_next_undo_reaches_what_was_done_before(person: Chatting) -> None:
    person.say("log 45 for lunch please")
    person.say("log 12 for tea please")
    person.remove_elsewhere("Tea")
    person.say("undo")
    assert list(person.entries()) == ["Lunch"]
    person.say("undo")
    assert person.entries() == {}


def test_an_amount_that_was_changed_elsewhere_since_stays(person: Chatting) -> None:
    person.say("log 45 for lunch please")
    person.say("it was 50")
    person.change_elsewhere("Lunch", 6000)
    answer = person.say("undo")
    assert answer.changes == []
    assert person.entries()["Lunch"][1] == 6000


def test_undo_takes_back_all_that_one_message_changed(person: Chatting) -> None:
    person.say("log 45 for lunch please")
    person.say("log 12 for tea please")
    before = person.entries()
    person.say("lunch was 40 and tea 10")
    after = person.entries()
    assert [cents for _, cents in after.values()] == [4000, 1000]
    answer = person.say("undo")
    assert person.entries() == before
    assert answer.message.count("↩️") == 2
    person.say("redo")
    assert person.entries() == after


def test_a_line_that_was_corrected_just_now_is_removed_as_a_whole(person: Chatting) -> None:
    person.say("log 45 for lunch please")
    person.say("it was 50")
    person.say("delete it")
    assert person.entries() == {}


def test_removing_it_twice_brings_nothing_back(person: Chatting) -> None:
    person.say("log 45 for lunch please")
    person.say("delete the lunch")
    answer = person.say("delete it")
    assert answer.changes == []
    assert person.entries() == {}


@pytest.mark.parametrize("order", ["no, leave it how it was", "put it back"])
def test_what_was_corrected_just_now_is_put_back(person: Chatting, order: str) -> None:
    person.say("log 45 for lunch please")
    before = person.entries()
    person.say("lunch was 50")
    person.say(order)
    assert person.entries() == before


def test_what_was_put_back_and_asked_for_again_is_done_again(person: Chatting) -> None:
    person.say("log 45 for lunch please")
    person.say("lunch was 50")
    person.say("undo")
    person.say("no it was right")
    assert person.entries()["Lunch"][1] == 5000


def test_a_quoted_line_is_removed_and_no_other(person: Chatting) -> None:
    first = person.say("log 45 for lunch please")
    person.say("log 12 for tea please")
    person.say("delete this", quotes=first.id)
    assert list(person.entries()) == ["Tea"]
