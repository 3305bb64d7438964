"""Plans: generate, read, personalize."""

from app.api.operations import Resource
from app.api.recording import record
from app.api.request_context import RequestContext
from app.errors import IntakeRequired, PlanRequired
from app.schemas.changes import ChangeType
from app.schemas.plans import PersonalityChoice, PlanData
from app.services import change_summaries as summaries
from app.services import plans as service
from app.services.recorder import ChangeRecorder

plans = Resource("Plan", "What the coach recommends, from the latest financial intake.")


@plans.post("/users/<user_id>/plan/generate", PlanData, errors=(IntakeRequired,))
def generate_plan(context: RequestContext) -> PlanData:
    """Generate the plan.

    Requires a financial intake; unlocks money moves and chat. The new plan is active, the one
    before is superseded.
    """
    recorder = ChangeRecorder()
    plan = service.generate(context.session, context.user, context.now, recorder=recorder)
    record(context, recorder, ChangeType.PLAN_CREATED, summaries.of_plan(context.user, plan))
    return service.show(plan, context.user)


@plans.get("/users/<user_id>/plan", PlanData, errors=(PlanRequired,))
def get_plan(context: RequestContext) -> PlanData:
    """Read the active plan."""
    return service.show(service.find_active(context.session, context.user.id), context.user)


@plans.post("/users/<user_id>/plan/personalize", PlanData, status=200, errors=(PlanRequired,))
def personalize_plan(context: RequestContext, body: PersonalityChoice) -> PlanData:
    """Choose how the coach speaks.

    Generating the first plan chooses `supportive`.
    """
    recorder = ChangeRecorder()
    chosen = body.personality_type
    plan = service.personalize(context.session, context.user, chosen, recorder=recorder)
    record(context, recorder, ChangeType.USER_CHANGED, summaries.of_user(context.user))
    return service.show(plan, context.user)
