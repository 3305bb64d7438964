"""Changes: list them, undo one, redo one."""

from app.api.operations import Resource
from app.api.request_context import RequestContext
from app.errors import Conflict
from app.schemas.changes import ChangeData
from app.schemas.pages import Page, PageQuery
from app.services import changes as service
from app.services.changes import UndoResult

changes = Resource(
    "Changes", "What chat, submissions and calls changed in the last 30 days; it can be undone."
)


@changes.list("/users/<user_id>/changes", ChangeData)
def list_changes(context: RequestContext, query: PageQuery) -> Page:
    """List changes.

    The newest first.
    """
    return service.list_page(context.session, context.user.id, query)


@changes.post(
    "/users/<user_id>/changes/<change_id>/undo", ChangeData, status=200, errors=(Conflict,)
)
def undo_change(context: RequestContext, change_id: str) -> ChangeData:
    """Undo a change.

    Fields that still are as the change left them are restored, what it created is removed, what it
    removed comes back. What was changed since is left, and named in `left`.
    """
    return _show(service.undo(context.session, context.user, change_id, context.now))


@changes.post(
    "/users/<user_id>/changes/<change_id>/redo", ChangeData, status=200, errors=(Conflict,)
)
def redo_change(context: RequestContext, change_id: str) -> ChangeData:
    """Redo a change.

    Does again what was undone, except what was changed since, which is named in `left`.
    """
    return _show(service.redo(context.session, context.user, change_id))


def _show(result: UndoResult) -> ChangeData:
    if not result.is_done:
        raise Conflict(
            "Everything that this change is about was changed or removed since, so nothing was "
            "done. GET /v1/users/{user_id}/changes lists later changes."
        )
    return service.show(result)
