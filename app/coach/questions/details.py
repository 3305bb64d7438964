"""Find the smaller details of a question: how many entries, how often, which price."""

from collections.abc import Sequence

from app.coach.periods import DAY, Period
from app.coach.questions.amounts import NamedAmount
from app.coach.questions.category_names import find_category_by_name, is_known
from app.coach.questions.lexicon import Lexicon
from app.coach.questions.reading import QuestionReading
from app.coach.questions.types import GoalAspect, QuestionType

_DAYS_A_MONTH = 365.25 / 12
_TIMES_A_MONTH = {"day": _DAYS_A_MONTH, "week": _DAYS_A_MONTH / 7, "month": 1.0, "year": 1 / 12}
_MAX_LIMIT = 10
# Questions over all days of two periods together; others compare them.
_SUMMED: frozenset[QuestionType] = frozenset(
    {"spent", "count", "recent", "income", "largest", "top"}
)
_MONTHS_A_YEAR = 12
_MAX_SPAN = 50 * _MONTHS_A_YEAR


def find_price(amount: NamedAmount | None, reading: QuestionReading) -> int | None:
    """Return the whole price: of "6x de 100" that of all instalments together."""
    if amount is None:
        return None
    return amount.cents * (reading.instalments or 1) if reading.is_of_each else amount.cents


def find_frequency(reading: QuestionReading) -> float | None:
    """Return how many times a month something is done, or None."""
    patterns = reading.words.frequencies.items()
    found = (unit for unit, pattern in patterns if pattern.search(reading.text))
    unit = next(found, None)
    return _TIMES_A_MONTH[unit] if unit else None


def find_limit(question_type: QuestionType, reading: QuestionReading, rest: str) -> int | None:
    """Return how many entries are asked for ("last 3 purchases", "biggest expense"), or None."""
    for word in rest.split():
        is_short = word.isdecimal() and len(word) <= len(str(_MAX_LIMIT))
        number = int(word) if is_short else reading.words.counts.get(word, 0)
        if 1 < number <= _MAX_LIMIT:
            return number
    slots = reading.words.slots
    is_single = (question_type == "largest" and slots.single.search(reading.text)) or (
        question_type == "recent" and slots.last_one.search(reading.text)
    )
    return 1 if is_single else None


def find_goal_aspect(reading: QuestionReading) -> GoalAspect:
    """Return what of a goal is asked for in particular, "" for its state."""
    slots = reading.words.slots
    if slots.goal_when.search(reading.text):
        return "when"
    if slots.goal_need.search(reading.text):
        return "need"
    if slots.goal_missing.search(reading.text):
        return "missing"
    return "saved" if reading.words.how_much.search(reading.text) else ""


def find_span(reading: QuestionReading) -> int | None:
    """Return for how many months money is put aside: "in 6 months", "in 2 years"; None if not told.

    The most is 50 years.
    """
    slots = reading.words.slots
    for patterns, months in ((slots.span_months, 1), (slots.span_years, _MONTHS_A_YEAR)):
        for pattern in patterns:
            if match := pattern.search(reading.text):
                written = match["number"]
                count = int(written) if written.isdecimal() else reading.words.numbers[written]
                return max(1, min(count * months, _MAX_SPAN))
    return None


def join_periods(periods: Sequence[Period], question_type: QuestionType) -> Sequence[Period]:
    """Return two periods that follow one another as one: "yesterday and today"."""
    if len(periods) != 2 or question_type not in _SUMMED:
        return periods
    first, second = sorted(periods, key=lambda period: period.start)
    if second.start - first.end != DAY:
        return periods
    return [Period("between", first.start, second.end)]


def is_so_far(periods: Sequence[Period], reading: QuestionReading) -> bool:
    """Return whether "so far" is all that a question says of its period."""
    names = [period.name for period in periods]
    return names == ["ever"] and reading.words.slots.so_far.search(reading.text) is not None


def is_address(names: Sequence[str], rest: str, words: Lexicon) -> bool:
    """Return whether all names stand before a whole question: "bro how much did I spend?".

    `rest` is the folded text that they were found in. "Netflix how much" is no such question.
    """
    asked = words.how_much.search(rest)
    if asked is None or not any(
        words.type_words["spent"].fullmatch(token) for token in rest[asked.end() :].split()
    ):
        return False
    return all(0 <= rest.find(name) < asked.start() for name in names)


def find_charge(question_type: QuestionType, reading: QuestionReading) -> tuple[str, ...]:
    """Return the charge that a question about charges names by one of its own words: "rent"."""
    if question_type != "recurring":
        return ()
    context = reading.context
    words = reading.words.type_words[question_type]
    return tuple(
        token
        for token in reading.rest.replace("|", " ").split()
        if words.fullmatch(token)
        and find_category_by_name(token) is None
        and is_known(token, context.categories, reading.language, context.country)
    )
