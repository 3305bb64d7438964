"""Plans: the personalities to choose from."""

from typing import get_args

import pytest
from pydantic import ValidationError

from app.schemas.plans import DEFAULT_PERSONALITY, PersonalityChoice, PersonalityType


def test_each_personality_is_described_to_integrators() -> None:
    described = PersonalityChoice.model_json_schema()["properties"]["personality_type"]
    for name in get_args(PersonalityType):
        assert f"`{name}`" in described["description"]
    assert DEFAULT_PERSONALITY in get_args(PersonalityType)


def test_another_personality_is_refused() -> None:
    with pytest.raises(ValidationError):
        PersonalityChoice.model_validate({"personality_type": "rude"})
