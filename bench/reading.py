"""Measure how well messages are read in the evaluation data: `python -m bench.reading [-v]`.

Prints the share of messages that are read exactly, field by field and by language, the
transactions invented where there is none, how honest the confidence is, and the time a message
takes. `-v` shows what was misread.
"""

import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.phones import currency_of
from app.reading.categories.classifier import categorize
from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext, Reading
from app.text.amounts import find_amounts
from app.text.dates import find_dates
from app.text.normalize import clean, fold_in_place
from app.text.number_roles import find_non_money
from bench.evaluation import VARIABLE, Row, evaluation_folder, rows

_TODAY = date(2026, 9, 24)
_INTENTS = {
    "log": "transaction",
    "transfer": "transaction",
    "query": "chat",
    "none": "chat",
    "budget": "chat",
}
_INTENTS |= {"ask_missing": "chat", "greeting": "greeting", "help": "help"}


@dataclass
class Tally:
    """Correct and total counts by name."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)

    def count(self, name: str, right: bool) -> None:
        """Count one case of `name`."""
        self.all[name] += 1
        self.right[name] += right

    def show(self, title: str) -> None:
        """Print every share."""
        print(f"\n{title}")
        for name in self.all:
            share = self.right[name] / self.all[name]
            print(f"  {name:34} {share:6.3f}  ({self.right[name]} of {self.all[name]})")


def context_of(row: Row) -> ReaderContext:
    """Who speaks in a row: the country's currency, the row's language and day."""
    country = row.get("country") or ""
    today = date.fromisoformat(row["today"]) if row.get("today") else _TODAY
    currency = currency_of(country)
    return ReaderContext(
        today=today, country=country, currency=currency, language=row.get("lang") or "en"
    )


def is_right(draft: DraftTransaction, wanted: Row) -> dict[str, bool]:
    """Which fields of a corpus row's transaction were read right."""
    return {
        "amount": draft.amount_cents == wanted["amount_cents"],
        "currency": draft.currency == wanted["currency"],
        "date": draft.transaction_date.isoformat() == wanted["date"],
        "category": draft.category in wanted["category_any"],
    }


def measure_corpus(found: list[Row], *, verbose: bool) -> None:
    """Intents, exact messages, fields, calibration over the corpus."""
    tally, by_language, calibration = Tally(), Tally(), Tally()
    for row in found:
        reading = read_message(row["text"], context_of(row))
        wanted = row["transactions"]
        intent = reading.intent == row["intent"]
        fields = [is_right(*pair) for pair in zip(reading.drafts, wanted, strict=False)]
        whole = len(reading.drafts) == len(wanted) and all(all(marks.values()) for marks in fields)
        exact = intent and whole
        tally.count("intent", intent)
        tally.count("exact", exact)
        by_language.count(f"{row['lang']} exact", exact)
        by_language.count(f"{row['lang']} intent", intent)
        if wanted:
            tally.count("number of transactions", len(reading.drafts) == len(wanted))
        else:
            tally.count("none invented", not reading.drafts)
        if row.get("also_question"):
            tally.count("question kept", reading.question is not None)
        for marks in fields:
            for name, right in marks.items():
                tally.count(f"field {name}", right)
        for draft, marks in zip(reading.drafts, fields, strict=False):
            calibration.count(
                band(draft.confidence), all(marks.values()) and len(reading.drafts) == len(wanted)
            )
        for _draft in reading.drafts[len(fields) :]:
            calibration.count(band(_draft.confidence), right=False)
        if verbose and not exact:
            _show(row, reading, f"{row['intent']} {[_brief(t) for t in wanted]}")
    tally.show("corpus")
    by_language.show("corpus, by language")
    calibration.show("calibration: drafts wholly right")


def band(confidence: float) -> str:
    """Return the band of a confidence, with the limits of the API contract."""
    return "above 0.9" if confidence > 0.9 else "below 0.7" if confidence < 0.7 else "0.7 to 0.9"


def _brief(wanted: Row) -> str:
    parts = (
        wanted["amount_cents"] / 100,
        wanted["currency"],
        wanted["category_any"],
        wanted["date"],
    )
    return " ".join(map(str, parts))


def _show(row: Row, reading: Reading, wanted: str) -> None:
    print(f"  {row['id']} {row.get('country')} {row['text']!r}\n      want {wanted}")
    print(f"      read {reading.intent} {[_told(draft) for draft in reading.drafts]}")


def _told(draft: DraftTransaction) -> str:
    parts = (draft.amount_cents / 100, draft.currency, draft.kind, draft.category)
    rest = (draft.transaction_date.isoformat(), draft.confidence, draft.description)
    return " ".join(map(str, (*parts, *rest)))


