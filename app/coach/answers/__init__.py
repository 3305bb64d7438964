"""Question + figures → the coach's words; every number comes from the person's books."""

from collections.abc import Callable, Mapping

from app.coach.answers import (
    budget,
    comparison,
    goals,
    lists,
    recurring,
    saving,
    spending,
    talk,
    wishes,
)
from app.coach.answers.turn import Turn
from app.coach.asks import Ask, Question
from app.coach.books import Books
from app.coach.person import Person
from app.coach.voice import Voice

LONGEST = 1200  # characters: an answer is one message on a phone

_ANSWERS: Mapping[Ask, Callable[[Turn], str]] = {
    "spent": spending.spent,
    "count": spending.count,
    "average": spending.average,
    "compare": comparison.compare,
    "top": lists.top,
    "largest": lists.largest,
    "recent": lists.recent,
    "lookup": lists.lookup,
    "income": budget.income,
    "left": budget.left,
    "plan": budget.plan,
    "track": budget.track,
    "goal": goals.goal,
    "afford": wishes.afford,
    "what_if": wishes.what_if,
    "resisted": wishes.resisted,
    "recurring": recurring.recurring,
    "save": saving.save,
    "greeting": talk.greeting,
    "thanks": talk.thanks,
    "bye": talk.bye,
    "help": talk.help_,
    "off_topic": talk.off_topic,
    "statement": talk.statement,
    "unknown": talk.unknown,
}
# Where a kind word before the figures is in place.
_CARING: frozenset[Ask] = frozenset(
    {"spent", "left", "track", "afford", "save", "goal", "plan", "compare", "top", "unknown"}
)
_CHEERED: frozenset[Ask] = frozenset({"track", "save", "plan", "resisted", "afford"})


def answer(question: Question, person: Person, books: Books) -> str:
    """The answer to `question`, at most LONGEST characters, in its language."""
    voice = Voice(question.language, person.country, person.today)
    text = _ANSWERS[question.ask](Turn(question, person, books, voice))
    if question.ask in _CARING and question.feeling in {"worried", "frustrated"}:
        text = f"{voice.say(question.feeling)} {text}"
    if question.ask in _CHEERED and person.personality == "motivational":
        text = f"{text} {voice.say('cheer')}"
    return _shortened(text)


def _shortened(text: str) -> str:
    """`text` cut at a line or a sentence where it is longer than a message may be."""
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST - 1]
    at = max(cut.rfind("\n"), cut.rfind(". ") + 1)
    return cut[: max(at, 0) or None].rstrip() + "…"
