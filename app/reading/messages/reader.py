"""Read a chat message without a model: its intent, its transactions, the question in it.

One module a step. From `app.text`: `commands` (is it "undo", "help"…), `dates`, `number_roles` and
`amounts`. From this package: `modality` (which parts are facts), `arithmetic` on a `clause`,
`segments` with their `prices`, `items`, `direction` and `descriptions`. Then
`app.reading.categories` and `app.reading.confidence`. docs/reading.md follows one message of each
language through them.
"""

from dataclasses import replace

from app.reading.categories.classifier import categorize
from app.reading.confidence import estimate_confidence
from app.reading.messages.arithmetic import compute_amounts
from app.reading.messages.clause import Clause
from app.reading.messages.descriptions import clean_description, name_deed, name_unnamed
from app.reading.messages.direction import find_direction
from app.reading.messages.items import (
    Item,
    build_items,
    inherit_words,
    remove_totals,
    resolve_date,
)
from app.reading.messages.modality import Modality, Span, split_by_modality
from app.reading.messages.notices import read_notice
from app.reading.messages.pasted import read_pasted
from app.reading.messages.segments import split_segments
from app.reading.messages.self_corrections import correct, settle
from app.reading.types import DraftTransaction, Kind, ReaderContext, Reading
from app.text.amounts import MAX_AMOUNTS, MessageAmount, find_amounts
from app.text.commands import command
from app.text.dates import MessageDate, find_dates
from app.text.identifiers import find_identifiers
from app.text.language import detect
from app.text.normalize import LONGEST_MESSAGE, clean, fold_in_place
from app.text.number_roles import find_non_money
from app.text.phrases import phrases
from app.text.spans import between
from app.text.tokens import correction_key

MAX_DRAFTS = 500  # transactions in one text: the bound of the API contract


def read_message(text: str, context: ReaderContext) -> Reading:
    """Return the intent, transactions and question of a message; no text raises an error.

    Questions, wishes, plans, negations and orders have no transaction; a message that logs and
    asks has both `drafts` and `question`. A message of more than MAX_DRAFTS transactions or
    LONGEST_MESSAGE characters is not read at all (see Reading.is_cut).

    Args:
        text: The message as the person wrote it.
        context: Date, country, currency, usual language and corrections of the person.
    """
    message = clean(text)
    folded = fold_in_place(message)
    language, _ = detect(message, context.language)
    context = replace(context, language=language)
    dates, amounts = _find_figures(message, folded, context)
    corrected = correct(message, folded, amounts)
    if found := command(fold_in_place(corrected)):
        return Reading(found.intent, language, target_language=found.target)
    settled = settle(message, folded, amounts)
    if settled != message:
        message, folded = settled, fold_in_place(settled)
        dates, amounts = _find_figures(message, folded, context)
    if len(text) > LONGEST_MESSAGE or len(amounts) >= MAX_AMOUNTS:
        return Reading("transaction", language, is_cut=True)
    drafts = read_pasted(message, context)
    if drafts is None:
        drafts = read_notice(message, folded, dates, amounts, context)
    if drafts is not None:
        return Reading("transaction" if drafts else "chat", language, drafts)
    return _read_log(message, folded, dates, amounts, context)


def _read_log(
    message: str,
    folded: str,
    dates: list[MessageDate],
    amounts: list[MessageAmount],
    context: ReaderContext,
) -> Reading:
    """Return the transactions that a person tells, with the question in the message."""
    language = context.language
    spans = split_by_modality(folded)
    # What rounds to nothing is no transaction.
    read = _read_items(message, folded, spans, dates, amounts)
    items = [item for item in read if item.amount.cents]
    if len(items) > MAX_DRAFTS:
        return Reading("transaction", language, is_cut=True)
    context = replace(context, currency=_common_currency(items) or context.currency)
    drafts = tuple(_make_draft(item, kind, context) for item, kind in _find_kinds(items, context))
    if drafts:
        return Reading("transaction", language, drafts, _extract_question(message, spans))
    return Reading("chat", language)


def _find_figures(
    message: str, folded: str, context: ReaderContext
) -> tuple[list[MessageDate], list[MessageAmount]]:
    """Return the dates of a message, and its amounts beside them."""
    dates = find_dates(folded, context.today, context.country)
    excluded = [(found.start, found.end) for found in dates] + find_non_money(folded)
    return dates, find_amounts(message, folded, excluded, context.language, context)


def _common_currency(items: list[Item]) -> str:
    """Return the only currency that the message names: it holds for bare numbers, too."""
    named = {item.amount.currency for item in items} - {""}
    return named.pop() if len(named) == 1 else ""


