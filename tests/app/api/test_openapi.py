"""The document: complete, valid, fresh, and readable without the internet."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema_rs import Draft202012Validator

from app.api import OPERATIONS, RESOURCES
from app.api.openapi import document

COMMITTED = Path(__file__).parents[3] / "docs" / "openapi.json"


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    """Return the OpenAPI document generated from the current code."""
    return document(RESOURCES)


def test_the_committed_copy_is_fresh(spec: dict[str, Any]) -> None:
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert committed == spec, "refresh it: ozzie openapi > docs/openapi.json"


def test_every_call_is_in_the_document(spec: dict[str, Any]) -> None:
    documented = {call["operationId"] for item in spec["paths"].values() for call in item.values()}
    assert documented == {operation.name for operation in OPERATIONS}
    assert len(documented) == len(OPERATIONS)


def test_every_call_has_words_and_its_failures(spec: dict[str, Any]) -> None:
    for item in spec["paths"].values():
        for call in item.values():
            assert call["summary"]
            assert {"401", "422", "429", "500", "503"} <= set(call["responses"])


def test_every_example_is_what_its_schema_says(spec: dict[str, Any]) -> None:
    for schema, example in examples(spec):
        whole = {**schema, "components": spec["components"]}
        Draft202012Validator(whole).validate(example)


def examples(spec: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Return every example in the document with its schema."""
    found = []
    for item in spec["paths"].values():
        for call in item.values():
            bodies = [call.get("requestBody", {}), *call["responses"].values()]
            bodies += spec["components"]["responses"].values()
            for content in [c for b in bodies for c in b.get("content", {}).values()]:
                if "example" in content:
                    found.append((content["schema"], content["example"]))
                named = content.get("examples", {}).values()
                found += [(content["schema"], example["value"]) for example in named]
    assert len(found) > 20
    return found


def test_every_reference_leads_somewhere(spec: dict[str, Any]) -> None:
    references = re.findall(r'"\$ref": "#/components/(\w+)/([^"]+)"', json.dumps(spec))
    assert references
    for kind, name in references:
        assert name in spec["components"][kind]


def test_the_document_is_served_without_credentials(http: FlaskClient) -> None:
    response = http.get("/openapi.json")
    assert response.status_code == 200
    assert response.json == document(RESOURCES)
