"""Word what was done with entries: one line for each, with its own mark."""

from collections.abc import Sequence
from datetime import date

from app.assistant.outcomes import (
    Amended,
    Booked,
    EntryLine,
    Learned,
    NoSuchEntry,
    NothingToUndo,
    Removed,
    Unchanged,
    Undone,
)
from app.assistant.wording.formatter import ReplyFormatter
from app.schemas.transactions import DuplicateData, MonthSummary, UnreadData

# More lines are summed up by category.
MAX_LINES = 8
LARGEST_CATEGORIES = 4
UNSURE_BELOW = 0.7
# Characters of a row that could not be read; the person only has to recognize it.
MAX_UNREAD_LENGTH = 70


def word_booked(done: Booked, formatter: ReplyFormatter) -> str:
    """Return the confirmation of what was booked, with one line that helps."""
    lines = done.lines
    parts = []
    if done.document and (transcript := done.document.transcript):
        parts.append(formatter.say("transcript", text=transcript))
    if len(lines) > MAX_LINES:
        parts.append(_summary(done, formatter))
    else:
        parts.extend(entry_line("✅", line, formatter) for line in lines)
        parts.extend(_left_out(done.duplicates, formatter))
    parts.extend(_unread(done.unread, formatter))
    if not lines:
        return "\n".join(parts) or formatter.say("nothing-new")
    is_long = len(lines) > MAX_LINES
    is_unsure = any(line.confidence < UNSURE_BELOW for line in lines) and not is_long
    if done.repeats:
        parts.append(formatter.say("repeated-today"))
    if is_unsure:
        parts.append(formatter.say("unsure"))
    closing = word_month(done.summary, formatter)
    # A doubt says by itself how it is corrected.
    if is_long:
        closing.append(formatter.say("undo-hint-all"))
    elif done.shows_hint and not is_unsure and not done.repeats:
        closing.append(formatter.say("undo-hint"))
    return "\n".join([*parts, "", *closing] if closing else parts)


def entry_line(mark: str, line: EntryLine, formatter: ReplyFormatter) -> str:
    """Return a line of a reply on one entry, with its mark."""
    amount = formatter.money(line.amount_cents, line.currency)
    parts = [
        f"{mark} *{'+' if line.kind == 'income' else ''}{amount}*",
        line.description,
        _category(line, formatter),
    ]
    if line.installments:
        parts.append(formatter.say("in-installments", count=line.installments))
    if line.transaction_date != formatter.today:
        parts.append(formatter.day(line.transaction_date))
    return " · ".join(parts)


def word_amended(done: Amended, formatter: ReplyFormatter) -> str:
    """Return the lines as they are now, and what was learned."""
    parts = [entry_line("✏️", line, formatter) for line in done.lines[:MAX_LINES]]
    if (more := len(done.lines) - MAX_LINES) > 0:
        parts.append(formatter.say("lines-more", count=more))
    if done.learned is not None:
        parts.append(word_learned(done.learned, formatter))
    return "\n".join(parts)


def word_unchanged(done: Unchanged, formatter: ReplyFormatter) -> str:
    """Say that entries are already as was asked for."""
    lines = [entry_line("•", line, formatter) for line in done.lines[:MAX_LINES]]
    return "\n".join([formatter.say("already-so"), *lines])


def word_removed(done: Removed, formatter: ReplyFormatter) -> str:
    """Return the lines that were removed."""
    if done.count > MAX_LINES:
        return formatter.say("removed-many", count=done.count)
    return "\n".join(entry_line("🗑️", line, formatter) for line in done.lines)


def word_undone(done: Undone, formatter: ReplyFormatter) -> str:
    """Return what was undone or done again, line by line."""
    if done.count > MAX_LINES:
        parts = [formatter.say("undone-many" if done.gone else "redone-many", count=done.count)]
    elif done.gone or done.back:
        header = "undone" if done.gone else "changed-back" if done.is_changed_back else "redone"
        parts = [formatter.say(header)]
        parts.extend(entry_line("🗑️", line, formatter) for line in done.gone)
        parts.extend(entry_line("↩️", line, formatter) for line in done.back)
    else:
        parts = _undone_otherwise(done, formatter)
    if done.left:
        parts.append(formatter.say("undone-left", what=", ".join(done.left)))
    return "\n".join(parts)


def _undone_otherwise(done: Undone, formatter: ReplyFormatter) -> list[str]:
    """Return what was undone that is no entry: goals by their names, the rest as it was noted."""
    parts = [formatter.say("undone-goal-gone", name=name) for name in done.goals_gone]
    parts.extend(formatter.say("undone-goal-back", name=name) for name in done.goals_back)
    message = "redone-change" if done.is_redo else "undone-change"
    return parts or [formatter.say(message, what=done.summary)]


