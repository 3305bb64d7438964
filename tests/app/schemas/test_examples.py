"""Every schema's own example, which the OpenAPI document shows, is valid and complete."""

import pytest
from pydantic import BaseModel

from app.api import OPERATIONS

MODELS = sorted(
    {model for each in OPERATIONS for model in (each.body, each.answers) if model is not None},
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_example_is_valid(model: type[BaseModel]) -> None:
    (example,) = model.model_json_schema()["examples"]
    assert model.model_validate(example).model_dump(mode="json", exclude_unset=True).keys() == (
        example.keys()
    )
