"""Money moves: what to do this month to save."""

from app.api.call import Call
from app.api.operations import Resource
from app.errors import PlanRequired
from app.schemas.moves import MoneyMoveData
from app.schemas.pages import Page, PageQuery
from app.services import moves as service

moves = Resource("Money moves", "What to do this month to save, and how much it saves.")


@moves.list("/users/<user_id>/money-moves", MoneyMoveData, errors=(PlanRequired,))
def list_money_moves(call: Call, query: PageQuery) -> Page:
    """List money moves

    From the plan, this month's spending against its usual pace and the plan's target, and charges
    that recur; the one that saves most first. A move keeps its id for as long as it stands.
    """
    return service.list_page(call.platform.database, call.session, call.user, query, call.now)
