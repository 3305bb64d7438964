"""`ozzie read`: what the reader makes of a message or document, as JSON."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from app.commands.read_files import FileReader
from app.errors import OzzieError, ValidationError
from app.phones import currency_of, language_of
from app.reading.drafts import Context, Draft, Language
from app.reading.text import read

_LANGUAGES: dict[str, Language] = {"en": "en", "pt": "pt", "es": "es"}
Answer = dict[str, Any]


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command's parser."""
    parser = subparsers.add_parser(
        "read", help="what the reader makes of a message or document, as JSON"
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a document; .txt: its text layer")
    parser.add_argument("--text", help="a message")
    parser.add_argument("--jsonl", action="store_true", help="one object a line on standard input")
    parser.add_argument("--country", default="", help="ISO 3166 alpha-2, such as BR")
    parser.add_argument(
        "--language", choices=_LANGUAGES, help="the person's own; else the country's"
    )
    parser.add_argument("--today", help="the person's local date, YYYY-MM-DD")
    parser.add_argument("--password", help="of an encrypted PDF")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads what is given and prints one JSON object a reading; 1 where nothing was given."""
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
    """One answer for every line that holds anything, in their order."""
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
    """The given keys and what was read: `intent` and `transactions`, or `error`."""
    try:
        return given | (_read_file(given, files) if given.get("file") else _read(given))
    except OzzieError as error:
        return _fault(given, error)


def _read(given: Answer) -> Answer:
    text = given.get("text")
    if not isinstance(text, str):
        raise ValidationError.of("text", "give the words to read, or a file")
    reading = read(text, context_of(given))
    transactions = [told(draft) for draft in reading.drafts]
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
    transactions = [told(draft) for draft in reading.drafts]
    return {"intent": "transaction", "transactions": transactions, "document": document}


def context_of(given: Answer) -> Context:
    """Who speaks and when: `country`, `language` (else the country's), `today` (else by UTC).

    Raises ValidationError for a date or a language that is none.
    """
    country = str(given.get("country") or "").upper()
    language = _LANGUAGES.get(str(given.get("language") or language_of(country)))
    if language is None:
        raise ValidationError.of("language", "must be en, pt or es")
    try:
        said = given.get("today")
        today = date.fromisoformat(str(said)) if said else datetime.now(UTC).date()
    except ValueError:
        raise ValidationError.of("today", "must be a date, YYYY-MM-DD") from None
    return Context(today=today, country=country, currency=currency_of(country), language=language)


def told(draft: Draft) -> Answer:
    """A transaction as JSON."""
    return {
        "amount_cents": draft.amount_cents,
        "currency": draft.currency,
        "kind": draft.kind,
        "category": draft.category,
        "description": draft.description,
        "transaction_date": draft.transaction_date.isoformat(),
        "ai_confidence": draft.confidence,
    }


def _fault(given: Answer, error: OzzieError) -> Answer:
    return given | {"error": {"code": error.code, "message": error.message}}
