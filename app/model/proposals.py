"""Changes that a model proposes: commands whose amounts and targets the message itself names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from app.assistant.commands import (
    Amend,
    Command,
    Contribute,
    EntryChanges,
    EntryReference,
    GoalReference,
    Log,
    Recategorize,
    Remove,
    SetExpenses,
    SetIncome,
    Undo,
)
from app.assistant.understanding.orders import names_an_order, tells_no_purchase
from app.assistant.understanding.utterance import Utterance
from app.categories import Category
from app.figures import LedgerEntry
from app.model.doubts import is_moving
from app.model.figures import Words
from app.model.grounding import TextDraft, ground_draft, parse_amount
from app.reading.categories.classifier import match_category_name
from app.text.names import matches
from app.text.normalize import fold_in_place
from app.text.phrases import phrases
from app.text.tokens import tokens

# Lists of words, one of which a message about the monthly figures has.
_FINANCES = (("gate", "words"), ("sets", "income"), ("sets", "expenses"))
_MOST_WORDS = 3  # of a category's name
MOST = 3  # proposals of one message
_PROPOSED = {"result": "proposed"}


class _Log(BaseModel):
    """Propose to book purchases or incomes that the message tells. Fields as in the examples."""

    drafts: list[TextDraft]


class _Amend(BaseModel):
    """Propose to correct an entry that `recent` gave; null leaves a field as it is."""

    entry: str
    amount: str | None = None
    category: Category | None = None


class _Remove(BaseModel):
    """Propose to remove an entry that `recent` gave."""

    entry: str


class _Contribute(BaseModel):
    """Propose to put money into a goal that `goals` gave, or to take it out."""

    goal: str
    amount: str
    takes_out: bool


class _SetFinances(BaseModel):
    """Propose the person's monthly income or usual monthly expenses."""

    income: str | None = None
    expenses: str | None = None


class _Recategorize(BaseModel):
    """Propose that a merchant or thing belongs to a category from now on."""

    words: str
    category: Category


class _Undo(BaseModel):
    """Propose to undo the last change."""


