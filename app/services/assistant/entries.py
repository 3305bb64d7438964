"""Perform commands about entries: log, amend, remove, recategorize."""

from collections.abc import Sequence

from app.assistant.commands import (
    Amend,
    BookAnyway,
    Command,
    EntryReference,
    Log,
    Recategorize,
    Remove,
)
from app.assistant.known_entries import KnownEntry, Strength
from app.assistant.outcomes import (
    Amended,
    Learned,
    Outcome,
    Refused,
    Removed,
    Said,
    Unchanged,
)
from app.assistant.references import find_entries, find_namesakes, mean_several
from app.schemas.changes import ChangeType
from app.schemas.transactions import TransactionChanges, TransactionData
from app.services import change_summaries as summaries
from app.services import submissions, transactions
from app.services.assistant.asking import ask_all, ask_which, not_found
from app.services.assistant.books import entry_line
from app.services.assistant.onboarding import ask_by_the_way
from app.services.assistant.submitted import WHATSAPP, booked_outcome
from app.services.assistant.work import Work
from app.services.recorder import ChangeRecorder
from app.text.names import matches
from app.text.tokens import correction_key

# By description more entries than this are changed or removed only after a yes: a wrong match is
# noticed late.
UNASKED = 3
INCOME = "income"


def log(command: Log, work: Work) -> list[Outcome]:
    """Book transactions."""
    recorder = ChangeRecorder()
    submission = submissions.ReadSubmission(
        source=f"{work.channel}_text",
        drafts=command.drafts,
        language=work.language,
        today=work.today,
        allow_duplicates=True,
    )
    answer = submissions.book(
        work.session,
        work.user,
        submission,
        key=None,
        fingerprint="",
        now=work.now,
        recorder=recorder,
    )
    work.save(
        recorder,
        ChangeType.TRANSACTIONS_CREATED,
        summaries.of_created(work.user, answer.transactions),
        source_id=answer.submission_id,
        data=answer.transactions[0] if len(answer.transactions) == 1 else None,
    )
    work.show([entry.id for entry in answer.transactions])
    booked = booked_outcome(work.session, work.user, answer, work.today)
    if command.is_repeating:
        return [booked, Said(work.formatter.say("repeating-not-yet"))]
    if work.channel == WHATSAPP and (
        question := ask_by_the_way(work.session, work.user, work.formatter)
    ):
        return [booked, work.ask(question, slot="income")]
    return [booked]


def book_anyway(_command: BookAnyway, work: Work) -> list[Outcome]:
    """Book what the last submission left out as duplicates."""
    if not work.dialogue.left_out:
        return [Refused("nothing-left-out")]
    return log(Log(drafts=work.dialogue.left_out), work)


def amend(command: Amend, work: Work) -> list[Outcome]:
    """Change the entry that is meant; ask where several may be."""
    found = find_entries(command.entry, work.books(), command.strength)
    if "amount_cents" not in command.changes.fields:
        work.may_go_on(command)
    if means_list(command.entry, found):
        return [
            outcome
            for member in command.entry.members
            for outcome in amend(command.model_copy(update={"entry": member}), work)
        ]
    if not found:
        return [not_found(command.entry, work)]
    # A date is said of the whole message: "that was yesterday".
    is_date = command.changes.fields == {"transaction_date"} and command.entry.is_pronoun
    if len(found) > 1 and not (is_date or mean_several(command.entry)):
        return [ask_which(command, command.entry, found, work)]
    if len(found) > UNASKED and not command.entry.ids:
        return [ask_all(command, found, work)]
    return _amend(command, found, work)


def corrects_nothing(command: Command, work: Work, *, is_after_log: bool = False) -> bool:
    """Return whether a statement such as "taxi was 25" is a log: no such entry is there.

    `is_after_log`: the statement before it is one, and with it what leaves out its verb.
    """
    if not isinstance(command, Amend) or command.otherwise is None:
        return False
    if command.is_elided and is_after_log:
        return True
    return not find_entries(command.entry, work.books(), command.strength)


def log_statements(statements: Sequence[Command], work: Work) -> list[Outcome]:
    """Book statements that correct nothing, together: "lunch was 15 and taxi was 25"."""
    drafts = [
        draft
        for command in statements
        if isinstance(command, Amend) and command.otherwise
        for draft in command.otherwise.drafts
    ]
    return log(Log(drafts=tuple(drafts)), work)


def _amend(command: Amend, found: Sequence[KnownEntry], work: Work) -> list[Outcome]:
    category = command.changes.category
    if any(_is_of_other_kind(entry, category) for entry in found):
        work.show([entry.id for entry in found])
        message = "category-of-income" if category != INCOME else "category-of-expense"
        return [Refused(message)]
    wanted = command.changes.model_dump(exclude_none=True)
    changes = TransactionChanges.model_validate(
        command.changes.model_dump(mode="json", exclude_none=True)
    )
    differing = [
        entry
        for entry in found
        if any(getattr(entry, name) != value for name, value in wanted.items())
    ]
    work.show([entry.id for entry in found])
    if not differing:
        return [Unchanged([entry_line(entry) for entry in found])]
    recorder = ChangeRecorder()
    changed = [
        transactions.change(
            work.session, work.user.id, entry.id, changes, work.now, recorder=recorder
        )
        for entry in differing
    ]
    kind = ChangeType.TRANSACTION_CHANGED if len(changed) == 1 else ChangeType.TRANSACTIONS_CHANGED
    data = changed[0] if len(changed) == 1 else None
    work.save(recorder, kind, summaries.of_changed(work.user, changed), data=data)
    return [Amended([entry_line(entry) for entry in changed])]


