"""The registry of languages, and a fourth one that needs data alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.text.languages import DEFAULT_LANGUAGE, LANGUAGES, LanguageRegistry

FRENCH = {
    "about.toml": 'name = "French"\norder = 4\ndefault_country = "FR"\n'
    'countries = "FR"\nnames = "francais french"\n',
    "categories/food.toml": "purchases = '''\npain\n'''\n",
    "detection.toml": "words = '''\npain\nbonjour\n'''\n",
    "numerals.toml": "ones = '''\ndouze 12\n'''\n",
}
READ = """
import json, sys
from datetime import date
from pathlib import Path
from app.text.languages import LANGUAGES

LANGUAGES.add(Path(sys.argv[1]))

from app.reading.messages.reader import read_message
from app.reading.types import ReaderContext

context = ReaderContext(date(2026, 5, 15), "FR", "EUR", "fr")
found = []
for text in sys.argv[2:]:
    reading = read_message(text, context)
    drafts = [(d.amount_cents, d.currency, d.category, d.description) for d in reading.drafts]
    found.append([reading.intent, reading.language, drafts])
print(json.dumps(found))
"""


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """Return a folder of languages that holds a little French."""
    for name, text in FRENCH.items():
        path = tmp_path / "fr" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_the_languages_are_found_in_their_order() -> None:
    assert list(LANGUAGES) == ["en", "pt", "es"]
    assert LANGUAGES["pt"].name == "Portuguese"


def test_an_unknown_language_is_answered_in_the_default_one() -> None:
    assert LANGUAGES.known("es") == "es"
    assert LANGUAGES.known("xx") == LANGUAGES.known(None) == DEFAULT_LANGUAGE


def test_people_are_greeted_in_the_language_of_their_country() -> None:
    assert [LANGUAGES.spoken_in(country) for country in ("AO", "UY", "JP", "")] == [
        "pt",
        "es",
        "en",
        "en",
    ]


def test_a_folder_of_data_adds_a_language(french: Path) -> None:
    registry = LanguageRegistry(french)
    assert list(registry) == ["fr"]
    assert registry["fr"].countries == {"FR"}


def test_a_language_without_a_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "about.toml").write_text("order = 1\n", "utf-8")
    with pytest.raises(KeyError):
        LanguageRegistry(tmp_path)


def test_a_fourth_language_is_read_with_its_data_alone(french: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ, str(french), "12 pain", "douze euros pain"],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    bread = ["transaction", "fr", [[1200, "EUR", "food", "Pain"]]]
    assert json.loads(done.stdout) == [bread, bread]
