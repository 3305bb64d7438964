"""How sure a reading is: honest figures, lower wherever something was guessed."""

from app.reading.drafts import Kind
from app.reading.items import Item

_LOWEST, _HIGHEST = 0.3, 0.98


def confidence(item: Item, kind: Kind, category: float) -> float:
    """From 0.3 to 0.98: above 0.9 right nineteen times of twenty, below 0.7 worth asking.

    `category` is how sure the category is. Each doubt takes its share: a separator that could
    mean something else, a sum that was reckoned, a number in words or one left out beside it, a
    date known roughly, no words at all.
    """
    sure = 0.98
    if kind == "expense":
        sure *= 0.45 + 0.55 * category
    if item.figure.spelled or item.piece.left_out:
        sure *= 0.97
    if item.figure.doubtful:
        sure *= 0.85
    if item.guessed:
        sure *= 0.85
    if item.day and item.day.doubtful:
        sure *= 0.8
    if item.bare and kind == "expense":
        sure *= 0.75
    return round(min(_HIGHEST, max(_LOWEST, sure)), 2)
