"""The table of how conversations went."""

from collections.abc import Iterable

from tests.support.talks.player import Played
from tests.support.talks.script import LANGUAGES

WIDTH = 18


def share(flags: Iterable[bool]) -> float:
    """Return which share holds; of nothing, all does."""
    found = list(flags)
    return sum(found) / len(found) if found else 1.0


def table_of(played: list[Played]) -> list[str]:
    """Return the lines of the table: by kind, over all, and the conversations wholly right."""
    lines = [_line("kind of turn", ("promised right", "others right", "wrote wrong", *LANGUAGES))]
    lines += [
        _line(kind, _cells([turn for turn in played if turn.turn.kind == kind]))
        for kind in sorted({turn.turn.kind for turn in played})
    ]
    lines += [_line("ALL TURNS", _cells(played)), ""]
    for language in ("all", *LANGUAGES):
        of = [turn for turn in played if language in {"all", turn.talk.language}]
        names = {turn.talk.name for turn in of}
        wrong = {turn.talk.name for turn in of if not turn.right}
        lines.append(f"conversations wholly right, {language}: {len(names - wrong)}/{len(names)}")
    return lines


def _cells(turns: list[Played]) -> list[str]:
    promised = [turn.right for turn in turns if turn.turn.promised]
    others = [turn.right for turn in turns if not turn.turn.promised]
    by_language = [
        [turn.right for turn in turns if turn.talk.language == language] for language in LANGUAGES
    ]
    wrote = sum(turn.wrote_wrong for turn in turns)
    return [_rate(promised), _rate(others), str(wrote or ""), *map(_rate, by_language)]


def _rate(flags: list[bool]) -> str:
    return f"{sum(flags)}/{len(flags)} {share(flags):.1%}" if flags else "–"


def _line(name: str, cells: Iterable[str]) -> str:
    return "".join(cell.ljust(WIDTH) for cell in (name, *cells)).rstrip()


def story_of(turn: Played) -> str:
    """Return a turn that went wrong as it is read: what was said, the reply, the problems."""
    marks = f"{turn.turn.kind}{', promised' if turn.turn.promised else ''}"
    wrote = " WROTE WRONG" if turn.wrote_wrong else ""
    replies = "\n---\n".join(turn.replies)
    problems = "\n".join(f"  ! {problem}" for problem in turn.problems)
    head = f"{turn.talk.name}.{turn.number} [{marks}]{wrote}"
    return f"{head} > {turn.turn.said}\n  < {replies}\n{problems}\n"
