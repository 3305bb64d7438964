"""`ozzie read`: print what is read from a message or document, as JSON."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from app.clock import system_clock
from app.commands.read_files import FileReader
from app.errors import OzzieError, ValidationError
from app.phones import currency_of, language_of
from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext
from app.services.submissions import TOO_MANY_TRANSACTIONS
from app.text.languages import LANGUAGES

Answer = dict[str, Any]


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "read",
        help="what the reader makes of a message or document, as JSON",
        description="Print what is read from messages and documents, as JSON. Nothing is booked, "
        "and no database is needed.",
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a photo, PDF, sheet or recording; .txt is taken for a document's text",
    )
    parser.add_argument("--text", help="a message to read")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="read one JSON object a line from standard input: text or file, and the options "
        "below as keys; print one a line",
    )
    parser.add_argument("--country", default="", help="of the person, ISO 3166 alpha-2: BR")
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), help="of the person (default: the country's)"
    )
    parser.add_argument("--today", metavar="YYYY-MM-DD", help="the person's date (default: UTC's)")
    parser.add_argument("--password", help="of an encrypted PDF")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read the input and print one JSON object for each; return 1 where there is no input."""
    with FileReader() as files:
        if options.jsonl:
            for answer in answers(sys.stdin, files):
                print(json.dumps(answer, ensure_ascii=False), flush=True)
            return 0
        if options.text is None and not options.files:
            print("ozzie read: give FILE, --text TEXT or --jsonl", file=sys.stderr)
            return 1
        names = ("country", "language", "today", "password")
        shared = {name: value for name in names if (value := getattr(options, name))}
        texts = [{"text": options.text}] if options.text is not None else []
        for given in [*texts, *({"file": file} for file in options.files)]:
            print(json.dumps(answer_to(given | shared, files), ensure_ascii=False, indent=2))
    return 0


def answers(lines: Iterable[str], files: FileReader) -> Iterator[Answer]:
    """Yield one answer for every line that is not empty, in order."""
    for line in lines:
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except json.JSONDecodeError as error:
            yield _fault({}, ValidationError.of("line", f"not JSON: {error.msg}"))
            continue
        yield answer_to(given, files) if isinstance(given, dict) else _fault({}, _NO_OBJECT)


_NO_OBJECT = ValidationError.of("line", "must be a JSON object with text or file")


def answer_to(given: Answer, files: FileReader) -> Answer:
    """Return the given keys with what was read: `intent` and `transactions`, or `error`."""
    try:
        return given | (_read_file(given, files) if given.get("file") else _read(given))
    except OzzieError as error:
        return _fault(given, error)


def _read(given: Answer) -> Answer:
    text = given.get("text")
    if not isinstance(text, str):
        raise ValidationError.of("text", "give the words to read, or a file")
    reading = read_message(text, context_of(given))
    if reading.is_cut:
        raise ValidationError.of("text", TOO_MANY_TRANSACTIONS, reason="too_many_transactions")
    transactions = [transaction_json(draft) for draft in reading.drafts]
    answer: Answer = {"intent": reading.intent, "transactions": transactions}
    if reading.question is not None:
        answer["question"] = reading.question
    if reading.target_language is not None:
        answer["target_language"] = reading.target_language
    return answer


def _read_file(given: Answer, files: FileReader) -> Answer:
    reading = files.read(given, context_of(given))
    first, last = reading.period or (None, None)
    document: Answer = {"kind": reading.kind, "problem": reading.problem}
    if first and last:
        document["period"] = {"first": first.isoformat(), "last": last.isoformat()}
    if reading.transcript is not None:
        document["transcript"] = reading.transcript
    transactions = [transaction_json(draft) for draft in reading.drafts]
    answer = {"intent": "transaction", "transactions": transactions, "document": document}
    if reading.unread:
        answer["unread"] = asdict(reading.unread)
    return answer


def context_of(given: Answer) -> ReaderContext:
    """Return the context to read in; `language` is else the country's, `today` else UTC's.

    Raises ValidationError for an invalid date or an unknown language.
    """
    country = str(given.get("country") or "").upper()
    language = str(given.get("language") or language_of(country))
    if language not in LANGUAGES:
        *others, last = LANGUAGES
        raise ValidationError.of("language", f"must be {', '.join(others)} or {last}")
    try:
        said = given.get("today")
        today = date.fromisoformat(str(said)) if said else system_clock().date()
    except ValueError:
        raise ValidationError.of("today", "must be a date, YYYY-MM-DD") from None
    return ReaderContext(
        today=today, country=country, currency=currency_of(country), language=language
    )


def transaction_json(draft: DraftTransaction) -> Answer:
    """Return a transaction as the JSON object that is printed."""
    return {
        "amount_cents": draft.amount_cents,
        "currency": draft.currency,
        "kind": draft.kind,
        "category": draft.category,
        "description": draft.description,
        "transaction_date": draft.transaction_date.isoformat(),
        "ai_confidence": draft.confidence,
        "installments": draft.installments,
    }


def _fault(given: Answer, error: OzzieError) -> Answer:
    return given | {"error": {"code": error.code, "message": error.message}}
