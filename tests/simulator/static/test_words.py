"""The page's own words: all languages have the same ones, and the page names no other."""

import re

from tests.support.source import ROOT

STATIC = ROOT / "simulator" / "static"
LANGUAGES = re.compile(r"^  (\w\w): \{\n(.*?)^  \},$", re.MULTILINE | re.DOTALL)
WORD = re.compile(r'^    (\w+): "(.*)",$', re.MULTILINE)


def words() -> dict[str, dict[str, list[str]]]:
    """Return the names of each language's words, with the values that each takes."""
    text = (STATIC / "words.js").read_text(encoding="utf-8")
    return {
        language: {name: sorted(re.findall(r"\{\w+\}", said)) for name, said in WORD.findall(lines)}
        for language, lines in LANGUAGES.findall(text)
    }


def test_all_languages_have_the_same_words_with_the_same_values() -> None:
    found = words()
    assert sorted(found) == ["en", "es", "pt"]
    assert len(found["en"]) > 50
    assert found["pt"] == found["es"] == found["en"]


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))
    named = set(re.findall(r'data-(?:say|label|placeholder)="(\w+)"', html))
    named |= set(re.findall(r'say\("(\w+)"', code))
    there = set(words()["en"])
    assert named <= there
    # Of the others, the names stand in the code as they are: one of several is chosen.
    assert not {name for name in there - named if not re.search(rf"\b{name}\b[^:]", code)}
