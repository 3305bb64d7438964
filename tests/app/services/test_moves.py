"""Money moves: the largest saving first, each with an id that stays."""

from decimal import Decimal

import pytest

from app.db import Database
from app.errors import PlanRequired
from app.models import User
from app.schemas.intakes import NewIntake
from app.schemas.pages import Page, PageQuery
from app.services import intakes, moves, plans
from app.services.recorder import ChangeRecorder
from tests.support.rows import NOW, Movement, add_movements, add_user

MOVEMENTS = [
    Movement(NOW.date(), 80_000),
    Movement(NOW.date(), 90_000, "Taxi", "transport"),
]


@pytest.fixture
def user_id(database: Database) -> str:
    """Return the id of a user who earns $5,000 and spent much on food and taxis this month."""
    with database.transaction() as session:
        user_id = add_user(session)
        new = NewIntake(
            monthly_income=Decimal(5000), monthly_expenses=Decimal(3200), financial_goal="savings"
        )
        intakes.create(session, session.get_one(User, user_id), new, NOW, recorder=ChangeRecorder())
        add_movements(session, user_id, MOVEMENTS)
    return user_id


def generate_plan(database: Database, user_id: str) -> None:
    with database.transaction() as session:
        plans.generate(session, session.get_one(User, user_id), NOW, recorder=ChangeRecorder())


def list_page(database: Database, user_id: str, **query: str) -> Page:
    with database.read_only() as session:
        user = session.get_one(User, user_id)
        asked = PageQuery.model_validate(query)
        return moves.list_page(database, session, user, asked, NOW)


def test_moves_require_a_plan(database: Database, user_id: str) -> None:
    with pytest.raises(PlanRequired):
        list_page(database, user_id)


def test_the_largest_saving_comes_first_and_ids_stay(database: Database, user_id: str) -> None:
    generate_plan(database, user_id)
    first, second = (list_page(database, user_id) for _ in range(2))
    savings = [item.model_dump()["potential_savings_cents"] for item in first.items]
    assert savings == sorted(savings, reverse=True)
    assert first.items == second.items


def test_a_page_goes_on_where_the_one_before_ended(database: Database, user_id: str) -> None:
    generate_plan(database, user_id)
    whole = list_page(database, user_id)
    first = list_page(database, user_id, limit="1")
    assert first.next_cursor is not None
    rest = list_page(database, user_id, cursor=first.next_cursor)
    assert [*first.items, *rest.items] == list(whole.items)
