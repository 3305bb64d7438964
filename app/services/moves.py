"""Money moves: found anew at each look, under ids that stay the same while a move does."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from app.clock import local_date
from app.coach.moves import Move, find_moves
from app.coach.voice import Voice
from app.db import Database, Session
from app.errors import PlanRequired
from app.models import User
from app.schemas.pages import Page, PageQuery
from app.services.ledger import Ledger
from app.services.people import language_of, person_of
from app.store import moves as store


def list_page(
    database: Database, session: Session, user: User, query: PageQuery, now: datetime
) -> Page:
    """The person's moves now, the one that saves most first; raises PlanRequired without a plan.

    `session` reads; only where a move is new, a transaction of its own gives it an id.
    """
    today = local_date(now, user.timezone)
    person = person_of(session, user, today, language_of(user))
    if person.plan is None:
        raise PlanRequired
    books = Ledger(lambda: nullcontext(session), user.id, today)
    moves = find_moves(person, books, Voice(person.language, person.country, today))
    ids = _ids(database, session, user.id, moves, now)
    rows = [(ids[move.key], move) for move in moves]
    after = query.after()
    if after is not None:
        places = [place for place, (move_id, _) in enumerate(rows, 1) if move_id == after]
        rows = rows[places[0] :] if places else []
    return Page.of(rows[: query.limit + 1], query.limit, _wire, lambda row: row[0])


def _ids(
    database: Database, session: Session, user_id: str, moves: Sequence[Move], now: datetime
) -> dict[str, str]:
    """The id of each move, by its key."""
    known = store.ids(session, user_id)
    new = [move.key for move in moves if move.key not in known]
    if not new:
        return known
    with database.transaction() as writing:
        store.name(writing, user_id, new, now)
        return store.ids(writing, user_id)


def _wire(row: tuple[str, Move]) -> dict[str, Any]:
    move_id, move = row
    return {
        "id": move_id,
        "title": move.title,
        "description": move.description,
        "potential_savings_cents": move.savings_cents,
        "category": move.category,
        "priority": move.priority,
    }
