"""Find which of the person's entries a command means.

Candidates are looked for in this order, and the first group that holds one decides: the lines of
the reply that the message quotes, the lines shown last, the last submission, then all entries
given. A place ("the second one") counts the lines shown.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from app.assistant.commands import EntryReference
from app.assistant.known_entries import JUST_NOW, Books, KnownEntry, Strength
from app.reading.categories.classifier import match_category_name
from app.text.calendar import month_end, month_start, months_after, week_start
from app.text.names import is_thing, matches, mentions
from app.text.tokens import correction_key

# The groups of lines that the person sees: quoted, and shown last.
_SEEN_GROUPS = 2

_Tests = dict[str, Callable[[KnownEntry], bool]]
# How the words of a reference are taken: as the name, as a part of a thing's name, as a category.
_Mode = Literal["name", "part", "category"]
_MODES: tuple[_Mode, ...] = ("name", "part", "category")


def find_entries(
    reference: EntryReference, books: Books, strength: Strength = "explicit"
) -> list[KnownEntry]:
    """Return the entries that a reference may mean: none, the one, or several to choose from.

    Several are meant together where the reference says so (`scope`, `count`).
    """
    if reference.period:
        books = _within(reference, books)
        # Whose period is told may be older: "the netflix of this month was 18".
        strength = strength if strength == "bare" else "explicit"
        reference = reference.model_copy(update={"period": "", "day": None})
        if reference.is_pronoun:
            return list(books.entries)
    if reference.ids:
        return [entry for entry in books.entries if entry.id in reference.ids]
    if reference.scope == "submission":
        return _find_submission(books)
    if reference.count is not None:
        return list(books.entries[: reference.count])
    if reference.is_repeated:
        return _find_repeated(reference, books)
    if reference.is_pronoun or (reference.scope == "all" and not _is_described(reference)):
        return books.it()
    if reference.position is not None:
        return _at(reference, books)
    if reference.is_last and not _is_described(reference):
        return list(books.entries[:1])
    return _find_described(reference, books, strength)


def _within(reference: EntryReference, books: Books) -> Books:
    """Return the entries of the period that a reference names: "month -1", the month before."""
    kind, _, distance = reference.period.partition(" ")
    today = books.today or books.now.date()
    if kind == "week":
        first = week_start(today) + timedelta(weeks=int(distance))
        last = first + timedelta(days=6)
    else:
        first = months_after(month_start(today), int(distance))
        last = month_end(first)
    entries = [
        entry
        for entry in books.entries
        if first <= entry.transaction_date <= last
        # "The 3rd of last month".
        and (reference.day is None or entry.transaction_date.day == reference.day.day)
    ]
    return replace(books, entries=entries)


def find_namesakes(reference: EntryReference, books: Books) -> list[KnownEntry]:
    """Return the entries of the last hours that a mere name may mean, different to a person.

    None where more than a name is said: an amount, a date, a place, "the last one".
    """
    if reference != EntryReference(words=reference.words) or books.quoted:
        return []
    just_now = books.now - JUST_NOW
    lately = [entry for entry in books.entries if entry.created_at >= just_now]
    return _distinct(_matching(lately, _tests(reference)))


def mean_several(reference: EntryReference) -> bool:
    """Return whether a reference means all that is found, not one of it."""
    return reference.scope != "one" or reference.count is not None or len(reference.ids) > 1


def _is_described(reference: EntryReference) -> bool:
    return bool(reference.words or reference.category) or (
        reference.cents is not None or reference.day is not None
    )


def _at(reference: EntryReference, books: Books) -> list[KnownEntry]:
    """Return the line at a place; of those that match, where the reference describes it too."""
    place = reference.position or 0
    if not _is_described(reference):
        line = books.at(place)
        return [line] if line else []
    lines = books.lines()
    lines = _narrowed(reference, lines) or _narrowed(reference, lines, "category")
    at = place - 1 if place > 0 else len(lines) + place
    return [lines[at]] if 0 <= at < len(lines) else []


def _find_submission(books: Books) -> list[KnownEntry]:
    lines = books.lines()
    documents = [entry for entry in [*lines, *books.entries] if entry.is_from_document]
    chosen = documents or lines
    return books.of_submission(chosen[0].submission_id) if chosen else []


def _find_repeated(reference: EntryReference, books: Books) -> list[KnownEntry]:
    """Return the newest entry that an older one equals in amount, name and date."""
    seen: dict[tuple[int, str, str, date], KnownEntry] = {}
    for entry in books.entries:
        if reference.words and not matches(reference.words, entry.description):
            continue
        key = (
            entry.amount_cents,
            entry.currency,
            correction_key(entry.description),
            entry.transaction_date,
        )
        if key in seen:
            return [seen[key]]
        seen[key] = entry
    return []


def _find_described(
    reference: EntryReference, books: Books, strength: Strength
) -> list[KnownEntry]:
    """Return what matches a description in the nearest group; else by the name of a category."""
    for mode in _MODES:
        if mode == "part" and strength == "bare":
            # "Phone was 45" is no phone bill.
            continue
        groups = _matching_groups(reference, books, strength, mode)
        if reference.scope == "all":
            # The nearest group's, if several match there; else all that match.
            found: list[KnownEntry] = []
            for found in groups:
                if len(found) > 1:
                    break
            if found:
                return found
            continue
        if (nearest := next(iter(groups), None)) is not None:
            if reference.is_last:
                return [max(nearest, key=lambda entry: (entry.transaction_date, entry.id))]
            return _distinct(nearest)
    if reference.words and reference.cents is not None:
        # Name and amount together are sure enough, however old the entry is.
        return _distinct(_matching(books.entries, _tests(reference)))
    return []


def _matching_groups(
    reference: EntryReference, books: Books, strength: Strength, mode: _Mode
) -> Iterator[list[KnownEntry]]:
    """Yield what matches in each group, the nearest first, where anything does."""
    groups = list(books.groups(strength))
    for place, group in enumerate(groups):
        is_oldest = strength == "explicit" and place == len(groups) - 1
        found = _narrowed(
            reference,
            group,
            mode,
            is_near=place < _SEEN_GROUPS,
            # Among older entries all that is said has to be right.
            is_exact=is_oldest,
        )
        if found:
            yield found


def _distinct(found: list[KnownEntry]) -> list[KnownEntry]:
    """Return one of entries that are equal in all that a person sees, the newest."""
    seen: dict[tuple[object, ...], KnownEntry] = {}
    for entry in sorted(found, key=lambda entry: entry.id, reverse=True):
        key = (entry.amount_cents, entry.currency, entry.description, entry.transaction_date)
        seen.setdefault(key, entry)
    return sorted(seen.values(), key=found.index)


def _narrowed(
    reference: EntryReference,
    group: Sequence[KnownEntry],
    mode: _Mode = "name",
    *,
    is_near: bool = True,
    is_exact: bool = False,
) -> list[KnownEntry]:
    """Return what of a group matches: all that is said; else with the amount left out, and so on.

    The amount may be wrong in the person's memory, and the name may differ from the books': then
    it names a part of a thing ("the phone" is the phone bill), or a category. A thing such as
    "groceries" does so only among the lines that the person sees (`is_near`), or with its amount:
    another meal long ago is not meant. Where all that is said has to be right (`is_exact`), nothing
    is left out.
    """
    tests = _tests(reference, mode)
    without_amount = {name: test for name, test in tests.items() if name != "cents"}
    if mode != "category":
        tries = [tests] if is_exact else [tests, without_amount]
    else:
        tries = [_by_category(reference, tests)]
        names_category = is_near or not is_thing(reference.words)
        if "cents" not in tests and names_category and not is_exact:
            tries.append(_by_category(reference, without_amount))
        if "cents" in tests and not is_exact:
            tries.append({"cents": tests["cents"]})
    return next((found for one in tries if (found := _matching(group, one))), [])


def _matching(group: Sequence[KnownEntry], tests: _Tests) -> list[KnownEntry]:
    if not tests:
        return []
    return [entry for entry in group if all(test(entry) for test in tests.values())]


def _by_category(reference: EntryReference, tests: _Tests) -> _Tests:
    """Return the tests with the name taken for a category's; none where it is no such name."""
    category = match_category_name(reference.words) if reference.words else None
    if category is None:
        return {}
    return {**tests, "words": lambda entry: entry.category == category}


def _tests(reference: EntryReference, mode: _Mode = "name") -> _Tests:
    tests: _Tests = {}
    if reference.words:
        is_named = mentions if mode == "part" else matches
        tests["words"] = lambda entry: is_named(reference.words, entry.description)
    if reference.cents is not None:
        tests["cents"] = lambda entry: entry.amount_cents == reference.cents
    if reference.day is not None:
        tests["day"] = lambda entry: entry.transaction_date == reference.day
    if reference.category is not None:
        tests["category"] = lambda entry: entry.category == reference.category
    return tests
