"""Chat: ask the coach, and read what was said."""

from typing import Any

from app.api.call import Call
from app.api.operations import Resource
from app.errors import PersonalityRequired
from app.schemas.chat import ChatMessageData, NewChatMessage
from app.schemas.pages import Page, PageQuery
from app.services import chat as service
from app.services.chat import Exchange

chat = Resource("Chat", "A coach who answers from the person's own plan, goals and transactions.")


def _ask(call: Call, body: NewChatMessage) -> Exchange:
    return service.ask(call.platform.database, call.user, body, call.now)


@chat.post("/users/<user_id>/chat", ChatMessageData, prepare=_ask, errors=(PersonalityRequired,))
def send_message(call: Call, prepared: Exchange) -> dict[str, Any]:
    """Ask the coach

    Requires a plan, which sets how the coach speaks. It answers what was spent, on what, how often
    and compared with before; income and what is left; the plan, goals, whether something can be
    afforded, what recurs and how to save, in English, Portuguese and Spanish.
    """
    return service.record(call.session, prepared, call.now)


@chat.list("/users/<user_id>/chat", ChatMessageData)
def list_messages(call: Call, query: PageQuery) -> Page:
    """List the chat

    The newest message first.
    """
    return service.history(call.session, call.user.id, query)
