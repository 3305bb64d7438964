"""Money moves: what to do this month to save."""

from app.api.operations import Resource
from app.api.request_context import RequestContext
from app.errors import PlanRequired
from app.schemas.moves import MoneyMoveData
from app.schemas.pages import Page, PageQuery
from app.services import moves as service

moves = Resource("Money moves", "What to do this month to save, and how much it saves.")


@moves.list("/users/<user_id>/money-moves", MoneyMoveData, errors=(PlanRequired,))
def list_money_moves(context: RequestContext, query: PageQuery) -> Page:
    """List money moves.

    From the plan, this month's spending against its usual pace and the plan's target, and charges
    that recur; the one that saves most first. A move keeps its id for as long as it is suggested.
    """
    return service.list_page(
        context.app_context.database, context.session, context.user, query, context.now
    )
