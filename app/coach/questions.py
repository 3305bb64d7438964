"""Words → Question: what is asked, of which time, category, merchant or goal. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from app.coach.asks import Ask, Asker, Feeling, Question
from app.coach.goal_names import find_goal
from app.coach.kinds import category_named, category_of
from app.coach.lexicon import LANGUAGES, Lexicon, lexicon
from app.coach.normal import as_written, normal
from app.coach.period_words import find_month_to_come, find_period
from app.coach.periods import Period
from app.coach.sums import find_sum
from app.coach.things import find_things
from app.reading.drafts import Language
from app.reading.names import DESCRIPTION_LENGTH

# The lists' names; what must be tried earlier, or only with an amount, has a list of its own.
_WITH_AMOUNT = "afford_amount"
_ASKS: dict[str, Ask] = {ask: ask for ask in get_args(Ask)}
_ASKS |= {_WITH_AMOUNT: "afford", "plan_rate": "plan"}
# Small talk counts only where nothing about money is asked.
_SMALL_TALK = frozenset({"help", "thanks", "greeting", "bye"})
# What may be asked of a goal by its name alone.
_OF_GOALS = frozenset({"track", "left", "plan", "unknown", "off_topic"})
# Words that ask about anything at all: without a sign of money they ask about something else.
_OF_ANYTHING = frozenset(
    {"count", "average", "recent", "largest", "top", "compare", "recurring", "save", "goal"}
    | {"what_if", "resisted", "track"}
)
_FACES: tuple[tuple[Feeling, str], ...] = (
    ("frustrated", "😡🤬😤🙄"),
    ("worried", "😟😰😥😢😭😩😞😔😱🥺😨😬"),
    ("happy", "😀😄😁😍🎉🥳😊🙌💪❤😎🚀"),
)
_DAYS_A_MONTH = 365.25 / 12
_TIMES_A_MONTH = {"day": _DAYS_A_MONTH, "week": _DAYS_A_MONTH / 7, "month": 1.0, "year": 1 / 12}
_MOST_LISTED = 10
_GREETING = 3  # words: what is longer is no small talk in another language
_FEW = 4  # words: what is shorter and unknown may just be cut off
_SHORT = 5  # words: what is no longer may be a mere "and last month?"


@dataclass(frozen=True, slots=True)
class _Heard:
    """A message as the words of one language read it."""

    text: str
    words: Lexicon
    language: Language
    country: str


def understand(message: str, asker: Asker, before: Question | None = None) -> Question:
    """What `message` asks; `before` is the question it may follow up on ("and last month?").

    The asker's language decides which words are tried first; people mix them, so the others are
    tried, too.
    """
    heard = [_heard(message, language, asker.country) for language in _in_order(asker.language)]
    amount = find_sum(message, asker, [_periods(one, asker)[1] for one in heard])
    ask, by = _ask_of(heard, has_amount=amount is not None)
    question = _detailed(message, ask, by, asker)
    if amount:
        question = replace(question, cents=amount.cents, currency=amount.currency)
    question = _settled(question, by, is_question="?" in message)
    if before is not None and _follows_up(question, by):
        question = _continued(question, before)
    return replace(question, feeling=_feeling(message, heard))


def _in_order(first: Language) -> list[Language]:
    return [first, *(language for language in LANGUAGES if language != first)]


def _heard(message: str, language: Language, country: str) -> _Heard:
    return _Heard(normal(message, language), lexicon(language), language, country)


def _ask_of(heard: list[_Heard], *, has_amount: bool) -> tuple[Ask, _Heard]:
    """The first ask that fits, in the asker's language first, with the reading it was found in."""
    about_money = has_amount or any(one.words.money.search(one.text) for one in heard)
    if not about_money and any(one.words.off_topic.search(one.text) for one in heard):
        return "off_topic", heard[0]
    for small_talk in (False, True):
        for one in heard:
            if small_talk and one is not heard[0] and len(one.text.split()) > _GREETING:
                continue
            ask = next(_asks(one, small_talk=small_talk, has_amount=has_amount), None)
            if ask:
                return ask, one
    return ("unknown" if about_money else "off_topic"), heard[0]


def _asks(heard: _Heard, *, small_talk: bool, has_amount: bool) -> Iterator[Ask]:
    for name, pattern in heard.words.asks.items():
        if name == _WITH_AMOUNT and not has_amount:
            continue
        if name == "recent" and heard.words.how_much.search(heard.text):
            continue
        if (name in _SMALL_TALK) is small_talk and pattern.search(heard.text):
            yield _ASKS[name]


