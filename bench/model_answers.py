"""Answers of models that are always right, and of models that are wrong in one way each.

They are generated from what is to be booked: no model is asked.
"""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import permutations
from typing import Any

from app.model.figures import Words
from app.model.grounding import Operation, TextDraft
from app.model.texts import TextAnswer
from app.reading.categories.classifier import categorize
from app.text.amounts import MessageAmount
from bench.model_texts import Text, Wanted

Answers = Callable[[Text, Words], TextAnswer]

_CENT = Decimal("0.01")
_SURE = 0.8
_MOST_WORDS = 3  # of a description
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def right(text: Text, words: Words) -> TextAnswer:
    """Return what a model that is always right answers."""
    drafts = [_draft(words, one) for one in text.wanted]
    used = {Decimal(one.cents) / 100 for one in text.wanted}
    rest = sorted({one.value for one in words.amounts} - used)
    return TextAnswer(drafts=drafts, not_booked=[str(value) for value in rest])


def _draft(words: Words, wanted: Wanted) -> TextDraft:
    amount = Decimal(wanted.cents) / 100
    figure = next((one for one in words.amounts if one.value == amount), None)
    operation, operands = ("none", ()) if figure else _computed(words, amount)
    quote = _part_of(figure, words) if figure else words.text
    category = wanted.categories[0] if wanted.categories else "other"
    return TextDraft(
        quote=quote,
        amount=str(amount),
        operation=operation,
        operands=[str(one) for one in operands],
        kind=wanted.kind,
        category=category,
        description=_name(quote, category, words),
        date=wanted.dates[0] if wanted.dates else None,
    )


def _part_of(figure: MessageAmount, words: Words) -> str:
    """Return the part of the message around a figure, up to the figures beside it."""
    start = max((one.end for one in words.amounts if one.end <= figure.start), default=0)
    ends = [one.start for one in words.amounts if one.start >= figure.end]
    return words.text[start : min(ends, default=len(words.text))].strip(" ,;.\n")


def _name(quote: str, category: str, words: Words) -> str:
    """Return the words of a quote for something of this category, "" where none are known."""
    found = [one[0] for one in _WORD.finditer(quote)]
    for count in range(1, _MOST_WORDS + 1):
        for start in range(len(found) - count + 1):
            name = " ".join(found[start : start + count])
            ours, sure = categorize(name, words.context)
            if ours == category and sure >= _SURE:
                return name
    return ""


def _computed(words: Words, amount: Decimal) -> tuple[Operation, Sequence[Decimal]]:
    values = [one.value for one in words.amounts]
    for first, second in permutations(values, 2):
        if first * second == amount:
            return "times", (first, second)
        if first + second == amount:
            return "sum", (first, second)
        if first - second == amount:
            return "difference", (first, second)
        if second and abs(first / second - amount) <= _CENT:
            return "share", (first, second)
    return "none", ()


def other_amounts(text: Text, words: Words) -> TextAnswer:
    """Return drafts whose amounts are ten times too high."""
    return _each(text, words, lambda one: {"amount": str(Decimal(one.amount) * 10)})


def invented_drafts(text: Text, words: Words) -> TextAnswer:
    """Return the right drafts, and two that nobody told."""
    answer = right(text, words)
    invented = _draft(words, Wanted(7777, "expense", ("food",), (text.context.today.isoformat(),)))
    other = invented.model_copy(update={"quote": "77.77 dinner"})
    return answer.model_copy(update={"drafts": [*answer.drafts, invented, other]})


def wrong_dates(text: Text, words: Words) -> TextAnswer:
    """Return the right drafts on other days."""
    day = (text.context.today - timedelta(days=11)).isoformat()
    return _each(text, words, lambda _: {"date": day})


def wrong_categories(text: Text, words: Words) -> TextAnswer:
    """Return the right drafts, all of them clothes."""
    return _each(text, words, lambda _: {"category": "clothing"})


def half_forgotten(text: Text, words: Words) -> TextAnswer:
    """Return every second of the right drafts, and nothing of the others."""
    answer = right(text, words)
    return answer.model_copy(update={"drafts": answer.drafts[::2]})


def half_denied(text: Text, words: Words) -> TextAnswer:
    """Return every second of the right drafts, the others as no bookings."""
    answer = right(text, words)
    others = [one.amount for one in answer.drafts[1::2]]
    return TextAnswer(drafts=answer.drafts[::2], not_booked=[*answer.not_booked, *others])


def all_denied(_text: Text, words: Words) -> TextAnswer:
    """Return nothing but that no figure is a booking."""
    figures = {str(one.value) for one in words.amounts}
    return TextAnswer(drafts=[], not_booked=sorted(figures))


def one_computed(operation: Operation) -> Answers:
    """Return a model that computes one draft of the first two figures of each text."""

    def answer(text: Text, words: Words) -> TextAnswer:
        values = [one.value for one in words.amounts][:2]
        if len(values) < 2 or not values[1]:
            return right(text, words)
        amounts = {
            "sum": values[0] + values[1],
            "difference": values[0] - values[1],
            "times": values[0] * values[1],
            "share": (values[0] / values[1]).quantize(_CENT),
        }
        draft = TextDraft(
            quote=words.text,
            amount=str(amounts[operation]),
            operation=operation,
            operands=[str(one) for one in values],
            kind="expense",
            category="food",
            description="",
        )
        return TextAnswer(drafts=[draft])

    return answer


def _each(text: Text, words: Words, change: Callable[[TextDraft], dict[str, Any]]) -> TextAnswer:
    answer = right(text, words)
    changed = [one.model_copy(update=change(one)) for one in answer.drafts]
    return answer.model_copy(update={"drafts": changed})


ANSWERS: dict[str, Answers | None] = {
    "embedded alone": None,
    "right answers": right,
    "other amounts": other_amounts,
    "invented drafts": invented_drafts,
    "wrong dates": wrong_dates,
    "wrong categories": wrong_categories,
    "half forgotten": half_forgotten,
    "half denied": half_denied,
    "all denied": all_denied,
    "only a sum": one_computed("sum"),
    "only a difference": one_computed("difference"),
    "only a product": one_computed("times"),
    "only a share": one_computed("share"),
}
