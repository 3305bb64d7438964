"""Pages: bounded limits, cursors that come back as they were given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError as Invalid

from app.errors import ValidationError
from app.schemas.moves import MoneyMoveData
from app.schemas.pages import DEFAULT_LIMIT, Page, PageQuery, cursor_of, key_of


@given(st.from_regex(r"[A-Za-z0-9_-]{1,60}", fullmatch=True))
def test_a_cursor_gives_its_key_back(key: str) -> None:
    assert key_of(cursor_of(key)) == key


@pytest.mark.parametrize("cursor", ["", "…", "YSBi", "YQ", "A" * 200])
def test_a_cursor_that_is_not_ours_is_refused(cursor: str) -> None:
    with pytest.raises(ValidationError, match="cursor"):
        key_of(cursor)


@pytest.mark.parametrize("limit", ["0", "101", "-1", "ten", "1.5", " 1", "٣"])
def test_a_limit_is_a_whole_number_from_1_to_100(limit: str) -> None:
    with pytest.raises(Invalid):
        PageQuery.model_validate({"limit": limit})


def test_without_parameters_the_first_page_is_asked_for() -> None:
    assert PageQuery().limit == DEFAULT_LIMIT
    assert PageQuery().after() is None


def move(number: int) -> MoneyMoveData:
    example = MoneyMoveData.model_json_schema()["examples"][0]
    return MoneyMoveData.model_validate({**example, "id": f"m{number}"})


@pytest.mark.parametrize(("rows", "cursor"), [([1, 2], None), ([1, 2, 3], cursor_of("2"))])
def test_one_row_more_than_the_limit_means_a_further_page(
    rows: list[int], cursor: str | None
) -> None:
    page = Page.of(rows, 2, move, str)
    assert [item.model_dump()["id"] for item in page.items] == ["m1", "m2"]
    assert page.next_cursor == cursor
