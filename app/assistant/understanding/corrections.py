"""Read corrections, removals, undo and rules: what changes entries that there are."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from app.assistant.commands import (
    Amend,
    AskDetail,
    BookAnyway,
    Command,
    EntryChanges,
    EntryReference,
    Recategorize,
    Redo,
    Remove,
    Undo,
)
from app.assistant.understanding.entry_words import (
    is_definite,
    read_entry_reference,
    read_members,
)
from app.assistant.understanding.orders import names_an_order
from app.assistant.understanding.segments import holds_another
from app.assistant.understanding.sentences import (
    TOPIC,
    Sentence,
    match_sentences,
    read_sentences,
)
from app.assistant.understanding.utterance import Utterance
from app.reading.categories.classifier import match_category_name
from app.reading.types import ReaderContext
from app.text.currencies import currency_named
from app.text.data import load_language
from app.text.languages import Language
from app.text.phrases import compiled, phrases
from app.text.templates import AMOUNTS, templates

_LONGEST_DESCRIPTION = 60

Strength = Literal["explicit", "definite", "bare"]


def read_correction(utterance: Utterance, context: ReaderContext) -> Command | None:
    """Return the command about entries that a sentence gives, None where it gives none."""
    for language in utterance.languages:
        sentences = read_sentences(utterance, language)
        reader = _CorrectionReader(utterance, language, sentences, context)
        if (rule := _read_rule(utterance, language)) is not None:
            return rule
        if (command := next(reader.commands(), None)) is not None:
            return command
    return None


class _CorrectionReader:
    """Reads one sentence with the templates of one language."""

    def __init__(
        self,
        utterance: Utterance,
        language: Language,
        sentences: list[Sentence],
        context: ReaderContext,
    ) -> None:
        self._context = context
        self._utterance = utterance
        self._language = language
        self._sentences = sentences

    def commands(self) -> Iterator[Command]:
        """Yield the readings, the surest first."""
        yield from self._undo()
        for _ in self._matches("anyway", "whole"):
            yield BookAnyway()
        if phrases(TOPIC, "asked", "begins").match(self._utterance.masked):
            return
        yield from self._amounts()
        yield from self._currencies()
        yield from self._categories()
        yield from self._days()
        yield from self._descriptions()
        yield from self._removals()
        yield from self._complaints()

    def _matches(self, *names: str) -> Iterator[tuple[dict[str, str], Sentence]]:
        for slots, sentence in match_sentences(self._sentences, TOPIC, self._language, *names):
            if not self._begins_with_and(sentence):
                yield slots, sentence

    def _begins_with_and(self, sentence: Sentence) -> bool:
        """Return whether a Portuguese "e" (and) would be taken for "é" (is): "e ontem?"."""
        first, _, _ = sentence.words.partition(" ")
        return first == "e" and self._utterance.written(f"{first} ")[:1] in {"e", "E"}

    def _unless_asked(self, *names: str) -> tuple[str, ...]:
        """Return the lists that state something: none for a question."""
        return () if self._utterance.is_question else names

    def _reference(self, words: str) -> EntryReference | None:
        """Return the entry that words name; "sorry" and "is" before an amount name only "it"."""
        lists = load_language(TOPIC, self._language)
        idle = (*lists["lead"]["correcting"], *lists["sets"]["be"])
        if compiled(idle, {}).fullmatch(words):
            return EntryReference()
        return read_entry_reference(words, self._utterance, self._language)

    def _reference_or_list(self, words: str) -> EntryReference | None:
        """Return the entry that words name, or the entries that they name one by one."""
        entry = self._reference(words)
        members = read_members(words, self._utterance, self._language)
        if not members:
            return entry
        whole = EntryReference(words=self._utterance.written(words))
        return (entry or whole).model_copy(update={"members": members})

    def _undo(self) -> Iterator[Command]:
        for slots, _ in self._matches("undo", "restored"):
            entry = self._reference(slots["thing"])
            if entry is not None:
                back = Undo(entry=entry, is_restoring=True)
                yield Redo(is_back=True) if entry.is_pronoun else back
        for _ in self._matches("undo", "back"):
            yield Redo(is_back=True)
        for _ in self._matches("undo", "redo"):
            yield Redo()
        for _ in self._matches("undo", "last"):
            yield Undo()
        for slots, _ in self._matches("undo", "named"):
            entry = self._reference_or_list(slots["thing"])
            if entry is not None:
                yield Undo(entry=None if entry.is_pronoun else entry)

    def _amounts(self) -> Iterator[Command]:
        stated = self._unless_asked("stated_of_it", "stated")
        for name in ("spent", "amount", "amount_of_it", *stated, "pointed"):
            for slots, sentence in self._matches("amend", name):
                if command := self._amount(name, slots, sentence):
                    yield command

    def _amount(self, name: str, slots: dict[str, str], sentence: Sentence) -> Command | None:
        thing = slots.get("thing")
        entry = self._reference(thing) if thing else EntryReference()
        if entry is None or _begins_with_order(thing or "", self._language):
            return None
        amount = self._utterance.amount(slots["amount"])
        if denied := slots.get("denied"):
            entry = entry.model_copy(update={"cents": self._utterance.amount(denied).cents})
        changes = EntryChanges(amount_cents=amount.cents, currency=amount.currency or None)
        strength: Strength = "explicit"
        if name == "stated_of_it":
            strength = "bare"
        elif name == "stated":
            strength = self._strength(slots, sentence)
            if strength == "bare" and entry.cents is not None:
                # "Coffee 6 again, it was two": the figure after it is no amount of the coffee.
                return None
        elif name == "spent" and not sentence.is_correcting:
            strength = "definite"
        return Amend(entry=entry, changes=changes, strength=strength)

    def _strength(self, slots: dict[str, str], sentence: Sentence) -> Strength:
        actually = phrases(TOPIC, "sets", "actually").search(sentence.words)
        if sentence.is_correcting or actually:
            return "explicit"
        return "definite" if is_definite(slots["thing"], self._language) else "bare"

    def _categories(self) -> Iterator[Command]:
        of_it = self._unless_asked("category_of_it")
        for name in ("category", *of_it, *self._unless_asked("stated_category")):
            for slots, sentence in self._matches("amend", name):
                category = match_category_name(slots["category"])
                thing = slots.get("thing")
                entry = self._reference_or_list(thing) if thing else EntryReference()
                if category is None or entry is None or self._is_request_to_log(slots, entry):
                    continue
                is_stated = name == "stated_category"
                strength = self._strength(slots, sentence) if is_stated else "explicit"
                changes = EntryChanges(category=category)
                yield Amend(entry=entry, changes=changes, strength=strength)

    def _is_request_to_log(self, slots: dict[str, str], entry: EntryReference) -> bool:
        """Return whether it is "bota 20 de gasolina" or "conta de luz 200": no entry is named."""
        if any(ord(character) in AMOUNTS for character in slots["category"]):
            return True
        is_amount = entry == EntryReference(cents=entry.cents) and entry.cents is not None
        is_vague = is_amount and not is_definite(slots["thing"], self._language)
        return is_vague and not names_an_order(self._utterance)

    def _currencies(self) -> Iterator[Command]:
        for slots, _ in self._matches("amend", *self._unless_asked("currency")):
            currency = currency_named(slots["currency"], self._context)
            entry = self._reference(slots["thing"])
            if currency and entry is not None:
                yield Amend(entry=entry, changes=EntryChanges(currency=currency))

    def _days(self) -> Iterator[Command]:
        for name in self._unless_asked("day_of_it", "day"):
            for slots, sentence in self._matches("amend", name):
                thing = slots.get("thing")
                entry = self._reference_or_list(thing) if thing else EntryReference()
                if entry is not None:
                    changes = EntryChanges(transaction_date=self._utterance.day(slots["day"]))
                    strength = self._strength(slots, sentence) if thing else "explicit"
                    yield Amend(entry=entry, changes=changes, strength=strength)

    def _descriptions(self) -> Iterator[Command]:
        for slots, _ in self._matches("amend", "description"):
            entry = self._reference(slots["thing"])
            name = self._utterance.written(slots["name"])
            if entry is not None and name:
                name = name[:1].upper() + name[1:_LONGEST_DESCRIPTION]
                changes = EntryChanges(description=name)
                yield Amend(entry=entry, changes=changes)

    def _removals(self) -> Iterator[Command]:
        for _ in self._matches("remove", "repeated"):
            yield Remove(entry=EntryReference(is_repeated=True))
        for _ in self._matches("remove", "it"):
            yield Undo(is_removing=True)
        yield from self._returned()
        yield from self._not_done()
        for slots, sentence in self._matches("remove", "named"):
            entry = self._reference_or_list(slots["thing"])
            # "Apaga a pizza e anota 9": no reason follows, but another order.
            if entry is None or holds_another(sentence.words):
                continue
            # "Delete it" takes back what was done last.
            yield Undo(is_removing=True) if entry.is_pronoun else Remove(entry=entry)

    def _returned(self) -> Iterator[Command]:
        """Yield the removal of what was bought and went back."""
        for slots, _ in self._matches("remove", *self._unless_asked("returned")):
            entry = self._reference(slots["thing"])
            if entry is not None and entry.words:
                day = slots.get("day")
                yield Remove(entry=entry.model_copy(update={"day": None}) if day else entry)

    def _not_done(self) -> Iterator[Command]:
        """Yield the removal of what was not bought after all."""
        if self._utterance.is_question:
            return
        for _ in self._matches("remove", "not_done_it"):
            yield Undo(is_removing=True, is_dropping=True)
        for slots, _ in self._matches("remove", "not_done"):
            entry = self._reference(slots["thing"])
            if entry is None:
                continue
            is_it = entry.is_pronoun
            just_now = Undo(is_removing=True, is_dropping=True)
            yield just_now if is_it else Remove(entry=entry, is_not_done=True)

    def _complaints(self) -> Iterator[Command]:
        for _ in self._matches("amend", "wrong_of_it"):
            yield AskDetail(slot="change", entry=EntryReference())
        for slots, _ in self._matches("amend", "wrong"):
            entry = self._reference(slots["thing"])
            if entry is not None:
                yield AskDetail(slot="change", entry=entry)


def _begins_with_order(thing: str, language: Language) -> bool:
    """Return whether words that should name an entry order something: "remove the taxi, coffee"."""
    lists = load_language(TOPIC, language)
    return compiled(lists["sets"]["remove"], lists["sets"]).match(thing) is not None


def _read_rule(utterance: Utterance, language: Language) -> Command | None:
    """Return what is to hold from now on; "now" is no date in it.

    It holds for past entries too where that is said at the end: "also the old ones".
    """
    plain = utterance.with_days(())
    sentences = read_sentences(plain, language)
    past = _past(language)
    for sentence in sentences:
        words = past.sub("", sentence.words)
        for slots in templates(TOPIC, language, "rule", "stated").matches(words):
            category = match_category_name(slots["category"])
            thing = read_entry_reference(slots["thing"], plain, language)
            if category and thing and thing.words:
                is_past = words != sentence.words
                return Recategorize(words=thing.words, category=category, includes_past=is_past)
    return None


@cache
def _past(language: Language) -> re.Pattern[str]:
    """Return the pattern of what says, at the end, that a rule holds for past entries too."""
    lists = load_language(TOPIC, language)
    words = compiled(lists["rule"]["past"], lists["sets"]).pattern
    return re.compile(rf"\s+{words}$")
