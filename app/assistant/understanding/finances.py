"""Read what somebody earns and spends in a month, what the plan is for, and the wish for one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from app.assistant.commands import (
    Amend,
    Command,
    MakePlan,
    SetAim,
    SetExpenses,
    SetIncome,
    SetPayDate,
)
from app.assistant.context import UnderstandingContext
from app.assistant.dialogue import OpenQuestion
from app.assistant.understanding.sentences import Sentence, match_sentences, read_sentences
from app.assistant.understanding.utterance import Utterance
from app.text.amounts import MessageAmount
from app.text.data import load_language
from app.text.future_dates import find_future_dates
from app.text.languages import Language
from app.text.normalize import fold_in_place
from app.text.phrases import compiled
from app.text.templates import templates

_TOPIC = "finances"
_MOST_CLAUSES = 8
_MONTHS = 12
_FORTNIGHTS = 24  # a year, where people are paid twice a month
_THOUSAND = 1000
_LONGEST_CLAUSE = 3  # parts joined by "and" and the like
_MOST_BESIDE = 3  # words removed beside a period
# Between clauses; "and" may also join what one clause says: "rent and everything".
_JOINS = re.compile(r"\s*[,;.!?\n]+\s*|\s+(?:and|but|plus|so|then|e|y|mas|pero|&|\+)\s+")


def read_finances(utterance: Utterance, context: UnderstandingContext) -> tuple[Command, ...]:
    """Return what a sentence says of the person's finances; nothing where it says anything else.

    Figures come before the wish for a plan, which rests on them.
    """
    future = _with_future_days(utterance, context)
    for language in utterance.languages:
        is_told = context.dialogue.focus == "finances"
        found = _FinancesReader(future, language, is_told=is_told).read()
        if found:
            return tuple(sorted(found, key=lambda command: isinstance(command, MakePlan)))
    return ()


def correct_figure(command: Command, context: UnderstandingContext) -> Command:
    """Return a correction of "it" as the one of the figure that was told last: "no, 4500".

    Of several figures that were told, the denied amount says which: "4500 not 4600".
    """
    dialogue = context.dialogue
    if dialogue.focus != "finances" or not isinstance(command, Amend):
        return command
    cents, denied = command.changes.amount_cents, command.entry.cents
    is_it = command.entry.model_copy(update={"cents": None}).is_pronoun
    if not is_it or cents is None or command.changes.fields != {"amount_cents"}:
        return command
    meant = [name for name, told in dialogue.figures.items() if denied == told]
    meant = meant or list(dialogue.told)
    if len(meant) != 1:
        return command
    return SetIncome(cents=cents) if meant[0] == "income" else SetExpenses(cents=cents)


def fill_slot(
    open_question: OpenQuestion, utterance: Utterance, context: UnderstandingContext
) -> tuple[Command, ...]:
    """Return what an answer to "what do you earn / spend in a month?" says, else nothing.

    A figure of None says that the person does not know.
    """
    if open_question.slot not in {"income", "expenses"}:
        return ()
    if told := read_finances(utterance, context):
        return told
    is_income = open_question.slot == "income"
    for language in utterance.languages:
        for sentence in read_sentences(utterance, language):
            for slots in _answers(sentence, language, "income" if is_income else "expenses"):
                cents = _monthly(utterance, slots, language, "answer")
                if cents is not None:
                    return (SetIncome(cents=cents) if is_income else SetExpenses(cents=cents),)
            for _ in templates(_TOPIC, language, "answer", "unknown").matches(sentence.words):
                return (SetIncome(cents=None) if is_income else SetExpenses(cents=None),)
    return ()


def _answers(sentence: Sentence, language: Language, kind: str) -> Iterator[dict[str, str]]:
    """Yield the slots of a figure that answers a question: alone, or as "I get 3600"."""
    for names in (("answer", "amount"), (kind, "beside"), (kind, "usual")):
        yield from templates(_TOPIC, language, *names).matches(sentence.words)


def _with_future_days(utterance: Utterance, context: UnderstandingContext) -> Utterance:
    days = find_future_dates(utterance.folded, context.today, context.reader.country)
    return utterance.with_days(days)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure that a clause gives; `is_sure` where it needs no figure of the other kind."""

    amount: MessageAmount
    cents: int
    is_income: bool
    is_sure: bool

    @property
    def command(self) -> Command:
        """Return the command that sets it."""
        return SetIncome(cents=self.cents) if self.is_income else SetExpenses(cents=self.cents)


_Said = _Figure | Command