def _is_of_other_kind(entry: KnownEntry, category: str | None) -> bool:
    """Return whether a category belongs to another kind of entry: an income is no "health"."""
    return category is not None and (entry.kind == INCOME) != (category == INCOME)


def remove(command: Remove, work: Work) -> list[Outcome]:
    """Remove the entries that are meant; ask where it is not clear which, or they are many."""
    found = find_entries(command.entry, work.books(), _reach(command))
    if command.is_not_done and not found:
        return [Said(work.formatter.say("coach-resisted-plain"))]
    work.may_go_on(command)
    if means_list(command.entry, found):
        return _remove_each(command.entry.members, work)
    if not found:
        return [not_found(command.entry, work)]
    if command.entry.scope == "submission":
        return _remove_submission(found[0].submission_id, work)
    if _is_other_amount(command.entry, found) or (
        len(found) > 1 and not mean_several(command.entry)
    ):
        return [ask_which(command, command.entry, found, work)]
    # A removal by mere name asks where two of the name were booked today.
    if len(namesakes := find_namesakes(command.entry, work.books())) > 1:
        return [ask_which(command, command.entry, namesakes, work)]
    is_named = command.entry.ids or command.entry.count is not None
    if len(found) > UNASKED and not is_named:
        return [ask_all(command, found, work)]
    recorder = ChangeRecorder()
    removed = [transactions.read(work.session, work.user.id, entry.id) for entry in found]
    for entry in found:
        transactions.remove(work.session, work.user.id, entry.id, recorder=recorder)
    return [_removed(removed, recorder, work)]


def _reach(command: Remove) -> Strength:
    """Return how far back a removal looks: what was not bought after all was told lately."""
    return "definite" if command.is_not_done else "explicit"


def means_list(reference: EntryReference, found: Sequence[KnownEntry]) -> bool:
    """Return whether a reference names several entries, and not one such as "mac and cheese"."""
    is_one = any(matches(reference.words, entry.description) for entry in found)
    return bool(reference.members) and not is_one


def _remove_each(members: Sequence[EntryReference], work: Work) -> list[Outcome]:
    """Remove the entries that are named one by one, as one change; then say what is not clear."""
    books = work.books()
    sure: list[str] = []
    others: list[EntryReference] = []
    for member in members:
        found = find_entries(member, books)
        is_clear = len(found) == 1 and not _is_other_amount(member, found)
        if is_clear and len(find_namesakes(member, books)) <= 1:
            sure.append(found[0].id)
        else:
            others.append(member)
    outcomes: list[Outcome] = []
    if sure:
        outcomes += remove(Remove(entry=EntryReference(ids=tuple(dict.fromkeys(sure)))), work)
    for member in others:
        outcomes += remove(Remove(entry=member), work)
    return outcomes


def _is_other_amount(reference: EntryReference, found: Sequence[KnownEntry]) -> bool:
    """Return whether the entries of this name are of other amounts than the one that was said."""
    return reference.cents is not None and all(
        entry.amount_cents != reference.cents for entry in found
    )


def _remove_submission(submission_id: str, work: Work) -> list[Outcome]:
    recorder = ChangeRecorder()
    removed = transactions.take_back(work.session, work.user.id, submission_id, recorder=recorder)
    return [_removed(removed, recorder, work)]


def _removed(removed: Sequence[TransactionData], recorder: ChangeRecorder, work: Work) -> Removed:
    kind = ChangeType.TRANSACTION_REMOVED if len(removed) == 1 else ChangeType.TRANSACTIONS_REMOVED
    work.save(recorder, kind, summaries.of_removed(work.user, removed))
    return Removed([entry_line(entry) for entry in removed], len(removed))


def recategorize(command: Recategorize, work: Work) -> list[Outcome]:
    """Book a merchant or thing under a category from now on, and past entries where said."""
    if command.category == INCOME:
        return [Refused("category-of-expense")]
    recorder = ChangeRecorder()
    words = correction_key(command.words)
    transactions.learn(
        work.session, work.user.id, words, command.category, work.now, recorder=recorder
    )
    past = []
    if command.includes_past:
        past = [
            entry
            for entry in work.books().entries
            if entry.kind == "expense" and matches(command.words, entry.description)
        ]
        changes = TransactionChanges.model_validate({"category": command.category})
        for entry in past:
            transactions.change(
                work.session, work.user.id, entry.id, changes, work.now, recorder=recorder
            )
    done = Learned(command.words, command.category, len(past))
    category = work.formatter.say(f"category-{command.category}")
    summary = work.formatter.say("learned-summary", what=command.words, category=category)
    work.save(recorder, ChangeType.CORRECTION_LEARNED, summary)
    return [done]
