"""Lists of the data files: one entry per line, long ones wrapped, languages together or alone."""

import pytest

from app.text.data import entries, load, load_language, load_scoped, load_shared
from app.text.languages import LANGUAGES


def test_each_line_is_an_entry_as_written() -> None:
    assert entries("\none, two\nthree {0,2}\n\n") == ("one, two", "three {0,2}")


def test_a_line_that_begins_with_blanks_continues_the_one_before() -> None:
    assert entries("(one|\n  two|\n  three) more\nfour\n") == ("(one|two|three) more", "four")


def test_a_topic_holds_the_entries_of_every_language_and_the_shared_ones() -> None:
    everything = set(load("yes_no")["yes"])
    assert everything >= {"yes", "sim", "si"}
    for code in LANGUAGES:
        assert everything >= set(load_language("yes_no", code)["yes"])
    assert everything >= set(load_shared("yes_no")["yes"])


def test_an_entry_that_two_languages_share_is_there_once() -> None:
    words = load("yes_no")["no"]
    assert len(words) == len(set(words))


def test_a_language_has_its_own_entries_alone() -> None:
    assert "sim" in load_language("yes_no", "pt")["yes"]
    assert "sim" not in load_language("yes_no", "en")["yes"]


def test_lists_of_categories_keep_the_language_or_country_they_are_of() -> None:
    purchases = load_scoped("categories/transport")["purchases"]
    assert purchases.keys() >= {"en", "pt", "es", "BR"}


def test_a_topic_that_no_file_has_is_a_fault() -> None:
    with pytest.raises(FileNotFoundError):
        load("nothing")
