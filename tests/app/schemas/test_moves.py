"""Money moves: a category that the reader knows, and cents."""

import pytest
from pydantic import ValidationError

from app.categories import CATEGORIES
from app.schemas.moves import MoneyMoveData


def test_a_move_is_in_one_of_the_ten_categories() -> None:
    schema = MoneyMoveData.model_json_schema()
    assert tuple(schema["properties"]["category"]["enum"]) == CATEGORIES
    with pytest.raises(ValidationError):
        MoneyMoveData.model_validate({**schema["examples"][0], "category": "pets"})
