"""Answer a parsed question in words; every number comes from the person's ledger.

`_ANSWERS` has one function for each type of question about money. Each takes an `AnswerRequest` and
returns the text; the modules group them by what they report.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.coach.answers import (
    affordability,
    budget,
    comparison,
    days,
    goals,
    growth,
    lists,
    recurring,
    refunds,
    saving,
    spending,
)
from app.coach.answers.request import AnswerRequest
from app.coach.answers.result import Answer, Reply, Topic
from app.coach.formatter import CoachFormatter
from app.coach.ledger import Ledger
from app.coach.profile import Profile
from app.coach.questions.types import CategoryReader, Question, QuestionType

# Characters. Twilio refuses messages of more than 1,600 UTF-16 units; emoji count as two.
LONGEST = 1200

_ANSWERS: Mapping[QuestionType, Callable[[AnswerRequest], Reply]] = {
    "spent": spending.answer_spent,
    "count": spending.answer_count,
    "average": spending.answer_average,
    "compare": comparison.answer_comparison,
    "day": days.answer_dearest_day,
    "top": lists.answer_top,
    "largest": lists.answer_largest,
    "recent": lists.answer_recent,
    "lookup": lists.answer_lookup,
    "income": budget.answer_income,
    "refunds": refunds.answer_refunds,
    "saved": saving.answer_saved,
    "left": budget.answer_left,
    "plan": budget.answer_plan,
    "track": budget.answer_on_track,
    "goal": goals.answer_goal,
    "afford": affordability.answer_afford,
    "what_if": affordability.answer_what_if,
    "grow": growth.answer_growth,
    "resisted": affordability.praise_restraint,
    "recurring": recurring.answer_recurring,
    "save": saving.answer_save,
    "debt": saving.answer_debt,
    "invest": saving.answer_invest,
}
# Question types whose answer begins with a word of sympathy when the person sounds worried or
# frustrated, and those that end with encouragement for who chose the motivational personality.
_SYMPATHETIC: frozenset[QuestionType] = frozenset(
    {
        "spent",
        "left",
        "track",
        "afford",
        "save",
        "goal",
        "plan",
        "compare",
        "top",
        "debt",
    }
)
_ENCOURAGED: frozenset[QuestionType] = frozenset({"track", "save", "plan", "resisted", "afford"})


# What a question is about; the others are about the money in general.
_TOPICS: Mapping[QuestionType, Topic] = {
    **dict.fromkeys(("spent", "count", "average", "compare", "day", "top"), "spending"),
    **dict.fromkeys(("largest", "recent", "lookup", "recurring", "what_if"), "spending"),
    **dict.fromkeys(("saved", "save", "invest", "resisted", "grow"), "savings"),
    **dict.fromkeys(("left", "plan", "track", "afford"), "budget"),
    **dict.fromkeys(("income", "refunds"), "income"),
    "goal": "goals",
    "debt": "debt",
}
# Questions over what was spent, in which a name that is only a guess is looked up in the books.
_OVER_SPENDING: frozenset[QuestionType] = frozenset(
    {"spent", "count", "average", "compare", "day", "top", "largest", "recent"}
)
_LONGEST_GUESS = 2  # words that may name what neither books nor tables know


def answer(
    question: Question, profile: Profile, ledger: Ledger, categories: CategoryReader
) -> Answer:
    """Return the answer to `question` in its language, its text at most LONGEST characters.

    What is not about the person's money, or names nothing that the books know, is not understood:
    the answer has no text.

    `categories` finds the category of a product or merchant that the ledger does not mention.
    """
    formatter = CoachFormatter(question.language, profile.country, profile.today)
    question = _settle_guess(question, ledger)
    if question.type not in _ANSWERS:
        return Answer("", understood=False)
    reply = _ANSWERS[question.type](AnswerRequest(question, profile, ledger, formatter, categories))
    answered = reply if isinstance(reply, Answer) else Answer(reply)
    text = answered.text
    if question.type in _SYMPATHETIC and question.feeling in {"worried", "frustrated"}:
        text = f"{formatter.say(question.feeling)} {text}"
    if question.type in _ENCOURAGED and profile.personality == "motivational":
        text = f"{text} {formatter.say('cheer')}"
    return replace(
        answered,
        text=_shorten(text),
        topic=_TOPICS.get(question.type, "general"),
    )


def _settle_guess(question: Question, ledger: Ledger) -> Question:
    """Return `question` with the words that may name a purchase, or without them.

    Words that the books do not know name none. A question that was about nothing else was not
    understood; in a whole one with a period, a word or two are still said not to be found.
    """
    if not question.is_guess or question.type not in _OVER_SPENDING:
        return question
    if any(map(ledger.knows, question.subjects)):
        return question
    if question.type not in {"spent", "count"} or question.category or question.is_address:
        return replace(question, subjects=())
    words = sum(len(subject.split()) for subject in question.subjects)
    is_whole = question.period is not None and not question.carries_on
    if is_whole and words <= _LONGEST_GUESS:
        return question
    return replace(question, type="unknown")


def _shorten(text: str) -> str:
    """Return `text`, cut after a line or sentence if it is longer than LONGEST."""
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST - 1]
    at = max(cut.rfind("\n"), cut.rfind(". ") + 1)
    return cut[: max(at, 0) or None].rstrip() + "…"
