"""The product has one version: the package, the API's document and the changelog agree."""

import json
import re
import tomllib

from app import __version__
from tests.support.source import ROOT


def test_the_package_takes_its_version_from_the_code() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "app.__version__"}


def test_the_document_of_the_api_has_it() -> None:
    document = json.loads((ROOT / "docs/openapi.json").read_text(encoding="utf-8"))
    assert document["info"]["version"] == __version__


def test_the_changelog_begins_with_it() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+?),? ", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == __version__
