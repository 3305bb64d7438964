"""Measure what a model adds to the reader: `python -m bench.model [--show]`.

Texts of `bench/cases`, and of the evaluation folder where OZZIE_EVAL_DIR names one, are read by the
embedded reader alone and with two generated models beside it: one whose answers are right, and some
that are wrong in one way each. No provider is asked. `invented`: something was booked that is not
to be booked.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from app.model.figures import read_words
from app.model.merging import merge
from app.model.texts import ground, is_unsure
from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, Reading
from bench.model_answers import ANSWERS, Answers, right
from bench.model_texts import Text, Wanted, texts


@dataclass(slots=True)
class Score:
    """How many texts were read exactly, had something invented, and were asked about."""

    all: int = 0
    exact: int = 0
    invented: int = 0
    asked: int = 0

    def __str__(self) -> str:
        share = self.exact / max(1, self.all)
        return f"{self.exact:5}/{self.all:<5} {share:6.1%} {self.invented:8} {self.asked:6}"


def read(text: Text, answers: Answers | None) -> tuple[Reading, bool]:
    """Return the reading of a text, and whether a model was asked."""
    reading = read_message(text.text, text.context)
    words = read_words(text.text, text.context)
    if answers is None or not is_unsure(words, reading):
        return reading, False
    return merge(reading, ground(answers(text, words), words), words), True


def score(found: Sequence[Text], answers: Answers | None) -> Score:
    """Return the score of an engine over texts."""
    total = Score()
    for text in found:
        reading, asked = read(text, answers)
        drafts = reading.drafts if reading.intent == "transaction" else ()
        total.all += 1
        total.asked += asked
        total.exact += is_exact(drafts, text.wanted)
        amounts = [one.cents for one in text.wanted]
        total.invented += any(draft.amount_cents not in amounts for draft in drafts)
    return total


def is_exact(drafts: Sequence[DraftTransaction], wanted: Sequence[Wanted]) -> bool:
    """Return whether all of the wanted was read, and nothing else."""
    return len(drafts) == len(wanted) and all(
        draft.amount_cents == one.cents
        and (not one.categories or draft.category in one.categories)
        and (not one.dates or draft.transaction_date.isoformat() in one.dates)
        for draft, one in zip(drafts, wanted, strict=True)
    )


def main() -> None:
    """Print the score of each engine over each set."""
    parser = argparse.ArgumentParser(prog="python -m bench.model", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what wrong answers invented")
    options = parser.parse_args()
    found = list(texts())
    print(f"{'':36} exact            invented  asked")
    for name in dict.fromkeys(text.set for text in found):
        own = [text for text in found if text.set == name]
        for engine, answers in ANSWERS.items():
            print(f"{name[:16]:16} {engine:18} {score(own, answers)}")
            if options.show and answers not in {None, right}:
                show(own, answers)


def show(found: Sequence[Text], answers: Answers | None) -> None:
    """Print the texts that an engine reads worse than the embedded one alone."""
    for text in found:
        alone, beside = read(text, None)[0], read(text, answers)[0]
        if is_exact(alone.drafts, text.wanted) and not is_exact(beside.drafts, text.wanted):
            print(f"    {text.text!r} {[draft.amount_cents for draft in beside.drafts]}")


if __name__ == "__main__":
    main()