@dataclass
class Proposals:
    """What was proposed for one message.

    Attributes:
        words: The message with its figures.
        utterance: The same as the assistant's own readers see it.
        commands: The proposals that were accepted.
    """

    words: Words
    utterance: Utterance
    commands: list[Command] = field(default_factory=list)
    _entries: dict[str, LedgerEntry] = field(default_factory=dict)
    _goals: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def tools(self) -> Mapping[str, tuple[type[BaseModel], Callable[[Any], dict[str, str]]]]:
        """Return the tools that propose."""
        return {
            "propose_log": (_Log, self.log),
            "propose_amend": (_Amend, self.amend),
            "propose_remove": (_Remove, self.remove),
            "propose_contribute": (_Contribute, self.contribute),
            "propose_finances": (_SetFinances, self.set_finances),
            "propose_category": (_Recategorize, self.recategorize),
            "propose_undo": (_Undo, self.undo),
        }

    def show(self, key: str, entry: LedgerEntry) -> None:
        """Remember an entry that a result named; no other can be proposed for a change."""
        self._entries[key] = entry

    def show_goal(self, key: str, goal_id: str, name: str) -> None:
        """Remember a goal that a result named."""
        self._goals[key] = (goal_id, name)

    def log(self, asked: _Log) -> dict[str, str]:
        """Propose a log of what the message tells as facts."""
        if names_an_order(self.utterance) or tells_no_purchase(self.utterance):
            return {"error": "The message tells no purchase."}
        grounded = [ground_draft(draft, self.words) for draft in asked.drafts]
        drafts = tuple(one.draft for one in grounded if one is not None)
        if not drafts or len(drafts) > len(self.words.amounts):
            return {"error": "Quote the message, with an amount that stands in it."}
        return self._add(Log(drafts=drafts))

    def amend(self, asked: _Amend) -> dict[str, str]:
        """Propose to correct an entry that the message names."""
        entry = self._named(asked.entry)
        cents = self._cents(asked.amount) if asked.amount is not None else None
        if entry is None or (asked.amount is not None and cents is None):
            return {"error": "The message must name the entry and hold the amount."}
        if asked.category is not None and not self._names_category(asked.category):
            return {"error": "The message must name the category; leave it null."}
        changes = EntryChanges(amount_cents=cents, category=asked.category)
        if not changes.fields:
            return {"error": "Nothing would change."}
        return self._add(Amend(entry=EntryReference(ids=(entry.id,)), changes=changes))

    def remove(self, asked: _Remove) -> dict[str, str]:
        """Propose to remove an entry that the message names."""
        entry = self._named(asked.entry)
        if entry is None or not names_an_order(self.utterance):
            return {"error": "The message must ask for it and name the entry."}
        return self._add(Remove(entry=EntryReference(ids=(entry.id,))))

    def contribute(self, asked: _Contribute) -> dict[str, str]:
        """Propose a contribution of an amount that the message holds."""
        goal, cents = self._goals.get(asked.goal), self._cents(asked.amount)
        is_named = goal is not None and matches(goal[1], self.words.text)
        if goal is None or cents is None or not is_named or not is_moving(self._folded):
            return {"error": "The message must name the goal, move money and hold the amount."}
        signed = -cents if asked.takes_out else cents
        return self._add(Contribute(goal=GoalReference(id=goal[0]), cents=signed))

    def set_finances(self, asked: _SetFinances) -> dict[str, str]:
        """Propose income or expenses that the message holds."""
        result = {"error": "The message must name income or expenses and hold the amount."}
        if not any(phrases("finances", *names).search(self._folded) for names in _FINANCES):
            return result
        for written, command in ((asked.income, SetIncome), (asked.expenses, SetExpenses)):
            cents = self._cents(written) if written is not None else None
            if cents is not None:
                result = self._add(command(cents=cents))
        return result

    def recategorize(self, asked: _Recategorize) -> dict[str, str]:
        """Propose a rule about something that the message names."""
        named = tokens(asked.words)
        is_told = bool(named) and set(named) <= set(tokens(self.words.text))
        if not is_told or not self._names_category(asked.category):
            return {"error": "Copy the words from the message, which must name the category."}
        return self._add(Recategorize(words=asked.words[:60], category=asked.category))

    def undo(self, _asked: _Undo) -> dict[str, str]:
        """Propose to undo the last change, which the message must ask for."""
        if not phrases("answers", "undoing").search(self._folded):
            return {"error": "The message must ask for it."}
        return self._add(Undo())

    def _names_category(self, category: str) -> bool:
        """Return whether the message has a name of this category."""
        found = tokens(self.words.text)
        return any(
            match_category_name(" ".join(found[start : start + count])) == category
            for count in range(1, _MOST_WORDS + 1)
            for start in range(len(found) - count + 1)
        )

    @property
    def _folded(self) -> str:
        return fold_in_place(self.words.text)

    def _named(self, key: str) -> LedgerEntry | None:
        """Return an entry that a result gave and that the message itself names."""
        entry = self._entries.get(key)
        if entry is None or not entry.id:
            return None
        said = set(tokens(self.words.text))
        has_word = any(word in said for word in tokens(entry.description) if len(word) > 2)
        figures = [*self.words.amounts, *self.words.denied]
        return entry if has_word or any(one.cents == entry.cents for one in figures) else None

    def find_cents(self, written: str, currency: str) -> int | None:
        """Return an amount of this currency that stands anywhere in the message, in cents."""
        amount = parse_amount(written)
        figures = [*self.words.amounts, *self.words.denied]
        found = next((one for one in figures if one.value == amount), None)
        own = self.words.context.currency
        return found.cents if found and (found.currency or own) == currency else None

    def _cents(self, written: str) -> int | None:
        """Return an amount that the message holds and does not deny, in cents."""
        try:
            cents = round(float(written) * 100)
        except (ValueError, OverflowError):
            return None
        return cents if cents > 0 and self.words.has_amount(cents) else None

    def _add(self, command: Command) -> dict[str, str]:
        if len(self.commands) >= MOST:
            return {"error": "Too many proposals for one message."}
        if command not in self.commands:
            self.commands.append(command)
        return _PROPOSED
