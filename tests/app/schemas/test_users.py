"""Users: rows become answers; phones are found however they were encoded."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from app.schemas.users import UserData, UserQuery, UserSearch

ROW = {
    "id": "ozz_usr_1",
    "external_user_id": "usr_8821",
    "name": None,
    "email": None,
    "phone": "+15551234567",
    "language": "en",
    "currency": "USD",
    "timezone": "UTC",
    "onboarding_stage": "active",
    "model_opt_out": False,
    "created_at": datetime(2026, 5, 5, 14, 30, 59, 999, UTC),
    "client_id": "not shown",
}


def test_a_row_becomes_an_answer_with_what_it_shows() -> None:
    shown = UserData.model_validate(SimpleNamespace(**ROW)).model_dump()
    assert shown == {
        **{name: value for name, value in ROW.items() if name != "client_id"},
        "created_at": "2026-05-05T14:30:59Z",
    }


def test_a_plus_that_arrives_as_a_space_is_restored() -> None:
    assert UserQuery(phone=" 15551234567").phone == "+15551234567"


def test_a_query_with_an_unknown_parameter_is_refused_and_a_body_ignores_it() -> None:
    with pytest.raises(ValidationError):
        UserQuery.model_validate({"nickname": "Zoe"})
    assert UserSearch.model_validate({"nickname": "Zoe"}) == UserSearch()


@pytest.mark.parametrize("limit", [0, 101, 2.5, "2", True])
def test_a_search_takes_a_whole_number_as_limit(limit: object) -> None:
    with pytest.raises(ValidationError):
        UserSearch.model_validate({"limit": limit})
