"""When a model is asked about a chat message, and which of its commands may stand."""

from datetime import date

import pytest

from app.assistant.commands import (
    Amend,
    Contribute,
    EntryChanges,
    EntryReference,
    GoalReference,
    Log,
    Recategorize,
    Remove,
    SetIncome,
)
from app.assistant.context import KnownGoal, UnderstandingContext
from app.assistant.opinion import ChatQuestion, Opinion
from app.assistant.understanding.engine import understand
from app.coach.questions.types import QuestionContext
from app.model.doubts import is_unsure_of, keep_corrections, keep_purchases, may_be_order, only_log
from app.reading.types import DraftTransaction, ReaderContext
from app.text.languages import Language
from tests.support.coach import CATEGORIES, make_profile
from tests.support.ledger import ListLedger

TODAY = date(2026, 5, 15)
PLACES: dict[Language, tuple[str, str]] = {
    "en": ("US", "USD"),
    "pt": ("BR", "BRL"),
    "es": ("MX", "MXN"),
}


def asked(message: str, language: Language = "en") -> ChatQuestion:
    """Return a message of a person with a goal "Trip" and a purchase at a pharmacy."""
    country, currency = PLACES[language]
    context = UnderstandingContext(
        reader=ReaderContext(TODAY, country, currency, language),
        question=QuestionContext(TODAY, CATEGORIES, country, currency, language),
        goals=(KnownGoal("goal-1", "Trip"),),
    )
    ledger = ListLedger(TODAY)
    ledger.spend(TODAY, 1800, "Corner pharmacy", "health", currency)
    found = understand(message, context)
    return ChatQuestion(message, context, found.commands, make_profile, ledger, language)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("write me a poem", "en"),
        ("i feel so broke and worried, why me", "en"),
        ("the barber was actually 28", "en"),
        ("delete the barber", "en"),
        ("a barbearia na vdd foi 28", "pt"),
    ],
)
def test_a_model_is_asked_where_the_assistant_is_lost(message: str, language: Language) -> None:
    assert is_unsure_of(asked(message, language))


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("how much did i spend on food?", "en"),
        ("the pharmacy was actually 28", "en"),
        ("delete the pharmacy", "en"),
        ("undo", "en"),
        ("hey", "en"),
        ("set a budget of 300 for food", "en"),
        ("quanto gastei hoje?", "pt"),
        ("gracias", "es"),
    ],
)
def test_no_model_is_asked_where_the_assistant_is_sure(message: str, language: Language) -> None:
    assert not is_unsure_of(asked(message, language))


def spent(cents: int, description: str) -> DraftTransaction:
    return DraftTransaction(cents, "USD", "expense", "other", description, TODAY, 0.95)


@pytest.mark.parametrize(
    ("message", "description", "is_one"),
    [
        ("pulled out and put 100 on the trip", "Trip", True),
        ("bus on the trip 100", "Bus", False),
        ("put 100 on the meter", "Meter", False),
        ("my income now 3500", "My income", True),
        ("taxi 18", "Taxi", False),
    ],
)
def test_a_purchase_may_be_an_order_about_a_goal_or_the_income(
    message: str, description: str, is_one: bool
) -> None:
    assert may_be_order(Log(drafts=(spent(10_000, description),)), asked(message)) is is_one


def test_of_a_log_no_purchase_is_lost_to_an_order() -> None:
    log = Log(drafts=(spent(1800, "Taxi"), spent(350_000, "Income")))
    income = SetIncome(cents=350_000)
    assert keep_purchases(log, (income,)) == (Log(drafts=log.drafts[:1]), income)
    moved = Contribute(goal=GoalReference(id="goal-1"), cents=-1800)
    assert keep_purchases(log, (moved, income)) == (moved, income)


def test_of_a_log_nothing_else_becomes_of_it() -> None:
    log = Log(drafts=(spent(1800, "Taxi"),))
    others = (
        Remove(entry=EntryReference(ids=("x",))),
        Recategorize(words="taxi", category="food"),
        Log(drafts=(spent(9900, "Taxi"),)),
    )
    assert keep_purchases(log, others) == ()


def test_a_correction_stays_one() -> None:
    question = asked("the barber was actually 28")
    amend = Amend(entry=EntryReference(ids=("x",)), changes=EntryChanges(amount_cents=2800))
    log = Log(drafts=(spent(2800, "Barber"),))
    assert keep_corrections(question, Opinion((log, amend))) == Opinion((amend,))
    assert keep_corrections(question, Opinion((log,))) is None
    assert keep_corrections(question, Opinion(text="Done.")) is None
    assert keep_corrections(asked("write me a poem"), Opinion((log,))) == Opinion((log,))


def test_a_message_with_more_than_a_log_is_no_log_alone() -> None:
    assert only_log(asked("taxi 18").commands) is not None
    assert only_log(asked("undo").commands) is None
    assert only_log(()) is None
