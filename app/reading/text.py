"""A chat message read without any model: its intent, its transactions, the question in it."""

from dataclasses import replace

from app.reading.amounts import Figure, find_figures
from app.reading.categories import categorize
from app.reading.commands import command
from app.reading.confidence import confidence
from app.reading.dates import Day, find_days
from app.reading.descriptions import tidy
from app.reading.direction import direction
from app.reading.drafts import Context, Draft, Kind, Reading
from app.reading.items import Item, date_of, items_of, without_totals
from app.reading.language import detect
from app.reading.moods import Mood, Stretch, stretches
from app.reading.pieces import pieces_of
from app.reading.plain import clean, plain
from app.reading.roles import find_noise
from app.reading.shape import Shape
from app.reading.sums import reckon
from app.reading.words import correction_key

MOST_DRAFTS = 100


def read(text: str, context: Context) -> Reading:
    """What a message is and holds; never raises on any text.

    Questions, wishes, plans, negations and orders hold no transaction; a message that logs and
    asks has both its drafts and its `question`. At most MOST_DRAFTS transactions are read.
    """
    message = clean(text)
    folded = plain(message)
    language, _ = detect(message, context.language)
    context = replace(context, language=language)
    if told := command(folded):
        return Reading(told.intent, language, target_language=told.target)
    days = find_days(folded, context.today, context.country)
    moods = stretches(folded)
    taken = [(day.start, day.end) for day in days] + find_noise(folded)
    figures = find_figures(message, folded, taken, language, context)
    drafts = _drafts(message, folded, moods, days, figures, context)
    if drafts:
        return Reading("transaction", language, drafts, _question(message, moods))
    return Reading("chat", language)


def _drafts(
    message: str,
    folded: str,
    moods: list[Stretch],
    days: list[Day],
    figures: list[Figure],
    context: Context,
) -> tuple[Draft, ...]:
    shapes = _lines(folded, moods, figures)
    for shape in shapes:
        reckon(shape)
    totals = {figure for shape in shapes for figure in shape.sums()}
    items = without_totals(items_of(pieces_of(message, shapes, days)), totals)
    return tuple(
        _draft(item, kind, context) for item, kind in _directed(items[:MOST_DRAFTS], context)
    )


def _lines(folded: str, moods: list[Stretch], figures: list[Figure]) -> list[Shape]:
    """The told stretches, those of one line together, each with its figures."""
    shapes: list[Shape] = []
    for stretch in moods:
        if stretch.mood is not Mood.FACT:
            continue
        inside = [figure for figure in figures if stretch.start <= figure.start < stretch.end]
        last = shapes[-1] if shapes else None
        if (
            last
            and "\n" not in folded[last.end : stretch.start]
            and _adjoin(moods, last.end, stretch.start)
        ):
            shapes[-1] = Shape(folded, last.start, stretch.end, [*last.figures, *inside])
        else:
            shapes.append(Shape(folded, stretch.start, stretch.end, inside))
    return shapes


def _adjoin(moods: list[Stretch], end: int, start: int) -> bool:
    return not any(end <= other.start < start for other in moods)


def _directed(items: list[Item], context: Context) -> list[tuple[Item, Kind]]:
    """Each item with its kind; a verb holds for what follows it on the line."""
    found: list[tuple[Item, Kind]] = []
    carried: Kind | None = None
    line = -1
    for item in items:
        if item.piece.line != line:
            carried, line = None, item.piece.line
        way = direction(plain(item.said), context.country, item.figure.sign, carried)
        if not way.said and item.context:
            around = direction(plain(item.around), context.country)
            way = around if around.said else way
        carried = way.kind if way.verb else carried
        found.append((item, way.kind))
    return found


def _draft(item: Item, kind: Kind, context: Context) -> Draft:
    description = tidy(item.words) or tidy(item.context) or tidy(item.words, ways_to_pay=True)
    if not description and kind != "expense":
        description = tidy(item.words, ways_to_pay=True, verbs=True)
    category, sure = _category(item, description, kind, context)
    return Draft(
        amount_cents=item.figure.cents,
        currency=item.figure.currency or context.currency,
        kind=kind,
        category=category,
        description=description or category.capitalize(),
        transaction_date=date_of(item, context.today),
        confidence=confidence(item, kind, sure),
    )


def _category(item: Item, description: str, kind: Kind, context: Context) -> tuple[str, float]:
    """The category the person taught for these words, else by the words, else by those around."""
    if kind == "income":
        return "income", 0.95
    if kind == "transfer":
        return "other", 0.9
    if correction_key(description) in context.corrections:
        return categorize(description, context)
    category, sure = categorize(item.said, context)
    if category in {"other", "income"} and item.context:
        around, less = categorize(f"{item.said} {item.around}", context)
        if around not in {"other", "income"}:
            return around, less * 0.9
    return ("other", 0.5) if category == "income" else (category, sure)


def _question(message: str, moods: list[Stretch]) -> str | None:
    asked = [message[mood.start : mood.end].strip() for mood in moods if mood.mood is Mood.QUESTION]
    return " ".join(part for part in asked if part) or None