def measure_messages(found: list[Row], *, verbose: bool) -> None:
    """Third-party bots' own test sentences: intent, amount, kind, category."""
    tally = Tally()
    for row in found:
        expected = row["expected"]
        reading = read_message(row["text"], context_of(row))
        wanted = expected.get("transactions", [])
        count = expected.get("transaction_count", len(wanted))
        intent = _INTENTS.get(expected.get("intent"))
        right = intent is None or reading.intent == intent
        if intent:
            tally.count("intent", right)
            tally.count(f"intent {expected['intent']}", right)
        if intent == "transaction":
            tally.count("number of transactions", len(reading.drafts) == count)
        for draft, one in zip(reading.drafts, wanted, strict=False):
            right &= _count_fields(tally, draft, one)
        for _one in wanted[len(reading.drafts) :]:
            tally.count("amount", right=False)
        if verbose and not (right and (intent != "transaction" or len(reading.drafts) == count)):
            _show(row, reading, str(expected))
    tally.show("third-party messages")


def _count_fields(tally: Tally, draft: DraftTransaction, wanted: Row) -> bool:
    amount = draft.amount_cents == int(Decimal(wanted["amount"]) * 100)
    kind = draft.kind == wanted["type"]
    tally.count("amount", amount)
    tally.count("kind", kind)
    if wanted.get("category10"):
        tally.count("category", draft.category == wanted["category10"])
    if len(wanted.get("date", "")) == 10:
        tally.count("date", draft.transaction_date.isoformat() == wanted["date"])
    return amount and kind


def measure_invented(corpus: list[Row], intents: list[Row], *, verbose: bool) -> None:
    """Count transactions read where there is none, in the corpus and the banking utterances."""
    tally = Tally()
    for row in intents:
        if row.get("must_not_log"):
            reading = read_message(row["text"], context_of(row))
            tally.count("intents", bool(reading.drafts))
            tally.count("both", bool(reading.drafts))
            if verbose and reading.drafts:
                _show(row, reading, "nothing")
    for row in corpus:
        if not row["transactions"]:
            drafts = read_message(row["text"], context_of(row)).drafts
            tally.count("corpus", bool(drafts))
            tally.count("both", bool(drafts))
    tally.show("invented transactions (the lower, the better)")


def measure_amounts_dates(found: list[Row]) -> None:
    """Read amounts and dates from the test suites of parsers, as far as people write them so."""
    tally = Tally()
    for row in found:
        kind, expected = row["kind"], row["expected"]
        if not row.get("finance_relevant"):
            continue
        context = _context_of_form(row)
        folded = fold_in_place(clean(row["text"]))
        if kind in {"price_string", "amount_of_money", "currency_in_sentence"}:
            value = expected.get("value") or next(
                (match.get("value_point") for match in expected.get("matches", [])), None
            )
            taken = find_non_money(folded)
            figures = find_amounts(clean(row["text"]), folded, taken, context.language, context)
            values = [figure.value for figure in figures if not figure.measure]
            right = Decimal(value) in values if value else not values
            tally.count(kind, right)
        elif kind == "date" and row.get("past_or_today"):
            days = find_dates(folded, context.today, context.country)
            tally.count(kind, expected["date"] in [day.date.isoformat() for day in days])
    tally.show("amounts and dates of other parsers' suites")


def _context_of_form(row: Row) -> ReaderContext:
    reference = str(row.get("reference") or _TODAY)[:10]
    country = row.get("region") or {"pt": "BR", "es": "ES"}.get(row.get("lang") or "", "US")
    changed = {"country": country, "today": reference, "lang": row.get("lang")}
    return context_of(row | changed)


def measure_categories(found: list[Row]) -> None:
    """Statement descriptions and merchants with a category that maps to one of ours."""
    tally = Tally()
    for row in found:
        if row.get("category10"):
            right = categorize(row["description"], context_of(row))[0] == row["category10"]
            tally.count(str(row.get("kind")), right)
            tally.count("all", right)
    tally.show("categories")


def measure_time(texts: list[tuple[str, ReaderContext]]) -> None:
    """Milliseconds of processor a message takes once warm: median, 95th percentile, worst."""
    taken: list[float] = []
    for text, context in texts:
        begun = time.process_time()
        read_message(text, context)
        taken.append((time.process_time() - begun) * 1000)
    taken.sort()
    middle, high, worst = taken[len(taken) // 2], taken[int(len(taken) * 0.95)], taken[-1]
    print(
        f"\ntime a message, ms: median {middle:.2f}, 95th percentile {high:.2f}, worst {worst:.2f}"
    )


def main(arguments: list[str]) -> int:
    """Measure everything in the evaluation folder; return 2 where there is none."""
    folder = evaluation_folder()
    if folder is None:
        print(f"set {VARIABLE} to the evaluation folder", file=sys.stderr)
        return 2
    verbose = "-v" in arguments
    corpus = rows(next(iter(sorted((folder / "corpus").glob("messages*.jsonl"))), Path()))
    sets = {
        name: rows(folder / "data" / name / "manifest.jsonl")
        for name in ("messages", "intents", "amounts_dates", "categories")
    }
    measure_corpus(corpus, verbose=verbose)
    measure_messages(sets["messages"], verbose=verbose)
    measure_invented(corpus, sets["intents"], verbose=verbose)
    measure_amounts_dates(sets["amounts_dates"])
    measure_categories(sets["categories"])
    measure_time([(row["text"], context_of(row)) for row in (*corpus, *sets["messages"])])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
