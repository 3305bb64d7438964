"""What a second engine is asked about a message, and what it makes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.assistant.commands import Command
from app.assistant.context import UnderstandingContext
from app.coach.ledger import Ledger
from app.coach.profile import Profile
from app.text.languages import Language


@dataclass(frozen=True, slots=True)
class ChatQuestion:
    """A message as the embedded engine understood it, with the person's books.

    Attributes:
        message: The message as written.
        context: What it was understood on.
        commands: What the embedded engine takes it for.
        load_profile: Returns the person's settings, plan and goals.
        ledger: Their entries.
        language: The language of the answer.
    """

    message: str
    context: UnderstandingContext
    commands: Sequence[Command]
    load_profile: Callable[[], Profile]
    ledger: Ledger
    language: Language


@dataclass(frozen=True, slots=True)
class Opinion:
    """Commands that are performed instead of the embedded engine's, or the answer's text."""

    commands: tuple[Command, ...] = ()
    text: str = ""
