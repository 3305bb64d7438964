"""Money moves: computed for each request; a move keeps its id for as long as it is suggested."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import cast

from app.categories import Category
from app.clock import local_date
from app.coach.formatter import CoachFormatter
from app.coach.moves import Move, find_moves
from app.db import Database, Session
from app.errors import PlanRequired
from app.models import User
from app.schemas.moves import MoneyMoveData
from app.schemas.pages import Page, PageQuery
from app.services.ledger import SqlLedger
from app.services.profiles import language_of, load_profile
from app.store import moves as store


def list_page(
    database: Database, session: Session, user: User, query: PageQuery, now: datetime
) -> Page:
    """Return a page of the person's moves, the one that saves most first.

    `session` only reads. It gives its connection back before a transaction stores the ids of new
    moves: threads that hold one connection while they wait for another can block each other.

    Raises PlanRequired without a plan.
    """
    today = local_date(now, user.timezone)
    person = load_profile(session, user, today, language_of(user))
    if person.plan is None:
        raise PlanRequired
    ledger = SqlLedger(lambda: nullcontext(session), user.id, today)
    moves = find_moves(person, ledger, CoachFormatter(person.language, person.country, today))
    ids = _ids(database, session, user.id, moves, now)
    rows = [(ids[move.key], move) for move in moves]
    after = query.after()
    if after is not None:
        places = [place for place, (move_id, _) in enumerate(rows, 1) if move_id == after]
        rows = rows[places[0] :] if places else []
    return Page.of(rows[: query.limit + 1], query.limit, _show, lambda row: row[0])


def _ids(
    database: Database, session: Session, user_id: str, moves: Sequence[Move], now: datetime
) -> dict[str, str]:
    """Return the id of each move by its key; new moves get one."""
    known = store.load_ids(session, user_id)
    new = [move.key for move in moves if move.key not in known]
    if not new:
        return known
    session.close()
    with database.transaction() as writing:
        store.assign_ids(writing, user_id, new, now)
        return store.load_ids(writing, user_id)


def _show(row: tuple[str, Move]) -> MoneyMoveData:
    move_id, move = row
    return MoneyMoveData(
        id=move_id,
        title=move.title,
        description=move.description,
        potential_savings_cents=move.savings_cents,
        category=cast("Category", move.category),
        priority=move.priority,
    )
