"""The person at the terminal: questions, whose answers come from standard input, and safe texts."""

import sys


def is_terminal() -> bool:
    """Return whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def printable(text: str) -> str:
    """Return a text that cannot steer the terminal: what is not printable is escaped.

    For what people or clients chose freely, such as names: the API takes any character but NUL.
    """
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode() for one in text
    )


def ask(question: str) -> str:
    """Ask on standard error, which is not piped away, and return the answer without blanks."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