def _detailed(message: str, ask: Ask, by: _Heard, asker: Asker) -> Question:
    """The question with the period, category, things and goal that it names."""
    periods, rest = _periods(by, asker)
    written = as_written(message, by.language)
    things = [
        " ".join(written.get(word, word) for word in name.split())[:DESCRIPTION_LENGTH]
        for name in find_things(rest, ask, by.words)
    ]
    categories = [(thing, category_named(thing)) for thing in things]
    return Question(
        ask=ask,
        language=asker.language,
        period=periods[0] if periods else None,
        against=periods[1] if len(periods) > 1 else None,
        category=next((category for _, category in categories if category), None),
        things=tuple(thing for thing, category in categories if not category),
        goal=find_goal(by.text, asker.goals),
        by=find_month_to_come(by.text, asker.today, by.words),
        limit=_limit(by, rest),
        often=next(
            (
                _TIMES_A_MONTH[unit]
                for unit, pattern in by.words.often.items()
                if pattern.search(by.text)
            ),
            None,
        ),
    )


def _periods(by: _Heard, asker: Asker) -> tuple[list[Period], str]:
    """The one or two periods named, in the order they stand in, and the words without them."""
    rest, found = by.text, []
    for _ in range(2):
        one = find_period(rest, asker.today, by.words, asker.country)
        if one is None:
            break
        period, (start, end) = one
        found.append((start, period))
        rest = f"{rest[:start]}{'|' * (end - start)}{rest[end:]}"
    # "In all this year" is about this year.
    telling = [pair for pair in found if pair[1].name != "ever"] or found
    return [period for _, period in sorted(telling, key=lambda pair: pair[0])], rest


def _limit(by: _Heard, rest: str) -> int | None:
    """How many are asked for: "my last 3 purchases"."""
    for word in rest.split():
        number = int(word) if word.isdecimal() else by.words.counts.get(word, 0)
        if 1 < number <= _MOST_LISTED:
            return number
    return None


def _settled(question: Question, by: _Heard, *, is_question: bool) -> Question:
    """The ask that the details make of it."""
    ask = question.ask
    of_a_goal = ask in _OF_GOALS or (ask == "afford" and not question.cents)
    if question.goal is not None and of_a_goal:
        return replace(question, ask="goal")
    tells = question.cents and not is_question and not by.words.asking.search(by.text)
    if ask == "spent" and tells:
        return replace(question, ask="statement")
    length = len(by.text.split())
    if ask in _OF_ANYTHING and length >= _FEW and not _is_ones_own(question, by):
        return replace(question, ask="off_topic")
    if ask == "unknown" or (ask == "off_topic" and not by.words.off_topic.search(by.text)):
        return replace(question, ask=_guessed(question, by, length))
    return question


def _is_ones_own(question: Question, by: _Heard) -> bool:
    """Whether a question shows a sign of being about the asker's money."""
    return bool(
        question.cents
        or question.category
        or question.period
        or question.goal is not None
        or by.words.money.search(by.text)
        or by.words.own.search(by.text)
        or _names_a_purchase(question, by)
    )


def _names_a_purchase(question: Question, by: _Heard) -> bool:
    return any(category_of(thing, by.language, by.country) for thing in question.things)


def _guessed(question: Question, by: _Heard, words: int) -> Ask:
    """What a message asks that no pattern knows: a thing or a time by itself asks what it cost."""
    is_thing = question.category or any(
        category_of(thing, by.language, by.country) for thing in question.things
    )
    if words <= _SHORT and (is_thing or question.period):
        return "spent"
    return "unknown" if words < _FEW else question.ask


def _follows_up(question: Question, by: _Heard) -> bool:
    """Whether it says too little to stand alone: "and last month?", "and on food?"."""
    names = question.period or question.category or question.things
    vague = question.ask in {"unknown", "off_topic", "spent"} and not by.words.asks["spent"].search(
        by.text
    )
    return bool(names) and vague and len(by.text.split()) <= _SHORT


def _continued(question: Question, before: Question) -> Question:
    """`before` asked again, of the period, category or thing that `question` names instead."""
    named = bool(question.category or question.things)
    return replace(
        before,
        language=question.language,
        period=question.period or before.period,
        category=question.category if named else before.category,
        things=question.things if named else before.things,
    )


def _feeling(message: str, heard: list[_Heard]) -> Feeling:
    for feeling, faces in _FACES:
        if any(face in message for face in faces):
            return feeling
    for feeling, _ in _FACES:
        if any(one.words.feelings[feeling].search(one.text) for one in heard[:1]):
            return feeling
    return "neutral"