def word_nothing_to_undo(done: NothingToUndo, formatter: ReplyFormatter) -> str:
    """Say that there is nothing to undo or do again."""
    return formatter.say("nothing-to-redo" if done.is_redo else "nothing-to-undo")


def word_not_found(done: NoSuchEntry, formatter: ReplyFormatter) -> str:
    """Say that no such entry was found, and show the nearest ones."""
    said = (
        formatter.say("entry-not-found", what=done.words)
        if done.words
        else formatter.say("nothing-to-edit")
    )
    if not done.nearest:
        return said
    lines = [entry_line("•", line, formatter) for line in done.nearest]
    return "\n".join([said, formatter.say("nearest-entries"), *lines])


def word_learned(done: Learned, formatter: ReplyFormatter) -> str:
    """Say under what a merchant or thing is booked from now on."""
    category = formatter.say(f"category-{done.category}")
    said = formatter.say("learned", what=done.words, category=category)
    if not done.past:
        return said
    past = formatter.say("learned-past", count=done.past)
    return f"{said} {past}"


def _category(line: EntryLine, formatter: ReplyFormatter) -> str:
    if line.kind == "transfer":
        return formatter.say("transfer")
    return formatter.say(f"category-{line.category}")


def _left_out(duplicates: Sequence[DuplicateData], formatter: ReplyFormatter) -> list[str]:
    shown = [
        formatter.say(
            "duplicate-line",
            amount=formatter.money(line.amount_cents, line.currency),
            what=line.description,
            day=formatter.day(date.fromisoformat(line.transaction_date)),
        )
        for line in duplicates[:MAX_LINES]
    ]
    more = len(duplicates) - len(shown)
    return [*shown, formatter.say("duplicates-more", count=more)] if more > 0 else shown


def _unread(unread: UnreadData | None, formatter: ReplyFormatter) -> list[str]:
    """Return the lines on what of a document could not be read."""
    if unread is None:
        return []
    parts = []
    if unread.count:
        parts.append(formatter.say("unread-rows", count=unread.count))
        parts.extend(f"• {row[:MAX_UNREAD_LENGTH]}" for row in unread.rows)
    if unread.pages:
        parts.append(formatter.say("unread-pages", count=unread.pages))
    return parts


def _summary(done: Booked, formatter: ReplyFormatter) -> str:
    """Return the summary of a long import: period, sums, largest categories, duplicates."""
    lines = done.lines
    days = sorted(line.transaction_date for line in lines)
    first, last = formatter.day(days[0]), formatter.day(days[-1])
    parts = [formatter.say("imported", count=len(lines), first=first, last=last)]
    for kind, message in (("expense", "imported-out"), ("income", "imported-in")):
        for currency, cents in _totals(lines, kind).items():
            parts.append(formatter.say(message, amount=formatter.money(cents, currency)))
    for (category, currency), cents in _largest(lines):
        parts.append(
            formatter.say(
                "imported-category",
                category=formatter.say(f"category-{category}"),
                amount=formatter.money(cents, currency),
            )
        )
    if transfers := sum(line.kind == "transfer" for line in lines):
        parts.append(formatter.say("imported-transfers", count=transfers))
    if done.duplicates:
        parts.append(formatter.say("imported-duplicates", count=len(done.duplicates)))
    return "\n".join(parts)


def _totals(lines: Sequence[EntryLine], kind: str) -> dict[str, int]:
    totals: dict[str, int] = {}
    for line in lines:
        if line.kind == kind:
            totals[line.currency] = totals.get(line.currency, 0) + line.amount_cents
    return totals


def _largest(lines: Sequence[EntryLine]) -> list[tuple[tuple[str, str], int]]:
    totals: dict[tuple[str, str], int] = {}
    for line in lines:
        if line.kind == "expense":
            key = (line.category, line.currency)
            totals[key] = totals.get(key, 0) + line.amount_cents
    return sorted(totals.items(), key=lambda item: -item[1])[:LARGEST_CATEGORIES]


def word_month(summary: MonthSummary | None, formatter: ReplyFormatter) -> list[str]:
    """Return the line on the month: what was spent, and what is left of the plan."""
    if summary is None:
        return []
    currency = summary.currency
    spent = formatter.money(summary.month_spent_cents, currency)
    left = summary.plan_left_cents
    if left is None:
        return [formatter.say("month-spent", spent=spent)]
    message = "month-spent-left" if left >= 0 else "month-spent-over"
    return [formatter.say(message, spent=spent, left=formatter.money(abs(left), currency))]
