"""What is to be done with a message: decided once, as a pure function, and written on its row."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from app.clock import local_date
from app.phones import country_of, language_of
from app.reading.messages.plain_log import is_plain_log
from app.reading.messages.reader import read_message
from app.reading.types import ReaderContext
from app.store.inbox import Message
from app.store.senders import Sender
from app.text.languages import LANGUAGES
from app.text.sign_up import is_sign_up
from app.text.yes_no import read_yes_no

DOCUMENT_KINDS = frozenset({"image", "document", "audio", "video"})
FRIENDLY_KINDS = frozenset({"location", "contact", "sticker"})


# What can be done with a message; the steps are in workers.actions. The last four are stored by the
# version before only, and read for one release (workers.previous_actions).
ActionKind = Literal[
    "ignore",
    "apologize",
    "log",
    "chat",
    "document",
    "say",
    "stop",
    "start",
    "delete",
    "undo",
    "edit",
    "language",
    "ask_delete",
]


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done, with its targets; JSON on the message's row before the first effect.

    `kind` names the step in workers.actions; `language` and `country` are how the reply is
    written (kept here because an erasure takes the person away before the goodbye).
    """

    kind: ActionKind
    language: str
    country: str = ""
    text: str = ""
    question: str = ""
    targets: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    def apology(self) -> "Action":
        """Return the apology that stands in for this action, in its language."""
        return Action("apologize", self.language, self.country)

    def deletion(self) -> "Action":
        """Return the deletion of the person's data that a chat has confirmed."""
        return Action("delete", self.language, self.country)


_STORED = TypeAdapter(Action)


def stored_action(value: Any) -> Action | None:
    """Return the action that a message's row holds, None where it cannot be read.

    Another version may have written it, in a rolling deploy or before a rollback: fields that
    this one does not know are dropped. No version is stored along: the release before refuses
    what it does not know.
    """
    try:
        return _STORED.validate_python(value)
    except ValidationError:
        return None


# The pending question that the assistant keeps itself, in the dialogue.
ASSISTANT = "assistant"
_LONGEST_ANSWER = 60  # characters


@dataclass(frozen=True, slots=True)
class Situation:
    """What a decision rests on besides the message.

    Who writes, whether they said stop, what the bot asked and still expects an answer to; what came
    of the messages before, and the id of the reply that the message quotes (looked up only where
    they are needed).
    """

    person: Sender
    stopped: bool
    pending: dict[str, Any] | None
    outcomes: Callable[[], Sequence[Any]] = tuple
    quoted: Callable[[], str | None] = lambda: None


def route(message: Message, situation: Situation) -> Action:
    """Decide what to do with this message.

    Media, and what is surely a plain log, are submitted; everything else goes to the assistant.
    """
    person = situation.person
    context = context_of(person, message.received_at)
    body = message.body or ""
    if message.media and message.kind in DOCUMENT_KINDS and not situation.stopped:
        return _of(person, "document", text=body)
    if message.kind in FRIENDLY_KINDS and not situation.stopped:
        return _of(person, "say", targets={"message": f"friendly-{message.kind}"})
    if message.kind == "reaction" or not body:
        return _of(person, "ignore")
    if not situation.stopped:
        answered = _answer_to_pending(body, situation, context) or _welcome(body, situation)
        if answered is not None:
            return answered
    return _by_reading(message, body, situation, context)


def route_opt(message: Message, person: Sender | None) -> Action:
    """Return the action of a STOP or START, in the language of its text."""
    country = country_of((message.sender or "").removeprefix("whatsapp:"))
    if person is None:
        language = language_of(country)
    else:
        country = country_of(person.phone) or country
        context = context_of(person, message.received_at)
        language = read_message(message.body or "", context).language
    return Action(kind=message.action["kind"], language=language, country=country)


def context_of(person: Sender, moment: datetime) -> ReaderContext:
    """Return the reader's context for this person at this moment (aware)."""
    return ReaderContext(
        today=local_date(moment, person.timezone),
        country=country_of(person.phone),
        currency=person.currency,
        language=LANGUAGES.known(person.language),
    )


def _of(person: Sender, kind: ActionKind, **parts: Any) -> Action:
    language = parts.pop("language", person.language)
    return Action(kind=kind, language=language, country=country_of(person.phone), **parts)


def _answer_to_pending(body: str, situation: Situation, context: ReaderContext) -> Action | None:
    """Route the message as the answer to the pending question, None where it is none."""
    pending = situation.pending or {}
    person = situation.person
    match pending.get("question"):
        case "delete_data":
            # Asked by the version before; the assistant asks now.
            answer = read_yes_no(body)
            if answer is None:
                return None
            return _of(person, "delete" if answer else "say", targets={"message": "delete-kept"})
        case "password" if len(body) <= 100 and "\n" not in body:
            return _of(person, "document", text=pending.get("caption", ""), targets=pending)
        case "total":
            words = f"{pending.get('caption') or ''} {body}".strip()
            return _of(person, "log", text=words) if read_message(words, context).drafts else None
    return None


def _may_answer(body: str, situation: Situation) -> bool:
    """Return whether a message may answer a question of the assistant: "the uber of 25"."""
    question = (situation.pending or {}).get("question")
    return question == ASSISTANT and len(body) <= _LONGEST_ANSWER


def _welcome(body: str, situation: Situation) -> Action | None:
    """Route the yes by which a person signed up: nothing came before it."""
    if not is_sign_up(body) or situation.outcomes():
        return None
    return _of(situation.person, "say", targets={"message": "welcome"})


def _by_reading(
    message: Message, body: str, situation: Situation, context: ReaderContext
) -> Action:
    person = situation.person
    reading = read_message(body, context)
    spoken = {"language": reading.language}
    if situation.stopped:
        return _of(person, "start" if reading.intent == "start" else "ignore", **spoken)
    if reading.intent in {"stop", "start"}:
        return _of(person, "stop" if reading.intent == "stop" else "start", **spoken)
    # What is too long to be read is submitted, too: the refusal says to send it in parts.
    is_submitted = reading.is_cut or is_plain_log(body, reading)
    if message.quoted_sid is None and is_submitted and not _may_answer(body, situation):
        return _of(person, "log", text=body, **spoken)
    targets = {}
    if message.quoted_sid is not None and (quoted := situation.quoted()):
        targets["in_reply_to"] = quoted
    return _of(person, "chat", text=body, targets=targets, **spoken)
