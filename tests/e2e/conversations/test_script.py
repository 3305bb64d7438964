"""The texts of the conversations are read as they are meant, and each of them holds together."""

from datetime import date

import pytest

from tests.support.talks.books import Books
from tests.support.talks.days import day_of
from tests.support.talks.entries import Entry
from tests.support.talks.script import LANGUAGES, Talk, all_talks, talks_in

TALK = """
== lunch | logging | US 4200/2900
seed uber | d-3 | Uber trip | 23.50 transport
goal trip | Trip | 300/2000 | y+1-06

> lunch 14
  + lunch 14 food|other ; says 14
>> [correction] lunch was 15 and put 50 into the trip
  ~ lunch 15 ; goal~ trip 350/2000
  or
  asks
> (may.csv)
  | d-1 | Shop | -12.50
  + shop 12.50 d-1
> undo
  - shop
>> redo
  ^ shop
"""


@pytest.fixture
def talk() -> Talk:
    (found,) = talks_in(TALK, "en")
    return found


def test_a_heading_says_who_talks(talk: Talk) -> None:
    assert (talk.name, talk.country, talk.intake) == ("en-lunch", "US", (420000, 290000))
    assert not talk.stranger


def test_a_turn_has_its_mark_its_kind_and_its_file(talk: Talk) -> None:
    kinds = [(turn.kind, turn.promised, turn.filename) for turn in talk.turns[:3]]
    assert kinds == [
        ("logging", True, ""),
        ("correction", False, ""),
        ("logging", True, "may.csv"),
    ]
    assert talk.turns[2].rows == [["d-1", "Shop", "-12.50"]]


def test_the_books_go_on_from_turn_to_turn(talk: Talk) -> None:
    books = Books.before(talk)
    for turn in talk.turns[:3]:
        books = books.after(turn.wants[0])
    assert books.entries["lunch"] == Entry(1500, ("food", "other"))
    assert books.goals["trip"].current == 35000
    gone = books.after(talk.turns[3].wants[0])
    assert "shop" not in gone.entries
    assert gone.after(talk.turns[4].wants[0]).entries == books.entries


@pytest.mark.parametrize("line", ["sayz 14", "like food", "asks 3", "+"])
def test_a_line_that_means_nothing_is_refused(line: str) -> None:
    text = f"== a | logging | US\n> lunch 14\n  {line}"
    if line == "+":
        text = "seed uber | d-3"
    with pytest.raises(ValueError, match="line"):
        talks_in(text, "en")


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("d0", "2026-03-31"),
        ("d-3", "2026-03-28"),
        ("m0.01", "2026-03-01"),
        ("m-1.30", "2026-02-28"),
        ("m-3.05", "2025-12-05"),
        ("y+1-06", "2027-06-01"),
    ],
)
def test_a_relative_day_is_a_day(word: str, day: str) -> None:
    assert day_of(word, date(2026, 3, 31)).isoformat() == day


def test_each_language_has_its_conversations_with_names_of_their_own() -> None:
    talks = all_talks()
    assert len({talk.name for talk in talks}) == len(talks)
    for language in LANGUAGES:
        turns = [len(talk.turns) for talk in talks if talk.language == language]
        assert len(turns) >= 21
        assert sum(turns) >= 110


@pytest.mark.parametrize("talk", all_talks(), ids=lambda talk: str(talk.name))
def test_what_changes_was_there_before(talk: Talk) -> None:
    known = {*talk.seeds, *talk.goals}
    for turn in talk.turns:
        for verb, words in (change for want in turn.wants for change in want.changes):
            if verb.endswith("+"):
                known.add(words.split()[0])
            labels = words.split() if verb[-1] in "-^" else words.split()[:1]
            assert set(labels) <= known, turn.said
