"""What the schemas of transactions share with the reader."""

from typing import get_args

from app.reading.drafts import CATEGORIES
from app.schemas.transactions import Category


def test_the_api_names_the_categories_that_the_reader_knows() -> None:
    assert get_args(Category) == CATEGORIES
