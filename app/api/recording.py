"""Store what a call of the API changed, so that it can be undone."""

from app.api.request_context import RequestContext
from app.schemas.changes import ChangeType
from app.services import changes
from app.services.recorder import ChangeRecorder

API = "api"


def record(
    context: RequestContext,
    recorder: ChangeRecorder,
    change_type: ChangeType,
    summary: str,
    *,
    channel: str = API,
    source_id: str | None = None,
) -> None:
    """Store the change that a call has made, with its transaction."""
    changes.save(
        context.session,
        context.user,
        recorder,
        type=change_type,
        summary=summary,
        channel=channel,
        source_id=source_id,
        now=context.now,
    )
