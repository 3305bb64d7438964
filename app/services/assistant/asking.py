"""Ask which entries are meant, and whether many are; say that there is none."""

from collections.abc import Sequence

from app.assistant.commands import Amend, Choice, Command, EntryReference, Remove
from app.assistant.known_entries import KnownEntry
from app.assistant.outcomes import NoSuchEntry, Outcome
from app.services.assistant.books import entry_line
from app.services.assistant.work import Work

MOST_CHOICES = 4
MOST_NEAREST = 3


def ask_which(
    command: Amend | Remove, reference: EntryReference, found: Sequence[KnownEntry], work: Work
) -> Outcome:
    """Ask which of several entries is meant, with numbered choices.

    They go on with those of a question that the same reply asks already: "the bus and the taxi".
    """
    before = work.open_choices
    choices = [_choice(command, entry, work) for entry in found[:MOST_CHOICES]]
    numbered = [
        f"{number}. {choice.label}" for number, choice in enumerate(choices, len(before) + 1)
    ]
    what = reference.words or work.formatter.say("which-entry-it")
    text = "\n".join([work.formatter.say("which-entry", what=what), *numbered])
    work.show([entry.id for entry in found[:MOST_CHOICES]])
    return work.ask(text, kind="choice", choices=[*before, *choices])


def _choice(command: Amend | Remove, entry: KnownEntry, work: Work) -> Choice:
    chosen: Command = command.model_copy(update={"entry": EntryReference(ids=(entry.id,))})
    parts = [
        work.formatter.money(entry.amount_cents, entry.currency),
        entry.description,
        work.formatter.day(entry.transaction_date),
    ]
    return Choice(
        label=" · ".join(parts),
        commands=(chosen,),
        words=entry.description,
        cents=entry.amount_cents,
    )


def ask_all(command: Amend | Remove, found: Sequence[KnownEntry], work: Work) -> Outcome:
    """Ask for a yes before many entries are changed or removed by description."""
    ids = tuple(entry.id for entry in found)
    chosen = command.model_copy(update={"entry": EntryReference(ids=ids)})
    of_name, of_these = (
        ("remove-all-sure", "remove-these-sure")
        if isinstance(command, Remove)
        else ("amend-all-sure", "amend-these-sure")
    )
    message = of_name if command.entry.words else of_these
    text = work.formatter.say(message, count=len(found), what=command.entry.words)
    return work.ask(text, kind="yes_no", command=chosen)


def not_found(reference: EntryReference, work: Work) -> NoSuchEntry:
    """Return that no entry is meant, with the nearest lines."""
    nearest = work.books().entries[:MOST_NEAREST]
    work.show([entry.id for entry in nearest])
    return NoSuchEntry(reference.words, [entry_line(entry) for entry in nearest])
