"""The pages for operators have what alerts and colleagues look for in them."""

import re

from tests.support.source import ROOT

# Alerts lead to these headings.
INCIDENTS = [
    "Nobody is answered",
    "Twilio refuses us",
    "The queue grows",
    "One person floods",
    "A bad release",
]
QUESTIONS = 17


def page(name: str) -> str:
    """Return a page of docs/operations."""
    return (ROOT / "docs/operations" / name).read_text(encoding="utf-8")


def test_every_incident_has_its_recipe_with_three_commands_and_an_end() -> None:
    headings = re.findall(r"^## (.+)$", page("incidents.md"), re.MULTILINE)
    assert headings == INCIDENTS
    for recipe in page("incidents.md").split("\n## ")[1:]:
        title = recipe.partition("\n")[0]
        first = recipe.partition("```\n")[2].partition("\n```")[0]
        assert len(re.findall(r"^\$ ozzie ", first, re.MULTILINE)) == 3, title
        assert "**You see**" in recipe, title
        assert "**It is over**" in recipe, title


def test_each_question_of_an_operator_has_a_command_or_a_variable_for_an_answer() -> None:
    table = page("README.md").partition("## Who asks what")[2]
    rows = [row.split("|")[1:4] for row in table.splitlines() if row.startswith("| ")][1:]
    assert len(rows) == QUESTIONS
    assert [question for question, answer, _ in rows if "`" not in answer] == []
