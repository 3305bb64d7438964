"""Print rows in columns."""

from collections.abc import Sequence


def print_columns(lines: Sequence[Sequence[str]]) -> None:
    """Print lines of as many cells each, the first being the heading, in columns."""
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))