def _read_items(
    message: str,
    folded: str,
    spans: list[Span],
    dates: list[MessageDate],
    amounts: list[MessageAmount],
) -> list[Item]:
    """Return the items of the factual spans, without totals of other items."""
    clauses = _make_clauses(folded, spans, amounts)
    identifiers = find_identifiers(folded)
    for clause in clauses:
        for found in between(identifiers, clause.start, clause.end):
            clause.mark_used(found.start, found.end)
        compute_amounts(clause)
    totals = {start for clause in clauses for start in clause.find_totals()}
    items = remove_totals(build_items(split_segments(message, clauses, dates)), totals)
    inherit_words(items)
    if len(items) == 1 and len(dates) == 1 and items[0].message_date is None:
        items[0].message_date = dates[0]
    return items


def _make_clauses(folded: str, spans: list[Span], amounts: list[MessageAmount]) -> list[Clause]:
    """Return the factual spans with their amounts, adjacent ones of one line joined."""
    clauses: list[tuple[int, int, list[MessageAmount]]] = []
    previous: Span | None = None
    for span in spans:
        if span.modality is Modality.FACTUAL:
            inside = between(amounts, span.start, span.end)
            continues = previous is not None and previous.modality is Modality.FACTUAL
            if continues and "\n" not in folded[clauses[-1][1] : span.start]:
                start, _, joined = clauses[-1]
                joined += inside
                clauses[-1] = (start, span.end, joined)
            else:
                clauses.append((span.start, span.end, list(inside)))
        previous = span
    return [Clause(folded, start, end, inside) for start, end, inside in clauses]


def _find_kinds(items: list[Item], context: ReaderContext) -> list[tuple[Item, Kind]]:
    """Return each item with its kind; a verb decides for all that follow it on its line."""
    found: list[tuple[Item, Kind]] = []
    inherited: Kind | None = None
    line = -1
    for item in items:
        if item.segment.line != line:
            inherited, line = None, item.segment.line
        words = fold_in_place(item.plain_words)
        direction = find_direction(words, context.country, item.amount.sign, inherited)
        if not direction.is_explicit and item.surroundings:
            around = find_direction(fold_in_place(item.plain_surroundings), context.country)
            direction = around if around.is_explicit else direction
        inherited = direction.kind if direction.from_verb else inherited
        found.append((item, direction.kind))
    return found


def _make_draft(item: Item, kind: Kind, context: ReaderContext) -> DraftTransaction:
    description = (
        clean_description(item.words, keep_payment=kind == "transfer")
        or clean_description(item.surroundings)
        or clean_description(item.words, keep_payment=True)
    )
    if not description and kind != "expense":
        description = clean_description(item.words, keep_payment=True, keep_verbs=True)
    category, category_confidence = _find_category(item, description, kind, context)
    return DraftTransaction(
        amount_cents=item.amount.cents,
        currency=item.amount.currency or context.currency,
        kind=kind,
        category=category,
        description=name_deed(description, is_income=kind == "income")
        or name_unnamed(category, context.language),
        transaction_date=resolve_date(item, context.today),
        confidence=estimate_confidence(item, kind, category_confidence),
        installments=item.amount.installments,
    )


def _find_category(
    item: Item, description: str, kind: Kind, context: ReaderContext
) -> tuple[str, float]:
    """Return the category of an item and the confidence in it (0–1).

    A correction by the person decides first, then the item's words, then its surroundings.
    """
    if kind == "income":
        return "income", 0.95
    if kind == "transfer":
        return "other", 0.9
    if correction_key(description) in context.corrections:
        return categorize(description, context)
    words = _without_visit(item.plain_words)
    category, confidence = _categorize_contents(words, context)
    if category in {"other", "income"} and item.surroundings:
        around, around_confidence = categorize(f"{words} {item.plain_surroundings}", context)
        if around not in {"other", "income"}:
            return around, around_confidence * 0.9
    return ("other", 0.5) if category == "income" else (category, confidence)


def _categorize_contents(words: str, context: ReaderContext) -> tuple[str, float]:
    """Return the category of words by what was in a bag or box, where that is known."""
    container = phrases("fillers", "containers").search(fold_in_place(words))
    if container:
        contents = categorize(words[: container.start()] + words[container.end() :], context)
        if contents[0] not in {"other", "income"}:
            return contents
    return categorize(words, context)


def _without_visit(words: str) -> str:
    """Return the words without "stopped by the": where one went is no pass or step."""
    visit = phrases("fillers", "visits").search(fold_in_place(words))
    return words[: visit.start()] + words[visit.end() :] if visit else words


def _extract_question(message: str, spans: list[Span]) -> str | None:
    """Return the text of the questions in a message, None where it has none."""
    questions = [
        message[span.start : span.end].strip()
        for span in spans
        if span.modality is Modality.QUESTION
    ]
    return " ".join(question for question in questions if question) or None
