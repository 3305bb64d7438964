"""Responses: one envelope for one object and for a list, as compact JSON."""

from flask import Flask

from app.api.responses import json_response, list_name, serialize
from app.schemas.moves import MoneyMoveData
from app.schemas.pages import Page

EXAMPLE = MoneyMoveData.model_json_schema()["examples"][0]
MOVE = MoneyMoveData.model_validate(EXAMPLE)


def test_one_object_is_named_in_its_envelope() -> None:
    assert serialize(MOVE, MoneyMoveData) == {"object": "money_move", "data": EXAMPLE}


def test_a_list_names_its_objects_and_whether_more_follow() -> None:
    assert serialize(Page([MOVE], "next"), MoneyMoveData) == {
        "object": "money_move_list",
        "data": {"moves": [EXAMPLE], "has_more": True, "next_cursor": "next"},
    }
    assert serialize(Page([], None), MoneyMoveData)["data"] == {
        "moves": [],
        "has_more": False,
        "next_cursor": None,
    }
    assert list_name(MoneyMoveData) == "money_move_list"


def test_json_is_compact_and_in_utf8() -> None:
    with Flask(__name__).app_context():
        response = json_response({"a": "São", "b": [1, 2.5]}, 201)
    assert response.status_code == 201
    assert response.get_data() == '{"a":"São","b":[1,2.5]}'.encode()
    assert response.content_type == "application/json"
