"""What is remembered of a conversation is stored and read back."""

from datetime import UTC, date, datetime, timedelta

from app.assistant.commands import Choice, EntryReference, Log, Remove
from app.assistant.dialogue import ANSWERED_WITHIN, VALID_FOR, Dialogue, OpenQuestion, read_dialogue
from app.reading.types import DraftTransaction

NOW = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)
DRAFT = DraftTransaction(8000, "USD", "expense", "clothing", "Shoes", date(2026, 5, 5), 0.95)


def asking() -> Dialogue:
    """Return a dialogue with a question that offers commands."""
    remove = Remove(entry=EntryReference(ids=("ozz_txn_1",)))
    question = OpenQuestion(
        kind="choice",
        text="Which one?",
        choices=(Choice(label="Taxi", commands=(remove,)),),
        command=Log(drafts=(DRAFT,)),
        expires_at=NOW + ANSWERED_WITHIN,
    )
    return Dialogue(open=question, shown=("ozz_txn_1",), updated_at=NOW)


def test_an_open_question_with_its_commands_is_read_back_as_stored() -> None:
    assert read_dialogue(asking().as_json(), NOW) == asking()


def test_a_question_is_forgotten_when_it_expires() -> None:
    read = read_dialogue(asking().as_json(), NOW + ANSWERED_WITHIN)

    assert read.open is None
    assert read.shown == ("ozz_txn_1",)


def test_an_old_dialogue_is_begun_again() -> None:
    later = NOW + VALID_FOR + timedelta(seconds=1)

    assert read_dialogue(asking().as_json(), later) == Dialogue()


def test_what_cannot_be_read_is_begun_again() -> None:
    assert read_dialogue({"format": 2}, NOW) == Dialogue()


def test_moments_without_a_zone_are_begun_again() -> None:
    assert read_dialogue({"updated_at": "2026-05-05T14:30:00"}, NOW) == Dialogue()
    question = {"kind": "slot", "text": "How much?", "expires_at": "2026-05-05T14:35:00"}
    assert read_dialogue({"open": question, "updated_at": NOW.isoformat()}, NOW) == Dialogue()
