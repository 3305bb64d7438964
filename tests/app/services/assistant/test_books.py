"""The entries that references are resolved on: the latest, the last submission's, those shown."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from app.db import Session
from app.models import Submission, Transaction, User
from app.services.assistant.books import LOOK_BACK, MOST_ENTRIES, entry_line, load_books
from app.store import transactions
from tests.support.messages import line
from tests.support.rows import NOW, Movement, add_movements, add_user

TODAY = NOW.date()
LONG_AGO = TODAY - LOOK_BACK - timedelta(days=1)


def descriptions(session: Session, user: User, **fields: Any) -> list[str]:
    books = load_books(session, user.id, today=TODAY, now=NOW, **fields)
    return [entry.description for entry in books.entries]


def book(session: Session, user: User, *movements: Movement) -> list[str]:
    """Book entries under one submission, and return their ids in order."""
    known = {row.id for row in transactions.list_by_submission(session, "sub_maria")}
    add_movements(session, user.id, list(movements))
    rows = transactions.list_by_submission(session, "sub_maria")
    return sorted(row.id for row in rows if row.id not in known)


def later_submission(session: Session, user: User) -> None:
    """Let the last submission be one without entries."""
    values = {"client_id": user.client_id, "user_id": user.id, "source": "api_text"}
    later = NOW + timedelta(minutes=1)
    session.execute(insert(Submission).values(id="sub_z", created_at=later, **values))


def test_the_entries_of_the_last_two_months_are_known(session: Session, user: User) -> None:
    book(session, user, Movement(TODAY, 100, "Tea"), Movement(LONG_AGO, 200, "Old tea"))
    later_submission(session, user)
    assert descriptions(session, user) == ["Tea"]


def test_those_of_the_last_submission_are_known_whatever_their_day(
    session: Session, user: User
) -> None:
    book(session, user, Movement(LONG_AGO, 200, "Old tea"))
    assert descriptions(session, user) == ["Old tea"]


@pytest.mark.parametrize("place", ["shown", "quoted"])
def test_lines_that_were_shown_or_are_quoted_are_known_whatever_their_day(
    session: Session, user: User, place: str
) -> None:
    (old,) = book(session, user, Movement(LONG_AGO, 200, "Old tea"))
    later_submission(session, user)
    assert descriptions(session, user, **{place: [old, "gone"]}) == ["Old tea"]


def test_nobody_elses_entries_are_known(session: Session, user: User) -> None:
    other = add_user(session, "ana")
    add_movements(session, other, [Movement(TODAY, 100, "Tea")], "ana")
    (theirs,) = transactions.list_by_submission(session, "sub_ana")
    assert descriptions(session, user, shown=[theirs.id]) == []


def test_of_many_the_latest_are_known(session: Session, user: User) -> None:
    book(session, user, *[Movement(TODAY, number, "Tea") for number in range(1, MOST_ENTRIES + 9)])
    later_submission(session, user)
    assert len(descriptions(session, user)) == MOST_ENTRIES


def test_what_came_with_a_document_is_told_from_what_was_told(session: Session, user: User) -> None:
    (entry,) = book(session, user, Movement(TODAY, 100, "Tea"))
    books = load_books(session, user.id, today=TODAY, now=NOW)
    assert not books.entries[0].is_from_document
    session.execute(update(Transaction).values(source="whatsapp_pdf"))
    books = load_books(session, user.id, today=TODAY, now=NOW)
    assert (books.entries[0].id, books.entries[0].is_from_document) == (entry, True)


def test_an_entry_is_shown_alike_stored_known_or_as_the_api_answers_it(
    session: Session, user: User
) -> None:
    (entry,) = book(session, user, Movement(TODAY, 4500, "Groceries at Whole Foods"))
    (row,) = transactions.list_by_submission(session, "sub_maria")
    (known,) = load_books(session, user.id, today=TODAY, now=NOW).entries
    answered = entry_line(line(id=entry, ai_confidence=1.0))
    assert entry_line(known) == answered
    assert entry_line(row).transaction_date == answered.transaction_date == date(2026, 5, 5)
    assert entry_line(row).confidence == 0.9
