"""Changes: stored by whoever performs, listed, undone and redone, except what was changed since."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, update

from app.db import Session
from app.errors import Conflict, NotFound
from app.models import Change, Contribution, Goal, Plan, Transaction, User
from app.schemas.changes import ChangeType
from app.schemas.contributions import NewContribution
from app.schemas.goals import NewGoal
from app.schemas.intakes import NewIntake
from app.schemas.pages import PageQuery
from app.schemas.transactions import TransactionChanges
from app.schemas.users import UserChanges
from app.services import changes, contributions, goals, intakes, plans, transactions, users
from app.services.changes import UndoResult
from app.services.recorder import ChangeRecorder
from app.services.stored_changes import StoredChange
from app.store import corrections
from app.store import transactions as transaction_store
from tests.support.changes import books, perform, perform_or_nothing
from tests.support.rows import NOW, add_user

LATER = NOW + timedelta(minutes=1)
GOAL = NewGoal.model_validate({"name": "Trip", "target_amount": 900, "target_date": "2026-12-01"})


@pytest.fixture
def user(session: Session) -> User:
    """Return a user at the beginning: without an intake, a plan or entries."""
    user = session.get_one(User, add_user(session))
    user.onboarding_stage = "intake_pending"
    return user


def book(session: Session, user: User, *what: str, channel: str = "api") -> StoredChange:
    """Book an entry of 12.00 for each word, as one change."""
    rows = [
        {
            "id": f"txn_{word}",
            "user_id": user.id,
            "submission_id": "sub_maria",
            "amount_cents": 1200,
            "currency": "USD",
            "kind": "expense",
            "category": "other",
            "description": word,
            "transaction_date": NOW.date(),
            "source": "api_text",
            "ai_confidence": 0.9,
            "created_at": NOW,
        }
        for word in what
    ]

    def act(recorder: ChangeRecorder) -> None:
        transaction_store.add_all(session, rows)
        for row in rows:
            recorder.created("transactions", row)

    return perform(
        session,
        user,
        act,
        type=ChangeType.TRANSACTIONS_CREATED,
        channel=channel,
        source_id="sub_maria",
    )


def amend(session: Session, user: User, entry: str, **fields: Any) -> StoredChange:
    """Change fields of an entry."""
    made = TransactionChanges.model_validate(fields)
    return perform(
        session,
        user,
        lambda recorder: transactions.change(
            session, user.id, f"txn_{entry}", made, NOW, recorder=recorder
        ),
    )


def contribute(session: Session, user: User, goal_id: str, units: int) -> StoredChange:
    """Put money into a goal, or take it out."""
    new = NewContribution(amount=Decimal(units))
    return perform(
        session,
        user,
        lambda recorder: contributions.create(session, user, goal_id, new, NOW, recorder=recorder),
    )


def set_goal(session: Session, user: User) -> StoredChange:
    """Set a goal."""
    return perform(session, user, lambda r: goals.create(session, user, GOAL, NOW, recorder=r))


def goal_of(change: StoredChange) -> str:
    """Return the id of the goal that a change created."""
    assert change.recorded is not None
    return change.recorded.rows[0].key


def send_intake(session: Session, user: User, income: int = 5000) -> StoredChange:
    """Send an intake."""
    new = NewIntake(
        monthly_income=Decimal(income), monthly_expenses=Decimal(3200), financial_goal="savings"
    )
    return perform(session, user, lambda r: intakes.create(session, user, new, NOW, recorder=r))


def make_plan(session: Session, user: User) -> StoredChange:
    """Generate a plan."""
    return perform(session, user, lambda r: plans.generate(session, user, NOW, recorder=r))


def undo(session: Session, user: User, change: StoredChange) -> UndoResult:
    """Undo a change."""
    return changes.undo(session, user, change.id, LATER)


def entry(session: Session, word: str) -> Transaction | None:
    """Return the entry of this word, None where it is gone."""
    return session.get(Transaction, f"txn_{word}")


def saved(session: Session, goal_id: str) -> int:
    """Return the cents that a goal holds."""
    return session.get_one(Goal, goal_id).current_amount_cents


def test_what_changes_nothing_is_not_stored(session: Session, user: User) -> None:
    book(session, user, "tea")
    made = TransactionChanges(amount_cents=1200)
    assert (
        perform_or_nothing(
            session,
            user,
            lambda r: transactions.change(session, user.id, "txn_tea", made, NOW, recorder=r),
            type=ChangeType.TRANSACTION_CHANGED,
        )
        is None
    )


def test_entries_that_were_booked_go_and_come_back_as_they_were(
    session: Session, user: User
) -> None:
    change = book(session, user, "tea", "cake")
    amend(session, user, "tea", amount_cents=1300)
    before = books(session, user.id)
    result = undo(session, user, change)
    assert (result.is_done, result.left, result.change.undone_at) == (True, (), LATER)
    assert (entry(session, "tea"), entry(session, "cake")) == (None, None)
    assert changes.redo(session, user, change.id).change.undone_at is None
    assert books(session, user.id) == before


def test_a_field_that_was_changed_since_is_left_and_named(session: Session, user: User) -> None:
    book(session, user, "tea")
    change = amend(session, user, "tea", amount_cents=1300, description="Green tea")
    amend(session, user, "tea", amount_cents=1400)
    result = undo(session, user, change)
    tea = entry(session, "tea")
    assert tea is not None
    assert (tea.amount_cents, tea.description) == (1400, "tea")
    assert [(row.table, row.key, dict(row.after or {})) for row in result.left] == [
        ("transactions", "txn_tea", {"amount_cents": 1300})
    ]
    assert changes.show(result).left[0].model_dump() == {"object": "transaction", "id": "txn_tea"}


def test_where_all_was_changed_since_nothing_is_undone_and_the_next_undo_reaches_further(
    session: Session, user: User
) -> None:
    first = book(session, user, "tea", channel="whatsapp")
    gone = book(session, user, "cake", channel="whatsapp")
    transactions.remove(session, user.id, "txn_cake", recorder=ChangeRecorder())
    assert not undo(session, user, gone).is_done
    assert _id(changes.find_undoable(session, user.id, "whatsapp")) == first.id
    assert not changes.redo(session, user, gone.id).is_done
    assert changes.find_redoable(session, user.id, "whatsapp") is None
    assert entry(session, "tea") is not None


def test_what_was_gone_when_it_was_undone_is_undone_once_it_is_back(
    session: Session, user: User
) -> None:
    change = book(session, user, "tea")
    removal = perform(
        session, user, lambda r: transactions.remove(session, user.id, "txn_tea", recorder=r)
    )
    undo(session, user, change)
    changes.redo(session, user, change.id)
    undo(session, user, removal)
    assert undo(session, user, change).is_done
    assert entry(session, "tea") is None


def test_what_was_left_whole_is_undone_once_it_is_as_it_was(session: Session, user: User) -> None:
    book(session, user, "tea")
    change = amend(session, user, "tea", amount_cents=1300)
    since = amend(session, user, "tea", amount_cents=1400)
    result = undo(session, user, change)
    assert (result.is_done, len(result.left)) == (False, 1)
    changes.redo(session, user, change.id)
    undo(session, user, since)
    assert undo(session, user, change).is_done
    tea = entry(session, "tea")
    assert tea is not None
    assert tea.amount_cents == 1200


def test_what_was_left_is_undone_with_the_rest_once_it_is_as_it_was(
    session: Session, user: User
) -> None:
    book(session, user, "tea")
    change = amend(session, user, "tea", amount_cents=1300, description="Green tea")
    since = amend(session, user, "tea", amount_cents=1400)
    undo(session, user, change)
    changes.redo(session, user, change.id)
    undo(session, user, since)
    assert undo(session, user, change).left == ()
    tea = entry(session, "tea")
    assert tea is not None
    assert (tea.amount_cents, tea.description) == (1200, "tea")


def test_an_entry_that_was_removed_comes_back(session: Session, user: User) -> None:
    book(session, user, "tea")
    before = books(session, user.id)
    change = perform(
        session, user, lambda r: transactions.remove(session, user.id, "txn_tea", recorder=r)
    )
    undo(session, user, change)
    assert books(session, user.id) == before


def test_what_was_undone_cannot_be_undone_and_what_was_not_cannot_be_redone(
    session: Session, user: User
) -> None:
    change = book(session, user, "tea")
    with pytest.raises(Conflict, match="not undone"):
        changes.redo(session, user, change.id)
    undo(session, user, change)
    with pytest.raises(Conflict, match="undone already"):
        undo(session, user, change)


def test_another_persons_change_is_not_found(session: Session, user: User) -> None:
    change = book(session, user, "tea")
    other = session.get_one(User, add_user(session, "joao"))
    with pytest.raises(NotFound):
        undo(session, other, change)
    with pytest.raises(NotFound):
        changes.redo(session, other, change.id)


def test_undoing_a_correction_forgets_what_it_taught(session: Session, user: User) -> None:
    book(session, user, "taxi")
    amend(session, user, "taxi", category="food")
    change = amend(session, user, "taxi", category="transport")
    undo(session, user, change)
    assert corrections.load_by_user(session, user.id) == {"taxi": "food"}


def test_undoing_an_entry_forgets_what_a_correction_of_it_taught(
    session: Session, user: User
) -> None:
    change = book(session, user, "taxi", "tea")
    amend(session, user, "taxi", category="transport")
    assert corrections.load_by_user(session, user.id) == {"taxi": "transport"}
    undo(session, user, change)
    assert corrections.load_by_user(session, user.id) == {}
    changes.redo(session, user, change.id)
    assert corrections.load_by_user(session, user.id) == {"taxi": "transport"}


def test_what_another_entry_taught_too_is_remembered(session: Session, user: User) -> None:
    change = book(session, user, "taxi")
    amend(session, user, "taxi", category="transport")
    transactions.learn(session, user.id, "taxi", "transport", LATER, recorder=ChangeRecorder())
    assert undo(session, user, change).left == ()
    assert corrections.load_by_user(session, user.id) == {"taxi": "transport"}


def test_a_goal_goes_and_comes_back_with_its_contributions(session: Session, user: User) -> None:
    change = set_goal(session, user)
    contribute(session, user, goal_of(change), 200)
    before = books(session, user.id)
    undo(session, user, change)
    assert session.scalars(select(Contribution)).all() == []
    changes.redo(session, user, change.id)
    assert books(session, user.id) == before


def test_a_goal_that_was_removed_comes_back_with_its_contributions(
    session: Session, user: User
) -> None:
    goal_id = goal_of(set_goal(session, user))
    contribute(session, user, goal_id, 200)
    contribute(session, user, goal_id, -50)
    before = books(session, user.id)
    change = perform(session, user, lambda r: goals.remove(session, user, goal_id, NOW, recorder=r))
    undo(session, user, change)
    assert books(session, user.id) == before


def test_an_older_contribution_is_taken_out_of_what_the_goal_holds_now(
    session: Session, user: User
) -> None:
    goal_id = goal_of(set_goal(session, user))
    older = contribute(session, user, goal_id, 200)
    contribute(session, user, goal_id, 100)
    assert undo(session, user, older).left == ()
    assert saved(session, goal_id) == 10_000
    changes.redo(session, user, older.id)
    assert saved(session, goal_id) == 30_000


def test_a_contribution_that_was_taken_out_again_is_left(session: Session, user: User) -> None:
    goal_id = goal_of(set_goal(session, user))
    older = contribute(session, user, goal_id, 200)
    contribute(session, user, goal_id, -150)
    result = undo(session, user, older)
    assert (result.is_done, {row.table for row in result.left}) == (
        False,
        {"contributions", "goals"},
    )
    assert saved(session, goal_id) == 5000


def test_undoing_a_plan_makes_the_one_before_active(session: Session, user: User) -> None:
    send_intake(session, user)
    first, second = make_plan(session, user), make_plan(session, user)
    undo(session, user, second)
    assert plans.find_active(session, user.id).id == _plan_of(first)
    undo(session, user, first)
    assert (user.onboarding_stage, user.personality_type) == ("plan_pending", None)
    changes.redo(session, user, first.id)
    assert (user.onboarding_stage, user.personality_type) == ("active", "supportive")


def test_a_plan_that_another_followed_goes_and_the_other_stays_active(
    session: Session, user: User
) -> None:
    send_intake(session, user)
    first, second = make_plan(session, user), make_plan(session, user)
    undo(session, user, first)
    assert plans.find_active(session, user.id).id == _plan_of(second)
    assert (user.onboarding_stage, user.personality_type) == ("active", "supportive")
    result = changes.redo(session, user, first.id)
    assert [row.table for row in result.left if row.table == "plans"] == []
    assert plans.find_active(session, user.id).id == _plan_of(second)


def _plan_of(change: StoredChange) -> str:
    assert change.recorded is not None
    return next(r.key for r in change.recorded.rows if r.table == "plans" and r.before is None)


def test_an_intake_goes_with_the_plan_that_was_made_from_it(session: Session, user: User) -> None:
    send_intake(session, user, income=4000)
    first = make_plan(session, user)
    second = send_intake(session, user)
    make_plan(session, user)
    before = books(session, user.id)
    undo(session, user, second)
    assert plans.find_active(session, user.id).id == _plan_of(first)
    changes.redo(session, user, second.id)
    assert books(session, user.id) == before


def test_the_stage_of_a_person_without_an_intake_is_the_first(session: Session, user: User) -> None:
    change = send_intake(session, user)
    make_plan(session, user)
    undo(session, user, change)
    assert user.onboarding_stage == "intake_pending"
    assert session.scalars(select(Plan)).all() == []


def test_a_profile_is_restored(session: Session, user: User) -> None:
    made = UserChanges(name="Ana", language="pt", currency="BRL")
    change = perform(session, user, lambda r: users.change(session, user, made, recorder=r))
    undo(session, user, change)
    assert (user.name, user.language, user.currency) == (None, "en", "USD")


@pytest.mark.parametrize(
    "details",
    [
        [],
        {"version": 2, "rows": []},
        {"version": 1, "rows": [{"table": "clients", "key": "x", "before": None, "after": {}}]},
        {"version": 1, "rows": [{"table": "goals", "key": "x", "before": None, "after": None}]},
        {
            "version": 1,
            "rows": [
                {"table": "users", "key": "x", "before": {"phone": "1"}, "after": {"phone": "2"}}
            ],
        },
        {
            "version": 1,
            "rows": [
                {
                    "table": "transactions",
                    "key": "txn_tea",
                    "before": {"transaction_date": "some day"},
                    "after": {"transaction_date": "2026-05-05"},
                }
            ],
        },
        {
            "version": 1,
            "rows": [
                {
                    "table": "goals",
                    "key": "x",
                    "before": {"current_amount_cents": None},
                    "after": {"current_amount_cents": 1},
                }
            ],
        },
    ],
    ids=("list", "version", "table", "nothing", "column", "value", "null"),
)
def test_a_change_that_cannot_be_read_says_so(session: Session, user: User, details: Any) -> None:
    change = book(session, user, "tea")
    session.execute(update(Change).values(details=details))
    with pytest.raises(Conflict, match="another version"):
        undo(session, user, change)
    assert entry(session, "tea") is not None


def test_a_row_whose_place_is_another_persons_now_is_a_conflict(
    session: Session, user: User
) -> None:
    change = book(session, user, "tea")
    undo(session, user, change)
    other = session.get_one(User, add_user(session, "joao"))
    book(session, other, "tea")
    with pytest.raises(Conflict, match="taken the place"):
        changes.redo(session, user, change.id)


def test_the_newest_change_of_a_channel_is_the_one_to_undo_and_the_last_undone_to_redo(
    session: Session, user: User
) -> None:
    first = book(session, user, "tea", channel="whatsapp")
    second = book(session, user, "cake", channel="whatsapp")
    other = book(session, user, "taxi")
    assert _id(changes.find_undoable(session, user.id, "whatsapp")) == second.id
    assert changes.find_redoable(session, user.id, "whatsapp") is None
    changes.undo(session, user, second.id, LATER)
    changes.undo(session, user, first.id, LATER)
    assert changes.find_undoable(session, user.id, "whatsapp") is None
    assert _id(changes.find_redoable(session, user.id, "whatsapp")) == first.id
    changes.redo(session, user, first.id)
    assert _id(changes.find_redoable(session, user.id, "whatsapp")) == second.id
    assert [one.id for one in changes.list_recent(session, user.id, "api")] == [other.id]


def _id(change: StoredChange | None) -> str | None:
    return None if change is None else change.id


def test_the_change_of_a_submission_is_found_by_it(session: Session, user: User) -> None:
    change = book(session, user, "tea")
    assert changes.find_by_submission(session, user.id, "sub_maria") == change
    assert changes.find_by_submission(session, user.id, "sub_other") is None


def test_changes_are_listed_newest_first(session: Session, user: User) -> None:
    made = [book(session, user, word).id for word in ("tea", "cake", "taxi")]
    changes.undo(session, user, made[1], LATER)
    page = changes.list_page(session, user.id, PageQuery.model_validate({"limit": "2"}))
    shown = [item.model_dump() for item in page.items]
    assert [item["id"] for item in shown] == made[:0:-1]
    assert [item["undoable"] for item in shown] == [True, False]
    assert page.next_cursor is not None
