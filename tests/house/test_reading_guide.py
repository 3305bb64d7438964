"""docs/reading.md tells the truth: its examples are read as it says, and its paths exist."""

import re
from datetime import date
from pathlib import Path

import pytest

from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext
from app.text.languages import Language

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/reading.md").read_text(encoding="utf-8")
TODAY = date(2026, 5, 20)
PEOPLE: dict[Language, ReaderContext] = {
    "en": ReaderContext(TODAY, "US", "USD", "en"),
    "pt": ReaderContext(TODAY, "BR", "BRL", "pt"),
    "es": ReaderContext(TODAY, "MX", "MXN", "es"),
}


def row(draft: DraftTransaction) -> str:
    """Return a draft as a row of the guide's tables."""
    amount = f"{draft.amount_cents / 100:.2f} {draft.currency}"
    fields = (amount, draft.kind, draft.category, draft.description)
    return f"| {' | '.join(fields)} | {draft.transaction_date} | {draft.confidence:.2f} |"


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "### English"), ("pt", "### Portuguese"), ("es", "### Spanish")],
)
def test_every_example_is_read_as_its_table_says(language: Language, heading: str) -> None:
    section = GUIDE.split(heading, 1)[1].split("\n#", 1)[0]
    message = re.search(r"^> (.+)$", section, re.MULTILINE)
    assert message is not None
    rows = [line for line in section.splitlines() if re.match(r"\| \d", line)]

    assert [row(draft) for draft in read_message(message[1], PEOPLE[language]).drafts] == rows


def test_every_file_and_folder_that_the_guide_names_exists() -> None:
    named = set(re.findall(r"`((?:app|tests)/[\w/.]+)`", GUIDE))

    assert len(named) > 20
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_topic_that_the_guide_names_is_among_the_data_of_languages() -> None:
    topics = set(re.findall(r"`(\w+\.toml)`", GUIDE))

    assert topics
    folders = [ROOT / "app/text/lang/en", ROOT / "app/text/data"]
    missing = [name for name in topics if not any((f / name).exists() for f in folders)]
    assert missing == []
