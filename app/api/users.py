"""Users: create, list, read, change, erase."""

from app.api.operations import Resource
from app.api.recording import record
from app.api.request_context import RequestContext
from app.errors import Conflict
from app.schemas.changes import ChangeType
from app.schemas.pages import Page
from app.schemas.users import NewUser, UserChanges, UserData, UserQuery, UserSearch
from app.services import change_summaries as summaries
from app.services import users as service
from app.services.recorder import ChangeRecorder

users = Resource("Users", "The people whose finances Ozzie keeps; each belongs to one client.")


@users.post("/users", UserData, errors=(Conflict,))
def create_user(context: RequestContext, body: NewUser) -> UserData:
    """Create a user.

    Required before all other calls for this user. Without `currency` or `timezone` those of the
    phone's country are used.
    """
    context.user = service.create(context.session, context.client_id, body, context.now)
    return UserData.model_validate(context.user)


@users.list("/users", UserData)
def list_users(context: RequestContext, query: UserQuery) -> Page:
    """List users.

    The newest first; filter them by external id or phone.
    """
    return service.list_page(context.session, context.client_id, query)


@users.search("/users/search", UserData)
def search_users(context: RequestContext, body: UserSearch) -> Page:
    """Search users.

    The same as listing them, with the filters in the body, so that no log on the way keeps a phone
    number. It changes nothing, so it needs no Idempotency-Key.
    """
    return service.list_page(context.session, context.client_id, body)


@users.get("/users/<user_id>", UserData)
def get_user(context: RequestContext) -> UserData:
    """Read a user."""
    return UserData.model_validate(context.user)


@users.patch("/users/<user_id>", UserData, errors=(Conflict,))
def change_user(context: RequestContext, body: UserChanges) -> UserData:
    """Change a user.

    Changes the fields that the body names; null clears a field, or restores its default.
    """
    recorder = ChangeRecorder()
    service.change(context.session, context.user, body, recorder=recorder)
    record(context, recorder, ChangeType.USER_CHANGED, summaries.of_user(context.user))
    return UserData.model_validate(context.user)


@users.delete("/users/<user_id>")
def delete_user(context: RequestContext) -> None:
    """Erase a user.

    Deletes all rows of the user and all stored message texts. This cannot be undone.
    """
    service.erase(context.session, context.user)
