"""Whatever was done: undoing it all in reverse restores the books, redoing it does it again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.db import Database, Session
from app.errors import OzzieError
from app.models import Goal, Transaction, User
from app.reading.types import DraftTransaction
from app.schemas.changes import ChangeType
from app.schemas.contributions import NewContribution
from app.schemas.goals import GoalChanges, NewGoal
from app.schemas.intakes import NewIntake
from app.schemas.transactions import TransactionChanges
from app.schemas.users import UserChanges
from app.services import (
    changes,
    contributions,
    goals,
    intakes,
    plans,
    submissions,
    transactions,
    users,
)
from app.services.recorder import ChangeRecorder
from app.services.submissions import ReadSubmission
from tests.support.changes import books, perform_or_nothing
from tests.support.rows import NOW, add_user

small = st.integers(0, 7)
amounts = st.sampled_from((1, 100, 4550))
categories = st.sampled_from(("food", "transport", "income", "health"))
things = st.sampled_from(("tea", "taxi", "rent"))
entry_changes = st.fixed_dictionaries(
    {},
    optional={
        "amount_cents": amounts,
        "category": categories,
        "description": things,
        "transaction_date": st.sampled_from(("2026-05-01", "2026-05-04")),
    },
)
goal_changes = st.fixed_dictionaries(
    {},
    optional={
        "name": things,
        "current_amount": st.sampled_from((0, 50, 300)),
        "target_date": st.just("2027-01-01"),
    },
)
user_changes = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(("Ana", None)),
        "language": st.sampled_from(("pt", "es")),
        "currency": st.sampled_from(("BRL", "EUR")),
    },
)
steps = st.one_of(
    st.tuples(st.just("book"), st.lists(st.tuples(things, amounts, categories), min_size=1)),
    st.tuples(st.just("change entry"), st.tuples(small, entry_changes)),
    st.tuples(st.just("remove entry"), small),
    st.tuples(st.just("take back"), small),
    st.tuples(st.just("set goal"), things),
    st.tuples(st.just("change goal"), st.tuples(small, goal_changes)),
    st.tuples(st.just("remove goal"), small),
    st.tuples(st.just("contribute"), st.tuples(small, st.sampled_from((200, 50, -30)))),
    st.tuples(st.just("send intake"), st.integers(1000, 9000)),
    st.tuples(st.just("plan"), st.none()),
    st.tuples(st.just("change user"), user_changes),
)


@dataclass
class Person:
    """Someone whose books are changed, step by step."""

    session: Session
    user: User
    made: list[str] = field(default_factory=list)

    def do(self, name: str, value: Any) -> None:
        """Do one step, if there is something to do it on."""
        act = getattr(self, f"_{name.replace(' ', '_')}")
        step: Callable[[ChangeRecorder], Any] | None = act(value)
        if step is None:
            return
        try:
            change = perform_or_nothing(
                self.session, self.user, step, type=ChangeType.TRANSACTION_CHANGED
            )
        except OzzieError:
            return
        if change is not None:
            self.made.append(change.id)

    def _ids(self, model: type[Transaction | Goal]) -> list[str]:
        query = select(model.id).where(model.user_id == self.user.id)
        return list(self.session.scalars(query.order_by(model.id)))

    def _nth(self, model: type[Transaction | Goal], number: int) -> str | None:
        ids = self._ids(model)
        return ids[number % len(ids)] if ids else None

    def _book(self, entries: list[tuple[str, int, str]]) -> Any:
        drafts = [
            DraftTransaction(
                amount_cents=cents,
                currency="USD",
                kind="income" if category == "income" else "expense",
                category=category,
                description=what,
                transaction_date=date(2026, 5, 5),
                confidence=1.0,
            )
            for what, cents, category in entries
        ]
        submission = ReadSubmission("api_text", drafts, "en", NOW.date())
        return lambda recorder: submissions.book(
            self.session,
            self.user,
            submission,
            key=None,
            fingerprint="",
            now=NOW,
            recorder=recorder,
        )

    def _change_entry(self, value: tuple[int, dict[str, Any]]) -> Any:
        id_ = self._nth(Transaction, value[0])
        made = TransactionChanges.model_validate(value[1])
        return id_ and (
            lambda recorder: transactions.change(
                self.session, self.user.id, id_, made, NOW, recorder=recorder
            )
        )

    def _remove_entry(self, number: int) -> Any:
        id_ = self._nth(Transaction, number)
        return id_ and (
            lambda recorder: transactions.remove(self.session, self.user.id, id_, recorder=recorder)
        )

    def _take_back(self, number: int) -> Any:
        id_ = self._nth(Transaction, number)
        booked = self.session.get_one(Transaction, id_).submission_id if id_ else ""
        return lambda recorder: transactions.take_back(
            self.session, self.user.id, booked, recorder=recorder
        )

    def _set_goal(self, name: str) -> Any:
        new = NewGoal.model_validate(
            {"name": name, "target_amount": 900, "target_date": "2026-12-01"}
        )
        return lambda recorder: goals.create(self.session, self.user, new, NOW, recorder=recorder)

    def _change_goal(self, value: tuple[int, dict[str, Any]]) -> Any:
        id_ = self._nth(Goal, value[0])
        made = GoalChanges.model_validate(value[1])
        return id_ and (
            lambda recorder: goals.change(
                self.session, self.user, id_, made, NOW, recorder=recorder
            )
        )

    def _remove_goal(self, number: int) -> Any:
        id_ = self._nth(Goal, number)
        return id_ and (
            lambda recorder: goals.remove(self.session, self.user, id_, NOW, recorder=recorder)
        )

    def _contribute(self, value: tuple[int, int]) -> Any:
        id_ = self._nth(Goal, value[0])
        new = NewContribution(amount=Decimal(value[1]))
        return id_ and (
            lambda recorder: contributions.create(
                self.session, self.user, id_, new, NOW, recorder=recorder
            )
        )

    def _send_intake(self, income: int) -> Any:
        new = NewIntake(
            monthly_income=Decimal(income),
            monthly_expenses=Decimal(900),
            financial_goal="savings",
        )
        return lambda recorder: intakes.create(self.session, self.user, new, NOW, recorder=recorder)

    def _plan(self, _: None) -> Any:
        return lambda recorder: plans.generate(self.session, self.user, NOW, recorder=recorder)

    def _change_user(self, value: dict[str, Any]) -> Any:
        made = UserChanges.model_validate(value)
        return lambda recorder: users.change(self.session, self.user, made, recorder=recorder)


def new_person(session: Session) -> Person:
    user = session.get_one(User, add_user(session))
    user.onboarding_stage = "intake_pending"
    session.flush()
    return Person(session, user)


def undo_and_redo_all(database: Database, done: list[tuple[str, Any]]) -> None:
    with database.transaction() as session:
        person = new_person(session)
        before = books(session, person.user.id)
        for name, value in done:
            person.do(name, value)
        after = books(session, person.user.id)
        for _ in range(2):
            undone = [
                changes.undo(session, person.user, change_id, NOW)
                for change_id in reversed(person.made)
            ]
            assert [result.left for result in undone] == [()] * len(undone)
            assert books(session, person.user.id) == before
            for change_id in person.made:
                changes.redo(session, person.user, change_id)
            assert books(session, person.user.id) == after
        session.rollback()


def examples(database: Database) -> int:
    return 60 if database.is_sqlite else 15


GOAL_GONE = [
    ("set goal", "tea"),
    ("contribute", (0, 200)),
    ("contribute", (0, -30)),
    ("remove goal", 0),
]
TWO_PLANS = [("send intake", 5000), ("plan", None), ("send intake", 4000), ("plan", None)]
LEARNED = [
    ("book", [("taxi", 100, "other")]),
    ("change entry", (0, {"category": "food"})),
    ("change entry", (0, {"category": "transport"})),
    ("take back", 0),
]


@pytest.mark.parametrize("done", [GOAL_GONE, TWO_PLANS, LEARNED], ids=("goal", "plans", "learned"))
def test_what_belongs_together_comes_and_goes_together(
    database: Database, done: list[tuple[str, Any]]
) -> None:
    undo_and_redo_all(database, done)


def test_any_changes_are_undone_in_reverse_and_redone(database: Database) -> None:
    @settings(
        max_examples=examples(database),
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(st.lists(steps, max_size=10))
    def check(done: list[tuple[str, Any]]) -> None:
        undo_and_redo_all(database, done)

    check()
