"""Play the conversations: python -m tests.e2e.conversations [--only NAME,…] [--kind K] [--show].

Further: [--lang en|pt|es] [--without KIND,…] (played, not counted) [--parallel N].
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.support.e2e import running_system
from tests.support.talks.player import Played
from tests.support.talks.report import story_of, table_of
from tests.support.talks.run import play_all
from tests.support.talks.script import LANGUAGES, Talk, all_talks


def main() -> None:
    """Play what was asked for; print the table, and what went wrong."""
    options = _options()
    talks = [talk for talk in all_talks() if _is_wanted(talk, options)]
    if not talks:
        sys.exit("no such conversation")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with running_system(f"sqlite:///{folder / 'ozzie.db'}", folder) as ozzie:
            played = play_all(ozzie, talks, options.parallel)
    counted = [turn for turn in played if turn.turn.kind not in options.without]
    sys.stdout.write("\n".join(_lines(counted, options.show)) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.conversations")
    parser.add_argument("--only", type=_names, default=[], metavar="NAME,…")
    parser.add_argument("--kind")
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--without", type=_names, default=[], metavar="KIND,…")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    parser.add_argument("--parallel", type=int, default=6, help="conversations at once")
    return parser.parse_args()


def _names(text: str) -> list[str]:
    return text.split(",")


def _is_wanted(talk: Talk, options: argparse.Namespace) -> bool:
    kinds = {talk.kind, *(turn.kind for turn in talk.turns)}
    return (
        (not options.only or talk.name in options.only)
        and options.kind in {None, *kinds}
        and options.lang in {None, talk.language}
    )


def _lines(played: list[Played], show: bool) -> list[str]:
    stories = [story_of(turn) for turn in played if show and not turn.right]
    return [*stories, *table_of(played)]


if __name__ == "__main__":
    main()
