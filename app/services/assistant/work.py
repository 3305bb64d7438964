"""What a command is performed with, and what is to be stored and answered of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from app.assistant.commands import Amend, Choice, Command, Feature, Remove
from app.assistant.dialogue import ANSWERED_WITHIN, MAX_SHOWN, Dialogue, OpenQuestion
from app.assistant.known_entries import Books
from app.assistant.outcomes import Asked
from app.assistant.wording.formatter import ReplyFormatter
from app.coach.questions.types import CategoryReader, Question
from app.db import Session
from app.models import User
from app.schemas.changes import ChangeType
from app.schemas.chat import ChatChange
from app.services.assistant.books import load_books
from app.services.changes import save
from app.services.recorder import ChangeRecorder
from app.services.stored_changes import StoredChange
from app.text.languages import Language

# Questions after which "it" is no entry.
_NOT_ABOUT_ENTRIES = frozenset(
    {
        "plan",
        "goal",
        "track",
        "left",
        "afford",
        "save",
        "saved",
        "invest",
        "debt",
        "what_if",
        "grow",
    }
)


@dataclass
class Work:
    """One message being performed, in one transaction with the person's row locked.

    Attributes:
        session: The open transaction.
        user: The person.
        now: The moment of the request, in UTC.
        today: The person's local date when the message was sent.
        language: The language of the reply.
        channel: api or whatsapp.
        formatter: Formats the reply's texts and figures.
        categories: Finds the category of a product or merchant.
        dialogue: The dialogue before the message.
        quoted: The entries of the reply that the message quotes.
        message_id: The id under which the message is stored.
        answer_id: The id under which the answer is stored; changes name it as their source.
        changes: What was changed, for the answer.
    """

    session: Session
    user: User
    now: datetime
    today: date
    language: Language
    channel: str
    formatter: ReplyFormatter
    categories: CategoryReader
    dialogue: Dialogue
    quoted: Sequence[str] = ()
    message_id: str = ""
    answer_id: str = ""
    changes: list[ChatChange] = field(default_factory=list)
    _next: dict[str, Any] = field(default_factory=dict)
    _books: Books | None = None

    def books(self) -> Books:
        """Return the entries that references are resolved on, as they are now."""
        if self._books is None:
            self._books = load_books(
                self.session,
                self.user.id,
                today=self.today,
                now=self.now,
                shown=self.dialogue.shown,
                listed=self.dialogue.listed,
                quoted=self.quoted,
                is_talking=self.dialogue.updated_at is not None,
                speaks_of_else=self.dialogue.focus not in {None, "entry"},
            )
        return self._books

    def save(
        self,
        recorder: ChangeRecorder,
        kind: ChangeType,
        summary: str,
        *,
        source_id: str | None = None,
        data: Any = None,
    ) -> None:
        """Store what was recorded as a change of this message; `data` is the object it changed."""
        self._books = None
        stored = save(
            self.session,
            self.user,
            recorder,
            type=kind,
            summary=summary,
            channel=self.channel,
            source_id=source_id or self.answer_id or None,
            now=self.now,
        )
        if stored is not None:
            self.report(stored.id, kind, summary, data=data)

    def has_just_made(self, change: StoredChange) -> bool:
        """Return whether a change was made by the message before this one."""
        answered = self.dialogue.updated_at
        return answered is not None and change.created_at >= answered

    def report(self, change_id: str | None, kind: str, summary: str, *, data: Any = None) -> None:
        """Add a change to the answer; the entries that references see are read again."""
        self._books = None
        self.changes.append(
            ChatChange(
                id=change_id,
                type=kind,
                summary=summary,
                performed=True,
                undoable=change_id is not None,
                object=data.model_dump(mode="json") if data is not None else None,
            )
        )

    def show(self, ids: Sequence[str]) -> None:
        """Remember the entries that the reply shows, in order: what "the second one" counts."""
        shown = (*self._next.get("shown", ()), *ids)[:MAX_SHOWN]
        self._next |= {"shown": shown, "focus": "entry"}
        if len(shown) > 1:
            self._next["listed"] = shown

    def may_go_on(self, order: Amend | Remove) -> None:
        """Remember an order that "and the taxi" goes on with."""
        self._next["order"] = order

    def speak_of_goal(self, goal_id: str) -> None:
        """Remember the goal that "it" means."""
        self._next |= {"goal_id": goal_id, "focus": "goal"}

    def speak_of_figures(self, figures: dict[str, int]) -> None:
        """Remember what was told of the person's finances: "sorry, 4500" is one of these."""
        known = {**self.dialogue.figures, **figures}
        self._next |= {"figures": known, "told": tuple(figures), "focus": "finances"}

    def speak_of_feature(self, feature: Feature) -> None:
        """Remember what is not offered yet that "it" means."""
        self._next |= {"feature": feature, "focus": "feature"}

    def note_erasure_asked(self) -> None:
        """Remember that the erasure was asked about: "yes, erase everything" confirms it later."""
        self._next["asked_erasure"] = True

    def answer(self, question: Question) -> None:
        """Remember a question, for what follows it up."""
        self._next["question"] = question
        if question.type in _NOT_ABOUT_ENTRIES:
            self._next["focus"] = "question"

    def ask(
        self,
        text: str,
        *,
        kind: str = "slot",
        slot: str = "",
        command: Command | None = None,
        choices: Sequence[Choice] = (),
    ) -> Asked:
        """Ask something: remember it until it is answered, and return it as an outcome."""
        question = OpenQuestion.model_validate(
            {
                "kind": kind,
                "text": text,
                "slot": slot,
                "command": command,
                "choices": tuple(choices),
                "expires_at": self.now + ANSWERED_WITHIN,
            }
        )
        self._next["open"] = question
        return Asked(question)

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the entries that the reply shows, in order."""
        return tuple(self._next.get("shown", ()))

    @property
    def goal_id(self) -> str | None:
        """Return the goal that this message spoke of."""
        return self._next.get("goal_id")

    @property
    def open_question(self) -> OpenQuestion | None:
        """Return what the reply asks and waits for."""
        return self._next.get("open")

    @property
    def open_choices(self) -> Sequence[Choice]:
        """Return the choices that the reply offers already, in order."""
        asked = self.open_question
        return asked.choices if asked is not None else ()

    def next_dialogue(self) -> Dialogue:
        """Return the dialogue after the message: what it did not touch is kept."""
        kept = {"open": None, "order": None, "left_out": (), "updated_at": self.now}
        return self.dialogue.model_copy(update={**kept, **self._next})

    def propose(self) -> None:
        """Report the changes as proposed: what was done has been taken back."""
        self._books = None
        self.changes = [
            change.model_copy(update={"id": None, "performed": False, "undoable": False})
            for change in self.changes
        ]
        for forgotten in ("shown", "listed", "focus", "goal_id"):
            self._next.pop(forgotten, None)