class _FinancesReader:
    """Reads one sentence, clause by clause, with the templates of one language.

    `is_told`: figures were told just now, so that "I spend 2300" is one of them.
    """

    def __init__(self, utterance: Utterance, language: Language, *, is_told: bool = False) -> None:
        self._is_told = is_told
        self._utterance = utterance
        self._language = language
        self._clauses = _clauses(utterance)

    def read(self) -> list[Command]:
        """Return the commands of all clauses; none where one clause says something else."""
        if len(self._clauses) > _MOST_CLAUSES or not _gate(self._language).search(
            self._utterance.folded
        ):
            return []
        said = self._divide(0) or []
        figures = [part for part in said if isinstance(part, _Figure)]
        unsure = [figure for figure in figures if not figure.is_sure]
        if unsure and not self._is_told and len({figure.is_income for figure in figures}) == 1:
            return []
        found = dict(zip(map(id, figures), _in_thousands(figures), strict=True))
        return [found[id(part)].command if isinstance(part, _Figure) else part for part in said]

    def _divide(self, start: int) -> list[_Said] | None:
        """Return what the clauses from `start` on say, None where one says something else."""
        if start == len(self._clauses):
            return []
        for end in range(min(len(self._clauses), start + _LONGEST_CLAUSE), start, -1):
            part = self._utterance.part(self._clauses[start][0], self._clauses[end - 1][1])
            said = self._clause(part)
            if said is not None and (rest := self._divide(end)) is not None:
                return [*said, *rest]
        return None

    def _clause(self, part: Utterance) -> list[_Said] | None:
        """Return what one clause says; nothing where it is only said by the way."""
        sentences = read_sentences(part, self._language)
        for slots in self._matches(sentences, "both", "stated"):
            income, expenses = (part.amount(slots[slot]) for slot in ("amount", "amount2"))
            return [
                _Figure(income, income.cents, is_income=True, is_sure=True),
                _Figure(expenses, expenses.cents, is_income=False, is_sure=True),
            ]
        if figure := next(self._figures(part, sentences), None):
            return [figure]
        for slots in self._matches(sentences, "payday", "stated"):
            days = [part.day(slots[slot]) for slot in ("day", "day2") if slot in slots]
            return [SetPayDate(day=min(days))]
        for aim in ("debt", "saving"):
            if self._has(sentences, "plan", aim):
                return [SetAim(aim="debt" if aim == "debt" else "savings"), MakePlan()]
        if self._has(sentences, "plan", "make"):
            return [MakePlan()]
        for aim in ("debt", "savings"):
            if self._has(sentences, "aim", aim):
                return [SetAim(aim="debt" if aim == "debt" else "savings")]
        return [] if self._has(sentences, "filler", "said") else None

    def _matches(self, sentences: list[Sentence], *names: str) -> Iterator[dict[str, str]]:
        for slots, _ in match_sentences(sentences, _TOPIC, self._language, *names):
            yield slots

    def _has(self, sentences: list[Sentence], *names: str) -> bool:
        return next(self._matches(sentences, *names), None) is not None

    def _figures(self, part: Utterance, sentences: list[Sentence]) -> Iterator[_Figure]:
        for kind in ("income", "expenses"):
            for name in ("stated", "usual", "fortnight", "beside"):
                for slots in self._matches(sentences, kind, name):
                    cents = _monthly(part, slots, self._language, name)
                    if cents is not None:
                        amount = part.amount(slots["amount"])
                        yield _Figure(amount, cents, kind == "income", name != "beside")


def _in_thousands(figures: list[_Figure]) -> list[_Figure]:
    """Return figures with thousands added that are said once: "gano 18 mil y gasto 14"."""
    said = max((figure.amount.value for figure in figures if figure.amount.marked), default=0)
    return [
        replace(figure, cents=figure.cents * _THOUSAND)
        if not figure.amount.marked and figure.amount.value * _THOUSAND <= 2 * said
        else figure
        for figure in figures
    ]


def _monthly(
    utterance: Utterance, slots: dict[str, str], language: Language, name: str
) -> int | None:
    """Return the cents a month of an amount with its period; None where that is no period."""
    times = _FORTNIGHTS if name == "fortnight" else _times(slots.get("period", ""), language)
    if times is None:
        return None
    amounts = [
        utterance.amount(slots[slot]).cents for slot in ("amount", "amount2") if slot in slots
    ]
    cents = Decimal(sum(amounts) * times) / (len(amounts) * _MONTHS)
    return int(cents.quantize(Decimal(1), ROUND_HALF_UP))


def _times(words: str, language: Language) -> int | None:
    """Return how often in a year a period is; monthly where none is said, None for other words."""
    rest = words
    lead, trail = _beside(language)
    for _ in range(_MOST_BESIDE):
        rest = trail.sub("", lead.sub("", rest)).strip()
    return _periods(language).get(rest) if rest else _MONTHS


def _clauses(utterance: Utterance) -> list[tuple[int, int]]:
    """Return the positions of the clauses; a comma inside an amount parts none."""
    spots = [(amount.start, amount.end) for amount in utterance.amounts]
    spots += [(day.start, day.end) for day in utterance.days]
    found, start = [], 0
    for join in _JOINS.finditer(utterance.folded):
        if not any(begin < join.end() and join.start() < end for begin, end in spots):
            found.append((start, join.start()))
            start = join.end()
    found.append((start, len(utterance.folded)))
    return [(begin, end) for begin, end in found if utterance.folded[begin:end].strip()]


@cache
def _gate(language: Language) -> re.Pattern[str]:
    return compiled(load_language(_TOPIC, language)["gate"]["words"], {})


@cache
def _periods(language: Language) -> dict[str, int]:
    entries = load_language(_TOPIC, language)["period"]["times"]
    pairs = (entry.rsplit(" ", 1) for entry in entries)
    return {fold_in_place(words): int(times) for words, times in pairs}


@cache
def _beside(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of words before and after a period that leave it as it is."""
    words = compiled(load_language(_TOPIC, language)["period"]["beside"], {}).pattern
    return re.compile(rf"^{words}\s*"), re.compile(rf"\s*{words}$")
