"""Entries of the data files as patterns."""

import pytest

from app.text.phrases import NOTHING, compiled, entries_of, phrases

SETS = {"color": ("red", "dark red", "blue")}


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("two words", "say two   words now"),
        ("pay ~ back", "pay it all back"),
        ("pay ~ back", "pay back"),
        ("log ~", "log this"),
        ("deposit*", "deposited"),
        ("(a|b) c", "b c"),
        ("(the )?end", "end"),
        ("a ?b", "ab"),
        ("{color} car", "dark red car"),
        ("it was {number}", "it was $1,234.50"),
        ("on {weekday}", "on friday"),
        ("São", "sao"),
    ],
)
def test_an_entry_matches_what_it_says(entry: str, text: str) -> None:
    assert compiled((entry,), SETS).search(text)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("pay", "repay"),
        ("pay", "pays"),
        ("pay ~ back", "pay one two three four back"),
        ("{color} car", "green car"),
    ],
)
def test_an_entry_matches_whole_words_and_no_more(entry: str, text: str) -> None:
    assert compiled((entry,), SETS).search(text) is None


def test_a_set_of_no_topic_is_shared_by_all() -> None:
    assert compiled(("el {weekday}",), {}).search("el jueves")


def test_a_group_that_looks_around_stays_what_it_is() -> None:
    pattern = compiled(("pay(?! back)( it){0,}",), {})
    assert pattern.search("pay it it")
    assert pattern.search("pay back") is None


def test_the_longer_wording_is_found_first() -> None:
    match = compiled(("last", "last friday"), {}).search("last friday")
    assert match is not None
    assert match[0] == "last friday"


def test_no_entries_match_nothing() -> None:
    assert compiled((), {}) is NOTHING
    assert NOTHING.search("anything") is None


def test_a_list_that_is_not_there_is_empty() -> None:
    assert entries_of("modality", "nowhere", "at all") == ()


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("modality", ("factual", "fact")),
        ("modality", ("question", "starts")),
        ("intents", ("undo", "inside")),
        ("direction", ("transfer", "phrases")),
        ("fillers", ("lead",)),
    ],
)
def test_every_list_makes_a_pattern(file: str, names: tuple[str, ...]) -> None:
    assert entries_of(file, *names)
    assert phrases(file, *names) is not NOTHING
