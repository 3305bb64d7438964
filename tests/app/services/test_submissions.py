"""Submissions: read without a transaction, booked in one, found again by their key."""

from dataclasses import replace

import pytest

from app.bulkhead import Bulkhead
from app.db import Database
from app.errors import IdempotencyConflict, IdempotencyInProgress, NoTransactionsFound
from app.models import User
from app.reading.types import DocumentReading, DraftTransaction, Unread
from app.schemas.transactions import DocumentData, NewSubmission, SubmittedTransactions
from app.services import submissions
from app.services.readers import Readers
from app.services.recorder import ChangeRecorder
from app.services.submissions import ReadSubmission
from tests.support.reader import SimpleReader
from tests.support.rows import NOW, add_user

DOCUMENT = DocumentData(kind="receipt", period=None, count=1, transcript=None)


@pytest.fixture
def person(database: Database) -> User:
    """Return a user loaded outside a transaction, as the dispatcher does."""
    with database.transaction() as session:
        user_id = add_user(session)
    with database.read_only() as session:
        user = session.get_one(User, user_id)
        session.expunge(user)
    return user


def read(database: Database, person: User, content: str) -> ReadSubmission:
    readers = Readers(text=SimpleReader())
    new = NewSubmission(type="text", content=content)
    return submissions.read(database, readers, Bulkhead(1), person, new, NOW)


def book(
    database: Database, person: User, submission: ReadSubmission, key: str | None = None
) -> SubmittedTransactions:
    with database.transaction() as session:
        return submissions.book(
            session,
            person,
            submission,
            key=key,
            fingerprint="a",
            now=NOW,
            recorder=ChangeRecorder(),
        )


def test_a_text_is_read_in_the_persons_money_on_their_day(database: Database, person: User) -> None:
    submission = read(database, person, "12.50 lunch; 1000 income")
    assert (submission.source, submission.today) == ("api_text", NOW.date())
    assert [draft.amount_cents for draft in submission.drafts] == [1250, 100_000]


def test_a_text_without_a_transaction_is_refused(database: Database, person: User) -> None:
    with pytest.raises(NoTransactionsFound):
        read(database, person, "how am I doing?")


def test_what_is_booked_comes_back_in_its_order_with_the_months_sums(
    database: Database, person: User
) -> None:
    answer = book(database, person, read(database, person, "12.50 lunch; 7 tea; 1000 income"))
    assert [one.amount_cents for one in answer.transactions] == [1250, 700, 100_000]
    assert answer.summary is not None
    assert answer.summary.month_spent_cents == 1950
    assert (answer.document, answer.duplicates) == (None, [])


def test_the_number_of_payments_is_booked_with_the_purchase(
    database: Database, person: User
) -> None:
    submission = read(database, person, "12.50 lunch")
    draft = replace(submission.drafts[0], installments=3)
    answer = book(database, person, replace(submission, drafts=(draft,)))
    assert [one.installments for one in answer.transactions] == [3]


def test_a_key_books_once_and_finds_what_it_booked(database: Database, person: User) -> None:
    submission = read(database, person, "12.50 lunch")
    answer = book(database, person, submission, key="k")
    with pytest.raises(IdempotencyInProgress):
        book(database, person, submission, key="k")
    with database.read_only() as session:
        assert submissions.find_booked(session, person, "k", "a", NOW) == answer
        assert submissions.find_booked(session, person, "other", "a", NOW) is None
        with pytest.raises(IdempotencyConflict):
            submissions.find_booked(session, person, "k", "b", NOW)


def test_a_documents_rows_that_were_booked_before_are_left_out(
    database: Database, person: User
) -> None:
    submission = read(database, person, "12.50 lunch")
    first = book(database, person, submission)
    again = book(database, person, replace(submission, source="api_image", document=DOCUMENT))
    assert again.transactions == []
    assert [one.duplicate_of for one in again.duplicates] == [first.transactions[0].id]
    assert again.document == DOCUMENT
    allowed = replace(submission, source="api_image", document=DOCUMENT, allow_duplicates=True)
    assert len(book(database, person, allowed).transactions) == 1


def test_a_document_without_rows_says_why(database: Database, person: User) -> None:
    class Nothing:
        def read(self, *_: object, **__: object) -> DocumentReading:
            return DocumentReading(problem="no_total")

        def stop(self) -> None:
            """Do nothing: nothing is running."""

    readers = Readers(text=SimpleReader(), documents=Nothing())
    new = NewSubmission(type="image", content=b"\xff\xd8\xff")
    with pytest.raises(NoTransactionsFound) as caught:
        submissions.read(database, readers, Bulkhead(1), person, new, NOW)
    assert caught.value.extra["reason"] == "no_total"


def test_a_draft_without_an_amount_is_not_booked(database: Database, person: User) -> None:
    submission = read(database, person, "0 lunch; 5 tea")
    drafts: list[DraftTransaction] = list(submission.drafts)
    assert [draft.description for draft in drafts] == ["tea"]


def test_what_of_a_document_was_not_read_is_told_beside_what_was_booked(
    database: Database, person: User
) -> None:
    submission = read(database, person, "7 tea")
    assert book(database, person, submission).unread is None
    unread = Unread(count=2, rows=("3#/10 Bus -2", "x"), pages=1)
    document = replace(submission, document=DOCUMENT, unread=unread, allow_duplicates=True)
    told = book(database, person, document).unread
    assert told is not None
    assert told.model_dump() == {"count": 2, "rows": ["3#/10 Bus -2", "x"], "pages": 1}
