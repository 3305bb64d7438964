"""Play conversations with a model beside the embedded engine: `python -m bench.model_talks`.

The conversations of `tests/e2e/conversations`, and those of the evaluation folder where
OZZIE_EVAL_DIR names one, are played in a whole system: without a key, with a model that is always
right, and with one that does harm. No provider is asked.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from app.text.normalize import fold
from bench.evaluation import evaluation_folder, rows
from bench.model_answers import other_amounts, right
from bench.model_speech import (
    Aim,
    aims_of,
    speak_harmfully,
    speak_rightly,
    speaker,
    text_of,
)
from simulator.fake_model import FakeModel, Responder, running
from tests.support.e2e import running_system
from tests.support.talks.entries import Entry
from tests.support.talks.report import story_of
from tests.support.talks.run import play_all
from tests.support.talks.script import Talk, all_talks

ROOT = Path(__file__).resolve().parents[1]
KEY = {"OPENAI_API_KEY": "sk-of-the-bench", "MODEL_DAILY_USD_PER_USER": "9"}
_TURNS = re.compile(r"^ALL TURNS\s+(\d+)/(\d+)", re.MULTILINE)
_WROTE = re.compile(r"^turns that wrote something wrong.*?(\d+)/", re.MULTILINE)


def engines(aims: Mapping[str, Aim], only: str) -> dict[str, Responder | None]:
    """Return the models whose name begins with `only`, by name; None is no model."""
    every = {
        "embedded alone": None,
        "right answers": speaker(aims, right, speak_rightly),
        "harmful answers": speaker(aims, other_amounts, speak_harmfully),
    }
    return {name: one for name, one in every.items() if name.startswith(only)}


def play_own(talks: list[Talk], responder: Responder | None, *, show: bool) -> str:
    """Play our own conversations; return the line of the table."""
    fake = FakeModel(responder)
    with running(fake), tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        key = KEY | {"OPENAI_BASE_URL": fake.url} if responder else {}
        with running_system(f"sqlite:///{folder / 'ozzie.db'}", folder, **key) as ozzie:
            played = play_all(ozzie, talks)
    for turn in played:
        if show and not turn.right:
            print(story_of(turn))
    wrote = sum(turn.wrote_wrong for turn in played)
    return _line(sum(turn.right for turn in played), len(played), wrote, fake)


def play_evaluation(folder: Path, responder: Responder | None) -> str:
    """Play the evaluation folder's conversations by its own player; return the line of the table.

    It starts `./run` where it is called: that is a script which adds the model's settings.
    """
    fake = FakeModel(responder)
    with running(fake), tempfile.TemporaryDirectory() as made:
        script = Path(made) / "run"
        key = KEY | {"OPENAI_BASE_URL": fake.url} if responder else {}
        exports = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in key.items())
        script.write_text(
            f'#!/bin/sh\n{exports}cd {shlex.quote(str(ROOT))} && exec ./run "$@"\n',
            encoding="utf-8",
        )
        script.chmod(0o755)
        done = subprocess.run(
            [sys.executable, folder / "conversations" / "play.py"],
            check=False,
            cwd=made,
            env=dict(os.environ),
            capture_output=True,
            text=True,
            timeout=1800,
        )
    turns, wrote = _TURNS.search(done.stdout), _WROTE.search(done.stdout)
    assert turns, done.stdout + done.stderr
    assert wrote, done.stdout + done.stderr
    return _line(int(turns[1]), int(turns[2]), int(wrote[1]), fake)


def aims_of_evaluation(folder: Path) -> dict[str, Aim]:
    """Return what each turn of the evaluation folder's conversations is to book."""
    aims: dict[str, Aim] = {}
    for talk in rows(folder / "conversations" / "development.jsonl"):
        known: list[object] = []
        for turn in talk["turns"]:
            want = turn.get("want") or turn.get("any_of", [{}])[0]
            wanted = want.get("txns", known)
            added = [
                Entry(round(one["a"] * 100), tuple(one.get("c", ())), kind=one.get("k", ""))
                for one in wanted
                if one not in known
            ]
            known = wanted
            for said in [turn["say"]] if "say" in turn else turn.get("burst", []):
                text = text_of(said, talk["country"], talk["lang"], added)
                figures = frozenset(round(number * 100) for number in want.get("num", ()))
                aims[fold(said)] = Aim(text, figures=figures)
    return aims


def _line(right_turns: int, turns: int, wrote: int, fake: FakeModel) -> str:
    return f"{right_turns:5}/{turns:<5} {right_turns / turns:6.1%} {wrote:12} {fake.count:8}"


def main() -> None:
    """Print the figures of each engine over each set of conversations."""
    parser = argparse.ArgumentParser(prog="python -m bench.model_talks", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what goes wrong")
    parser.add_argument("--only", default="", help="own or evaluation")
    parser.add_argument("--names", default="", help="of our own conversations, with commas")
    parser.add_argument("--engine", default="", help="one of them, such as right")
    options = parser.parse_args()
    names = options.names.split(",")
    talks = [talk for talk in all_talks() if not options.names or talk.name in names]
    print(f"{'':32} turns right    wrote wrong    asked")
    if options.only in {"", "own"}:
        for name, responder in engines(aims_of(talks), options.engine).items():
            print(
                f"{'own':13}{name:19} {play_own(talks, responder, show=options.show)}", flush=True
            )
    folder = evaluation_folder()
    if folder and options.only in {"", "evaluation"}:
        for name, responder in engines(aims_of_evaluation(folder), options.engine).items():
            print(f"{'evaluation':13}{name:19} {play_evaluation(folder, responder)}", flush=True)


if __name__ == "__main__":
    main()
