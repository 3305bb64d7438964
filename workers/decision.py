"""What is to be done with a message: decided once, as a pure function, and written on its row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from app.clock import local_date
from app.phones import country_of
from app.reading.drafts import Context, Language
from app.reading.edits import read_edit
from app.reading.text import read
from app.reading.yesno import read_yes_no
from app.store.inbox import Message
from app.store.people import Person
from workers.books import LastLogged, last_logged

DOCUMENT_KINDS = frozenset({"image", "document", "audio", "video"})
FRIENDLY_KINDS = frozenset({"location", "contact", "sticker"})


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done, with its targets; JSON on the message's row before the first effect.

    `kind` names the step in workers.actions; `language` and `country` are how the reply is
    written (kept here because an erasure takes the person away before the goodbye).
    """

    kind: str
    language: str
    country: str = ""
    text: str = ""
    question: str = ""
    targets: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Situation:
    """What a decision rests on besides the message.

    Who writes, whether they said stop, what the bot asked and still expects an answer to, and
    what came of the messages before, the newest first (looked up only where it is needed).
    """

    person: Person
    stopped: bool
    pending: dict[str, Any] | None
    outcomes: Callable[[], Sequence[Any]]


def decide(message: Message, situation: Situation) -> Action:
    """The one thing to do with this message."""
    person = situation.person
    context = context_of(person, message.received_at)
    body = message.body or ""
    if message.media and message.kind in DOCUMENT_KINDS and not situation.stopped:
        return _of(person, "document", text=body)
    if message.kind in FRIENDLY_KINDS and not situation.stopped:
        return _of(person, "say", targets={"message": f"friendly-{message.kind}"})
    if message.kind == "reaction" or not body:
        return _of(person, "ignore")
    answered = None if situation.stopped else _answer_to_pending(body, situation, context)
    return answered or _by_intent(body, situation, context)


def context_of(person: Person, moment: datetime) -> Context:
    """What a reader needs to know of this person at this moment (aware)."""
    language: Language = person.language if person.language in {"pt", "es"} else "en"  # type: ignore[assignment]  # narrowed by the set
    return Context(
        today=local_date(moment, person.timezone),
        country=country_of(person.phone),
        currency=person.currency,
        language=language,
    )


def _of(person: Person, kind: str, **parts: Any) -> Action:
    language = parts.pop("language", person.language)
    return Action(kind=kind, language=language, country=country_of(person.phone), **parts)


def _answer_to_pending(body: str, situation: Situation, context: Context) -> Action | None:
    """The message as the answer to what the bot asked, None where it is something else."""
    pending = situation.pending or {}
    person = situation.person
    match pending.get("question"):
        case "delete_data":
            answer = read_yes_no(body)
            if answer is None:
                return None
            return _of(person, "delete" if answer else "say", targets={"message": "delete-kept"})
        case "password" if len(body) <= 100 and "\n" not in body:
            return _of(person, "document", text=pending.get("caption", ""), targets=pending)
        case "total":
            words = f"{pending.get('caption') or ''} {body}".strip()
            return _of(person, "log", text=words) if read(words, context).drafts else None
    return None


def _by_intent(body: str, situation: Situation, context: Context) -> Action:
    person = situation.person
    reading = read(body, context)
    spoken = {"language": reading.language}
    if situation.stopped:
        return _of(person, "start" if reading.intent == "start" else "ignore", **spoken)
    match reading.intent:
        case "transaction":
            return _of(person, "log", text=body, question=reading.question or "", **spoken)
        case "undo":
            return _undo(person, last_logged(situation.outcomes()), spoken)
        case "edit":
            return _edit(body, situation, context, spoken)
        case "language":
            target = reading.target_language
            return _of(person, "language", language=target or reading.language, text=target or "")
        case "help" | "greeting":
            return _of(person, "say", targets={"message": reading.intent}, **spoken)
        case "stop" | "start":
            return _of(person, reading.intent, **spoken)
        case "delete_data":
            return _of(person, "ask_delete", **spoken)
    return _of(person, "chat", text=body, **spoken)


def _undo(person: Person, last: LastLogged | None, spoken: Mapping[str, str]) -> Action:
    if last is None:
        return _of(person, "say", targets={"message": "nothing-to-undo"}, **spoken)
    return _of(person, "undo", targets=asdict(last), **spoken)


def _edit(body: str, situation: Situation, context: Context, spoken: Mapping[str, str]) -> Action:
    person = situation.person
    last = last_logged(situation.outcomes())
    if last is None or not last.transactions:
        return _of(person, "say", targets={"message": "nothing-to-edit"}, **spoken)
    edit = read_edit(body, context)
    if edit is None:
        return _of(person, "say", targets={"message": "edit-how"}, **spoken)
    changes = {
        "amount_cents": edit.amount_cents,
        "currency": edit.currency,
        "category": edit.category,
        "description": edit.description,
        "transaction_date": edit.transaction_date and edit.transaction_date.isoformat(),
    }
    changes = {name: value for name, value in changes.items() if value is not None}
    # A date is said of the whole message ("that was yesterday"); the rest of its last line.
    chosen = last.transactions if set(changes) == {"transaction_date"} else last.transactions[-1:]
    targets = {"submission_id": last.submission_id, "transactions": chosen, "changes": changes}
    return _of(person, "edit", targets=targets, **spoken)
