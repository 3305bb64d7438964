"""The documents name what there is."""

import re

import pytest

from tests.support.source import ROOT

DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md")),
]
# Names that stand for others, and what no checkout holds.
EXAMPLES = re.compile(r"NNNN|\*|\.venv/|^var/|/test_goals\.py|\{language\}|\.\.\.")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|\bsrc=\"([^\"]+)\"")
PATH = re.compile(r"`((?:app|workers|simulator|migrations|tests|bench|docs|bin)/[^`\s]*)`")


def named_paths(document: str) -> list[str]:
    """Return the paths of the project that a document names; {a,b} stands for one of each."""
    found: list[str] = []
    for path in PATH.findall((ROOT / document).read_text(encoding="utf-8")):
        if EXAMPLES.search(path):
            continue
        braces = re.search(r"\{([^}]+)\}", path)
        parts = braces[1].split(",") if braces else [""]
        found += [path.replace(braces[0], part) if braces else path for part in parts]
    return found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document: str) -> None:
    assert [path for path in named_paths(document) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_of_a_document_leads_to_a_file(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link or source for link, source in LINK.findall(text)]
    folder = (ROOT / document).parent
    assert [link for link in links if "://" not in link and not (folder / link).exists()] == []


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_the_paths_of_the_documents_on_code_are_found(document: str) -> None:
    assert len(named_paths(document)) > 10


def test_every_decision_has_its_four_parts() -> None:
    for path in (ROOT / "docs/decisions").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# "), path.name
        for part in ("Context", "Decision", "Consequences", "Alternatives rejected"):
            assert f"**{part}.**" in text, f"{path.name}: {part}"
