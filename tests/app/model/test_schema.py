"""Schemas as providers want them, and answers as they come."""

import pytest

from app.model.documents import PhotoAnswer
from app.model.faults import ModelFault
from app.model.grounding import TextDraft
from app.model.schema import parse_as, strict_schema
from app.model.texts import TextAnswer


@pytest.mark.parametrize("model", [TextDraft, PhotoAnswer])
def test_every_field_is_required_and_no_other_allowed(model: type[TextDraft]) -> None:
    schema = strict_schema(model)
    assert schema["required"] == list(schema["properties"])
    assert schema["additionalProperties"] is False
    assert "default" not in str(schema)


def test_a_field_that_a_server_left_out_is_empty() -> None:
    draft = '{"quote": "a 4", "amount": "4", "kind": "expense", "category": "food"'
    answer = parse_as(TextAnswer, f'{{"drafts": [{draft}, "description": "a"}}]}}')
    assert (answer.drafts[0].operation, answer.drafts[0].date) == ("none", None)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '{"drafts": 1}', "[" * 99_999])
def test_anything_else_is_malformed(text: str) -> None:
    with pytest.raises(ModelFault, match="malformed"):
        parse_as(TextAnswer, text)
