"""Users: create, list, read, change, erase."""

from typing import Any

from app.api.call import Call
from app.api.operations import Resource
from app.errors import Conflict
from app.schemas.pages import Page
from app.schemas.users import NewUser, UserChanges, UserData, UserQuery
from app.services import users as service

users = Resource("Users", "The people whose money Ozzie looks after; each belongs to one client.")


@users.post("/users", UserData, errors=(Conflict,))
def create_user(call: Call, body: NewUser) -> dict[str, Any]:
    """Create a user

    Unlocks every other call for this user. `currency` and `timezone` follow from the phone's
    country where they are not given.
    """
    call.user = service.create(call.session, call.client_id, body, call.now)
    return service.wire(call.user)


@users.list("/users", UserData)
def list_users(call: Call, query: UserQuery) -> Page:
    """List users

    The newest first; by external id or phone where one is named.
    """
    return service.list_page(call.session, call.client_id, query)


@users.get("/users/<user_id>", UserData)
def get_user(call: Call) -> dict[str, Any]:
    """Read a user"""
    return service.wire(call.user)


@users.patch("/users/<user_id>", UserData, errors=(Conflict,))
def change_user(call: Call, body: UserChanges) -> dict[str, Any]:
    """Change a user

    Changes the fields that the body names; null clears one, or brings back its default.
    """
    service.change(call.session, call.user, body)
    return service.wire(call.user)


@users.delete("/users/<user_id>")
def delete_user(call: Call) -> None:
    """Erase a user

    Deletes every row of theirs and every stored message text. It cannot be undone.
    """
    service.erase(call.session, call.user)
