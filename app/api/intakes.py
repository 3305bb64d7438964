"""Financial intakes: send one, read the latest, list them all."""

from app.api.operations import Resource
from app.api.recording import record
from app.api.request_context import RequestContext
from app.schemas.changes import ChangeType
from app.schemas.intakes import IntakeData, NewIntake
from app.schemas.pages import Page, PageQuery
from app.services import change_summaries as summaries
from app.services import intakes as service
from app.services.recorder import ChangeRecorder

intakes = Resource(
    "Financial intake", "What a person earns and spends in a month; their plan is made from it."
)


@intakes.post("/users/<user_id>/financial-intake", IntakeData)
def send_financial_intake(context: RequestContext, body: NewIntake) -> IntakeData:
    """Send a financial intake.

    Unlocks plan generation. It is a snapshot: send a new one when finances change, then generate
    a new plan.
    """
    recorder = ChangeRecorder()
    user = context.user
    intake = service.create(context.session, user, body, context.now, recorder=recorder)
    record(context, recorder, ChangeType.INTAKE_CREATED, summaries.of_intake(user, intake))
    return service.show(intake)


@intakes.get("/users/<user_id>/financial-intake", IntakeData)
def get_financial_intake(context: RequestContext) -> IntakeData:
    """Read the latest financial intake."""
    return service.show(service.find_latest(context.session, context.user.id))


@intakes.list("/users/<user_id>/financial-intake/history", IntakeData)
def list_financial_intakes(context: RequestContext, query: PageQuery) -> Page:
    """List all financial intakes.

    The newest first.
    """
    return service.list_page(context.session, context.user.id, query)
