"""Whether a turn went as wanted: the replies, and the state that the API returns afterwards."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.support.talks.books import Books
from tests.support.talks.entries import Row, cents_of, unmatched
from tests.support.talks.replies import asks, figures_in, fold, language_of
from tests.support.talks.script import Want

MAX_UNITS = 1600
BROKEN = re.compile(r"\{ ?\$|undefined|\bNone\b|\bnull\b|Traceback|NaN")
LOST = re.compile(
    r"did ?n.t (?:quite )?(?:get|understand|catch|follow)|did not understand"
    r"|outside what i know|foge do que|fora do que|(?:sale|escapa|fuera) de lo que"
    r"|nao (?:entendi|peguei|captei|percebi)|no (?:te )?(?:entendi|capte|comprendi)"
)
MONEY = re.compile(r"money|spen[dt]|budget|dinheiro|gast|grana|dinero|plata|cuentas|contas")
NOT_YET = re.compile(
    r"\byet\b|can.?t|cannot|not able|ainda nao|nao (?:consigo|posso|da|tenho|faco|sei)"
    r"|(?:aun|todavia) no|no (?:puedo|se puede|tengo|hago)"
)
SYMPATHY = re.compile(
    r"sorry|tough|hard|stress|understand|breathe|together|step|alone|worr|hear|sinto|entendo"
    r"|dificil|calma|respir|junt|passo|sozinh|aperto|siento|entiendo|tranquil|paso|preocup|animo"
)


@dataclass(frozen=True)
class State:
    """All that a turn may change, as the API returns it."""

    entries: tuple[Row, ...] = ()
    goals: tuple[Row, ...] = ()
    intake: tuple[int, ...] | None = None
    plan: tuple[int, ...] | None = None
    user: Row | None = None

    @property
    def image(self) -> str:
        """Return the state as a text to compare."""
        entries = sorted(map(line_of, self.entries))
        goals = sorted(map(line_of, self.goals))
        return json.dumps([entries, goals, self.intake, self.plan, self.user])


def line_of(row: Row) -> str:
    """Return an entry or a goal of the API in one line."""
    names = ("id", "amount_cents", "currency", "category", "transaction_date", "description")
    more = ("kind", "name", "current_amount", "target_amount", "target_date")
    return json.dumps([row[name] for name in (*names, *more) if name in row], ensure_ascii=False)


def wrong_words(want: Want, replies: list[str]) -> Iterator[str]:
    """Yield what is wrong with the replies."""
    if "silent" in want.flags:
        yield from ("should be silent" for _ in replies)
        return
    if len(replies) != 1 and not (not replies and "quiet-ok" in want.flags):
        yield f"{len(replies)} replies"
    for reply in replies:
        yield from _wrong_reply(want, reply)


def _wrong_reply(want: Want, reply: str) -> Iterator[str]:
    low, figures = fold(reply), figures_in(reply)
    if len(reply.encode("utf-16-le")) // 2 > MAX_UNITS or BROKEN.search(reply):
        yield "broken or too long"
    for verb, wanted in want.figures:
        yield from _wrong_figures(verb, wanted, figures)
    for verb, pattern in want.patterns:
        if bool(re.search(pattern, low)) != (verb == "like"):
            yield f"{'lacks' if verb == 'like' else 'has'} /{pattern}/"
    signs = {"declines": MONEY, "not-yet": NOT_YET, "warm": SYMPATHY}
    for flag in want.flags & signs.keys():
        if not signs[flag].search(low):
            yield f"{flag}: no such word"
    if not {"may-not-understand", "declines"} & want.flags and LOST.search(low):
        yield "did not understand"
    if "asks" in want.flags and not asks(reply):
        yield "should ask back"
    wanted_language = want.settings.get("speaks")
    if wanted_language and language_of(reply) != wanted_language:
        yield f"speaks {language_of(reply)}, not {wanted_language}"


def _wrong_figures(verb: str, wanted: list[int], figures: set[int]) -> Iterator[str]:
    there = [cents / 100 for cents in wanted if cents in figures]
    missing = [cents / 100 for cents in wanted if cents not in figures]
    if verb == "says" and missing:
        yield f"lacks {missing}"
    if verb == "says-one" and not there:
        yield f"has none of {missing}"
    if verb == "says-not" and there:
        yield f"has {there}"


def wrong_state(
    want: Want, books: Books, before: State, after: State, today: date
) -> Iterator[str]:
    """Yield what is wrong with the state after a turn; `books` is what has to be there."""
    missing, extra = unmatched(books.entries.items(), after.entries, today)
    yield from (f"not in the books: {entry}" for entry in missing)
    yield from (f"too much in the books: {line_of(row)}" for row in extra)
    missing, extra = unmatched(books.goals.items(), after.goals, today)
    yield from (f"no such goal: {goal}" for goal in missing)
    yield from (f"a goal too much: {line_of(row)}" for row in extra)
    if "user gone" in want.settings:
        yield from ["the user is still there"] if after.user else []
        return
    yield from _wrong_figures_of_person(want, before, after)
    yield from _wrong_user(want, after)


def _wrong_figures_of_person(want: Want, before: State, after: State) -> Iterator[str]:
    wanted = want.settings.get("intake")
    if wanted is None and after.intake != before.intake:
        yield f"intake changed: {after.intake}"
    if wanted not in {None, "any"} and after.intake != _amounts(str(wanted)):
        yield f"intake {after.intake}, not {wanted}"
    if "plan" in want.flags and after.plan is None:
        yield "no plan"
    if "plan" not in want.flags and wanted is None and after.plan != before.plan:
        yield f"plan changed: {after.plan}"


def _amounts(words: str) -> tuple[int, ...]:
    return tuple(cents_of(word) for word in words.split("/"))


def _wrong_user(want: Want, after: State) -> Iterator[str]:
    for name, value in want.settings.items():
        if name == "user exists" and after.user is None:
            yield "no user"
        elif name.startswith("user ") and value and (after.user or {}).get(name[5:]) != value:
            yield f"{name} is {(after.user or {}).get(name[5:])}"
