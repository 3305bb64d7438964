"""Tests of the vocabulary: its tables, and the entries that words match."""

import pytest

from app.categories import CATEGORIES
from app.reading.categories.vocabulary import (
    EntryRole,
    Match,
    drop_little_words,
    load_first_names,
    load_ordinary_words,
    load_vocabulary,
)
from app.text.data import load_scoped
from app.text.tokens import little_words, tokens

_SPENDING = [category for category in CATEGORIES if category != "income"]
_SECTIONS = {"purchases", "services", "places", "topics"}
_GENERAL_SCOPES = {"any", "en", "pt", "es", "emoji"}


def matches(words: str, country: str = "", language: str = "en") -> list[Match]:
    return load_vocabulary().find_matches(tokens(words), country, language)


@pytest.mark.parametrize("category", _SPENDING)
def test_a_table_has_only_known_sections_and_scopes(category: str) -> None:
    table = load_scoped(f"categories/{category}")

    assert set(table) <= _SECTIONS | {"stems"}
    for section in _SECTIONS & set(table):
        for scope in table[section]:
            assert scope in _GENERAL_SCOPES or (len(scope) == 2 and scope.isupper()), (
                section,
                scope,
            )


@pytest.mark.parametrize("category", _SPENDING)
def test_no_entry_is_a_mere_number_or_little_word(category: str) -> None:
    table = load_scoped(f"categories/{category}")
    written = [
        entry
        for section in _SECTIONS & set(table)
        for entries in table[section].values()
        for entry in entries
    ]

    poor = [
        entry
        for entry in written
        if not (words := tokens(entry))
        or (len(words) == 1 and (words[0].isdigit() or words[0] in little_words()))
    ]
    assert poor == []


def test_no_entry_is_in_two_categories() -> None:
    owners: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for category in _SPENDING:
        for section, lists in load_scoped(f"categories/{category}").items():
            if section == "stems":
                continue
            for scope, entries in lists.items():
                for entry in entries:
                    owners.setdefault((scope, tokens(entry)), set()).add(category)

    assert {entry: names for entry, names in owners.items() if len(names) > 1} == {}


def test_stems_are_folded_and_long_enough_to_mean_something() -> None:
    tables = [load_scoped(f"categories/{name}") for name in _SPENDING]
    stems = [stem for table in tables for stem in table.get("stems", ())]

    assert stems
    assert [stem for stem in stems if len(stem) < 4 or tokens(stem) != (stem,)] == []


def test_the_longest_entry_at_a_position_wins() -> None:
    [match] = matches("dog food")

    assert (match.start, match.end, match.entry.category) == (0, 2, "other")


def test_little_words_between_the_words_of_an_entry_do_not_matter() -> None:
    [match] = matches("bolo do aniversário", language="pt")

    assert (match.end, match.entry.category) == (3, "food")


def test_a_name_with_only_one_content_word_must_match_completely() -> None:
    assert [match.entry.category for match in matches("the keg")] == ["food"]
    assert matches("sirena", "BR") == []
    assert [match.entry.category for match in matches("la sirena", "ES", "es")] == ["food"]


def test_an_incomplete_entry_does_not_match() -> None:
    assert [match.end for match in matches("gas")] == [1]
    assert matches("tim hor") == []


def test_plurals_and_typos_are_understood_and_typos_are_marked() -> None:
    assert [match.exact for match in matches("burritos")] == [True]
    assert [match.exact for match in matches("burritso")] == [False]


def test_a_guess_at_the_spelling_ranks_no_higher_than_a_place() -> None:
    [right], [wrong] = matches("netflix"), matches("netflixx")

    assert right.rank is EntryRole.SERVICE
    assert (wrong.entry.role, wrong.rank) == (EntryRole.SERVICE, EntryRole.PLACE)


def test_a_stem_inside_an_unknown_word_is_matched() -> None:
    [match] = matches("superfarmaciazul", "BR", "pt")

    assert (match.entry.category, match.entry.role, match.exact) == (
        "health",
        EntryRole.PLACE,
        False,
    )
    assert matches("fooxxq") == []


def test_entries_of_a_country_match_for_that_country_only() -> None:
    assert [match.entry.category for match in matches("sube", "AR", "es")] == ["transport"]
    assert [match.entry.category for match in matches("ley", "MX", "es")] == ["food"]
    assert matches("ley", "CL", "es") == []


def test_where_languages_disagree_the_persons_own_decides() -> None:
    assert [match.entry.category for match in matches("renda", "PT", "pt")] == ["housing"]
    assert [match.entry.scope for match in matches("torta", "", "es")] == ["es"]
    assert [match.entry.scope for match in matches("torta", "", "pt")] == ["pt"]


def test_a_joined_name_is_known_or_not() -> None:
    assert load_vocabulary().knows("McDonalds")
    assert not load_vocabulary().knows("JoseDaSilva")
    assert not load_vocabulary().knows("two words")


def test_content_removes_little_words_unless_nothing_would_remain() -> None:
    assert drop_little_words(("a", "cup", "of", "tea")) == ("cup", "tea")
    assert drop_little_words(("of", "the")) == ("of", "the")


def test_names_are_ordinary_words_and_little_words_too() -> None:
    assert "maria" in load_first_names() <= load_ordinary_words()
    assert little_words() <= load_ordinary_words()


def test_an_entry_of_several_words_is_known_as_a_whole() -> None:
    assert load_vocabulary().has_entry("compra do mês")
    assert not load_vocabulary().has_entry("compra padaria")
    assert not load_vocabulary().has_entry("pizza")
