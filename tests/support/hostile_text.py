"""Runs of what costs a careless pattern more the longer they are, and what reading one costs."""

import time
from collections.abc import Callable

# What a run is made of. A dozen stand for each way of being slow: blanks and marks that patterns
# skip, numbers, dates, fillers and connectors that can be parted in many ways, lines and sentences.
ATOMS = [
    *(" ", "\n", "\t", "\u00a0", "1", "1 ", "1.", "1,", "12 ", "1-", "1/", "45 45", "0", "9 9"),
    *("$", "$1 ", "R$ ", "€", "1% ", ".", ",", "-", " -", "--- ", "(", "( ", "()", '"', "' "),
    *("*", "_", "#", "+", "+ ", "= ", "|", ":", "; ", "!", "? ", ".!", " .", "a", "A", "a ", "ab "),
    *("a.", "a-", "a'", "a/", "a,", "a\n", "and ", "e ", "y ", "the ", "on ", "de ", "no ", "if "),
    *(
        "😀",
        "😀 ",
        "👨‍👩‍👧",
        "é",
        "\u0301",
        "\u200b",
        "\x01",
        "\x00",
        "10:30 ",
        "12/12 ",
        "2025-05-05 ",
    ),
    *("may 5 ", "monday ", "last ", "spent ", "spent 1 ", "how much ", "hundred ", "twenty one "),
    *("mil ", "1k ", "1x ", "1 + ", "total ", "total 1 ", "1\n", "coffee 5\n", "coffee 5, "),
    *("coffee 5 and ", "with my card ", "my ", "card ", "please ", "/mo ", "each ", "meia "),
    *("1.000,00 ", "1 000 ", "3x de 5 ", "x@", "www.", "**** ", "xxxx ", "yes ", "undo ", "1º "),
]
AROUND = ["{}", "spent 45 on {}lunch", "lunch 45 {}", "how much did I spend on {}food this month?"]
# Seconds that do not count: the clock's grain, and what comes between.
_GRAIN = 0.03


def run_of(atom: str, length: int, around: str = "{}") -> str:
    """Return `length` characters of the run, with its words around."""
    return around.format((atom * length)[:length])


def seconds(work: Callable[[str], object], text: str, tries: int = 3) -> float:
    """Return the CPU seconds of `work` on `text`, the least of some tries."""
    least = float("inf")
    for _ in range(tries):
        began = time.process_time()
        work(text)
        least = min(least, time.process_time() - began)
    return least


def growth(work: Callable[[str], object], atom: str, around: str, longer: int) -> float:
    """Return how many times as much a run of `longer` characters costs as one of 1,000.

    What looks slow is measured again: another process may have taken the processor's caches.
    """
    times = float("inf")
    for tries in (1, 3, 5):
        short = seconds(work, run_of(atom, 1_000, around), tries)
        long = seconds(work, run_of(atom, longer, around), tries)
        times = min(times, (long - _GRAIN) / max(short, 0.001))
        if times < longer / 1_000:
            break
    return times
