"""The texts of the conversations, read: who talks, what is said, and what is wanted of it.

    == name | kind | US 4200/2900      a person with income and expenses, intake and plan
    == name | kind | US                a user without intake and plan; `US stranger`: none at all
    seed uber | d-3 | Uber | 23.50 transport        an entry from before, with its label
    goal trip | Trip | 300/2000 | y+1-06            a goal from before
    > said                             a turn that the contracts promise; `>>` one beyond them
    > [question] said                  a turn of another kind than its conversation
    > (statement.csv)                  a file, its rows below: | d-3 | Shop | -12.50

Below each turn stands what is wanted of it, several parted by ` ; `. What is not named stays as it
is. `or` begins another answer that is as good.

    + lunch 14 food|other d-1 EUR /what/    booked, with a label
    ~ lunch 15        - lunch        ^ lunch            changed, gone, back again
    goal+ trip 0/2000 y+1-06 /trip/  goal~  goal-  goal^    the same of goals
    intake 4000/3000  intake any     plan               what the API returns afterwards
    user exists|gone|language=pt
    says 4 5.50       says-one 4 5   says-not 4         figures in the reply, in any spelling
    like /x/          unlike /x/                        patterns, in lower case without accents
    asks declines warm not-yet silent quiet-ok may-not-understand    speaks pt
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.talks.entries import TOKEN, Entry, Goal, cents_of, described, planned
from tests.support.talks.replies import fold

LANGUAGES = ("en", "pt", "es")
FOLDER = Path(__file__).resolve().parents[2] / "e2e" / "conversations"
CHANGES = ("+", "~", "-", "^", "goal+", "goal~", "goal-", "goal^")
FIGURES = ("says", "says-one", "says-not")
PATTERNS = ("like", "unlike")
FLAGS = ("asks", "declines", "warm", "not-yet", "silent", "quiet-ok", "may-not-understand", "plan")
SETTINGS = ("intake", "user", "speaks")


@dataclass
class Want:
    """What is wanted of a turn; `changes` are verbs with their words, in order."""

    changes: list[tuple[str, str]] = field(default_factory=list)
    figures: list[tuple[str, list[int]]] = field(default_factory=list)
    patterns: list[tuple[str, str]] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    settings: dict[str, str] = field(default_factory=dict)


@dataclass
class Turn:
    """What a person says once (or a file's rows), and the answers that are right."""

    said: str
    kind: str
    promised: bool
    rows: list[list[str]] = field(default_factory=list)
    wants: list[Want] = field(default_factory=lambda: [Want()])

    @property
    def filename(self) -> str:
        """Return the name of the file that is sent instead of a text."""
        return self.said[1:-1] if self.rows else ""


@dataclass
class Talk:
    """A conversation; `intake` is income and expenses of a person with a plan."""

    name: str
    language: str
    kind: str
    country: str
    stranger: bool = False
    intake: tuple[int, int] | None = None
    seeds: dict[str, tuple[str, Entry]] = field(default_factory=dict)
    goals: dict[str, tuple[str, Goal]] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)


def all_talks(folder: Path = FOLDER) -> list[Talk]:
    """Return every conversation, by language and file."""
    return [
        talk
        for language in LANGUAGES
        for path in sorted((folder / language).glob("*.txt"))
        for talk in talks_in(path.read_text(encoding="utf-8"), language)
    ]


def talks_in(text: str, language: str) -> list[Talk]:
    """Return the conversations of a text. A line that means nothing is a ValueError."""
    talks: list[Talk] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            _take(line.strip(), talks, language)
        except (ValueError, IndexError, KeyError) as error:
            raise ValueError(f"{language}, line {number}: {line}: {error}") from error
    return talks


def _take(line: str, talks: list[Talk], language: str) -> None:
    if line.startswith("=="):
        talks.append(_heading(line, language))
    elif line.startswith(">"):
        talks[-1].turns.append(_turn(line, talks[-1].kind))
    elif line.startswith("|"):
        talks[-1].turns[-1].rows.append([cell.strip() for cell in line.strip("|").split("|")])
    elif line and not talks[-1].turns:
        _before(line, talks[-1])
    elif line == "or":
        talks[-1].turns[-1].wants.append(Want())
    elif line:
        for part in re.split(r"\s+;\s+", line):
            _want(part, talks[-1].turns[-1].wants[-1])


def _heading(line: str, language: str) -> Talk:
    name, kind, who = (part.strip() for part in line.strip("= ").split("|"))
    country, _, rest = who.partition(" ")
    talk = Talk(f"{language}-{name}", language, kind, country, stranger=rest == "stranger")
    if "/" in rest:
        talk.intake = _amounts(rest)
    return talk


def _amounts(words: str) -> tuple[int, int]:
    income, expenses = words.split("/")
    return cents_of(income), cents_of(expenses)


def _before(line: str, talk: Talk) -> None:
    """Take an entry or a goal from before the conversation."""
    head, *rest = (part.strip() for part in line.split("|"))
    what, label = head.split()
    if what == "seed":
        day, name, words = rest
        says = re.escape(fold(name).split()[0])
        talk.seeds[label] = name, described(Entry(0, day=day, says=says), words)
    elif what == "goal":
        name, amounts, day = rest
        talk.goals[label] = name, planned(Goal(re.escape(fold(name)), 0, 0, day), amounts)
    else:
        raise ValueError("neither seed nor goal")


def _turn(line: str, kind: str) -> Turn:
    mark, said = line.split(" ", 1)
    if found := re.match(r"\[(\w+)\] ", said):
        kind, said = found[1], said[found.end() :]
    return Turn(said, kind, promised=mark == ">")


def _want(part: str, want: Want) -> None:
    verb, _, words = part.partition(" ")
    if verb in CHANGES:
        want.changes.append((verb, words))
    elif verb in FIGURES:
        want.figures.append((verb, [cents_of(word) for word in words.split()]))
    elif verb in PATTERNS:
        want.patterns += [(verb, pattern) for pattern in _patterns(words)]
    elif verb in SETTINGS and words:
        want.settings |= dict(_settings(verb, words))
    elif verb in FLAGS and not words:
        want.flags.add(verb)
    else:
        raise ValueError("no such want")


def _patterns(words: str) -> list[str]:
    if not words.startswith("/") or not words.endswith("/"):
        raise ValueError("a pattern stands between two slashes")
    return [re.compile(words[1:-1]).pattern]


def _settings(verb: str, words: str) -> Iterator[tuple[str, str]]:
    if verb != "user":
        yield verb, words
        return
    for word in TOKEN.findall(words):
        name, _, value = word.partition("=")
        yield f"user {name}", value
