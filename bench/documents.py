"""Measure how well documents are read: `python -m bench.documents [--set NAME]… [--verbose]`.

Prints for each set how many fields are right, how many files have every comparable row right,
how many totals were invented, and what a document costs: seconds and peak memory of this process.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import DocumentUnreadable
from app.reading.types import DocumentReading
from bench import receipts, statements
from bench.evaluation import VARIABLE, Row, evaluation_folder, rows
from bench.verdicts import Verdict

Reader = Callable[[Path, Row], DocumentReading]
Judge = Callable[[Row, DocumentReading | None], Verdict | None]


_FAULTS = 3


@dataclass(frozen=True, slots=True)
class Section:
    """One set: its folder, how a document is read, how the reading is judged, what else to say."""

    name: str
    read: Reader
    judge: Judge
    costs: Callable[[], str] | None = None


SECTIONS = [
    Section("bank_files", statements.read_bank_file, statements.judge_rows),
    Section("pdf_docs", statements.read_pdf_document, statements.judge_document),
    Section("statement_text", statements.read_text_layer, statements.judge_rows),
    Section("receipts_sroie_150", receipts.read_photo, receipts.judge_receipt, receipts.costs),
    Section("receipts_misc", receipts.read_photo, receipts.judge_receipt, receipts.costs),
    Section("voice", receipts.read_recording, receipts.judge_recording),
]


def run(section: Section, *, verbose: bool) -> None:
    """Read and judge every document of a set and print the figures."""
    verdicts: list[Verdict] = []
    seconds: list[float] = []
    for row, reading, taken, fault in _readings(section):
        seconds.append(taken)
        verdict = section.judge(row, reading)
        if verdict is None:
            continue
        verdicts.append(verdict)
        if verbose and (verdict.faults or fault):
            print(f"  {row['file']}: {'; '.join([fault, *verdict.faults[:_FAULTS]]).strip('; ')}")
    _print(section.name, verdicts, seconds)
    if section.costs:
        print(section.costs())


def _readings(
    section: Section,
) -> Iterator[tuple[Row, DocumentReading | None, float, str]]:
    folder = _folder() / section.name
    for row in rows(folder / "manifest.jsonl"):
        started = time.perf_counter()
        reading, fault = None, ""
        try:
            reading = section.read(folder / row["file"], row)
        except DocumentUnreadable as error:
            fault = f"unreadable: {error.reason}"
        yield row, reading, time.perf_counter() - started, fault


def _folder() -> Path:
    folder = evaluation_folder()
    if folder is None:
        raise SystemExit(f"Set {VARIABLE} to the folder of the evaluation data.")
    return folder / "data"


def _print(name: str, verdicts: list[Verdict], seconds: list[float]) -> None:
    fields = sum(verdict.fields for verdict in verdicts)
    right = sum(verdict.fields_right for verdict in verdicts)
    whole = sum(verdict.whole for verdict in verdicts)
    invented = sum(verdict.invented for verdict in verdicts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cost = (
        f"{sum(seconds) / max(len(seconds), 1):.3f} s each, {max(seconds, default=0):.2f} at most"
    )
    print(
        f"{name}: {len(seconds)} documents, {len(verdicts)} judged; "
        f"fields right {right}/{fields} = {right / max(fields, 1):.3f}; "
        f"whole {whole}/{len(verdicts)} = {whole / max(len(verdicts), 1):.3f}; "
        f"invented {invented}; "
        f"{cost}; peak {peak:.0f} MB"
    )


def main() -> None:
    """Run the sets that are asked for, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", action="append", choices=[s.name for s in SECTIONS])
    parser.add_argument("--verbose", action="store_true", help="name what came out wrong")
    asked = parser.parse_args()
    for section in SECTIONS:
        if not asked.set or section.name in asked.set:
            run(section, verbose=asked.verbose)


if __name__ == "__main__":
    main()
