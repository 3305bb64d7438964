"""Chat: talk to the assistant, and list the messages."""

from app.api.operations import Resource
from app.api.request_context import RequestContext
from app.api.responses import serialize
from app.errors import PersonalityRequired
from app.requester import TEXT_SECONDS
from app.schemas.chat import ChatMessageData, NewChatMessage
from app.schemas.pages import Page, PageQuery
from app.services import chat as service
from app.services import chat_messages
from app.services.chat import Advisor, PreparedMessage
from app.services.idempotency import Replay
from app.services.reader_context import requester_of

chat = Resource(
    "Chat", "An assistant that answers from the person's own figures, and acts on what they say."
)

_CREATED = 201


def _prepare(context: RequestContext, body: NewChatMessage) -> PreparedMessage | Replay:
    """Understand a message with no transaction open, unless its key was answered before."""
    database = context.app_context.database
    if context.key is not None:
        with database.read_only() as session:
            answer = chat_messages.find_answer(
                session, context.user, context.key, context.fingerprint
            )
        if answer is not None:
            return Replay(_CREATED, serialize(answer, ChatMessageData))
    return service.prepare(database, context.user, body, context.now, _advisor(context))


def _advisor(context: RequestContext) -> Advisor | None:
    """Return what asks a model about a message, None where this process has no model."""
    engine = context.app_context.readers.model
    if engine is None:
        return None
    requester = requester_of(context.user, TEXT_SECONDS)
    return lambda question: engine.consider(question, requester, context.app_context.slow_work)


@chat.post(
    "/users/<user_id>/chat", ChatMessageData, prepare=_prepare, errors=(PersonalityRequired,)
)
def send_message(context: RequestContext, prepared: PreparedMessage) -> ChatMessageData:
    """Talk to the assistant.

    It answers questions from the person's own figures, and does what they ask for: log, correct,
    remove and undo, set goals, income and plan, in English, Portuguese and Spanish. What it changes
    is in `changes`; over the channel `api` it is performed only with `apply_changes`. An
    `Idempotency-Key` is kept for good: a repeated message gets the same answer and does nothing.
    """
    return service.perform(
        context.session,
        context.user,
        prepared,
        key=context.key,
        fingerprint=context.fingerprint,
        now=context.now,
    )


@chat.list("/users/<user_id>/chat", ChatMessageData)
def list_messages(context: RequestContext, query: PageQuery) -> Page:
    """List the chat.

    The newest message first.
    """
    return chat_messages.history(context.session, context.user.id, query)
