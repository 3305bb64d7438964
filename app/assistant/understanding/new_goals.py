"""Read that somebody wants to save for something: "3000 for a trip to Japan by june"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.assistant.commands import ChangeGoal, Command, CreateGoal
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.goal_names import (
    TOPIC,
    is_fund,
    is_known_name,
    name_of_day,
    read_goal_reference,
    read_new_name,
)
from app.assistant.understanding.sentences import Sentence
from app.assistant.understanding.utterance import Utterance
from app.text.calendar import month_end, month_start, months_after
from app.text.languages import Language
from app.text.templates import templates

# To buy something sooner than this is no goal to save for.
_LEAST_FAR = timedelta(days=45)
# Months of a goal without a date.
_USUAL_MONTHS = 12


def usual_date(today: date) -> date:
    """Return the date of a goal for which none is wanted."""
    return month_end(months_after(month_start(today), _USUAL_MONTHS))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A sentence without its date and without what is saved already.

    `date_words` are those of the date, which name the goal where nothing else does.
    """

    words: str
    day: date | None = None
    date_words: str = ""
    current_cents: int | None = None


class NewGoalReader:
    """Reads one sentence, whose dates to come are masked, with the templates of one language."""

    def __init__(
        self, utterance: Utterance, language: Language, context: UnderstandingContext
    ) -> None:
        self._utterance = utterance
        self._language = language
        self._context = context

    def commands(self, sentences: list[Sentence]) -> Iterator[Command]:
        """Yield the readings, the surest first; a goal that is named so already is changed."""
        for sentence in sentences:
            for parts in self._parts(sentence.words):
                yield from self._created(parts)

    def _parts(self, words: str) -> Iterator[_Parts]:
        for whole in self._without_day(words):
            for slots in self._matches(whole.words, "part", "current"):
                cents = self._utterance.amount(slots["amount"]).cents
                yield replace(whole, words=slots["rest"], current_cents=cents)
            yield whole

    def _without_day(self, words: str) -> Iterator[_Parts]:
        """Yield the words without the date that may be the goal's; as they are where none is.

        Beside the first date it may be the one at the end: "for christmas, 400 by november".
        """
        if slots := next(self._matches(words, "part", "no_day"), None):
            yield _Parts(slots["rest"], usual_date(self._context.today))
            return
        found = list(self._matches(words, "part", "day"))
        for slots in [*found[:1], *(other for other in found[1:] if "after" not in other)]:
            rest = f"{slots['rest']} {slots.get('after', '')}".strip()
            written = self._utterance.written(slots["day"])
            yield _Parts(rest, self._utterance.day(slots["day"]), written)
        if not found:
            yield _Parts(words)

    def _matches(self, words: str, *names: str) -> Iterator[dict[str, str]]:
        return templates(TOPIC, self._language, *names).matches(words)

    def _created(self, parts: _Parts) -> Iterator[Command]:
        for kind in ("new", "named", "fund", "saving", "saving_for", "buying"):
            for slots in self._matches(parts.words, "create", kind):
                if kind == "buying" and not self._is_far(parts.day):
                    continue
                name = self._name(slots, parts)
                if name is not None:
                    yield self._known(kind, slots, parts, name) or self._new(slots, parts, name)

    def _is_far(self, day: date | None) -> bool:
        """Return whether a day is far enough away to save until then for what is to be bought."""
        return day is not None and day - self._context.today >= _LEAST_FAR

    def _name(self, slots: dict[str, str], parts: _Parts) -> str | None:
        """Return the name, "" where none is said, None where the words are no name."""
        if "fund" in slots:
            return self._fund_name(slots, parts)
        if "name" in slots:
            return read_new_name(slots["name"], self._utterance, self._language)
        return name_of_day(parts.date_words, self._language) or ""

    def _fund_name(self, slots: dict[str, str], parts: _Parts) -> str | None:
        """Return "emergency fund", whose words may come in either order."""
        name, fund = slots["name"], slots["fund"]
        if not is_fund(fund, self._language):
            return None
        both = next(said for said in (f"{name} {fund}", f"{fund} {name}") if said in parts.words)
        return read_new_name(both, self._utterance, self._language)

    def _new(self, slots: dict[str, str], parts: _Parts, name: str) -> Command:
        amount = self._utterance.amount(slots["amount"]) if "amount" in slots else None
        return CreateGoal(
            name=name,
            target_cents=amount.cents if amount else None,
            current_cents=parts.current_cents,
            currency=(amount.currency or None) if amount else None,
            target_date=parts.day,
        )

    def _known(self, kind: str, slots: dict[str, str], parts: _Parts, name: str) -> Command | None:
        """Return the change of a goal that is there already: "save 4000 for the trip"."""
        cents = self._utterance.amount(slots["amount"]).cents if "amount" in slots else None
        words = slots.get("name", "")
        if kind == "new" or not words or not (cents or parts.day):
            return None
        if not is_known_name(words, self._language):
            return None
        for said in (words, name):
            if found := read_goal_reference(said, self._language, self._context):
                return ChangeGoal(goal=found.reference, target_cents=cents, target_date=parts.day)
        return None
