"""The ids of money moves, on both databases."""

from app.db import Session
from app.store import moves
from tests.support.rows import NOW, add_user


def test_a_move_keeps_its_id(session: Session, user_id: str) -> None:
    moves.assign_ids(session, user_id, ["payday"], NOW)
    first = moves.load_ids(session, user_id)
    moves.assign_ids(session, user_id, ["payday", "rent"], NOW)
    second = moves.load_ids(session, user_id)
    assert second["payday"] == first["payday"]
    assert second.keys() == {"payday", "rent"}


def test_two_people_have_different_ids_for_one_key(session: Session, user_id: str) -> None:
    other = add_user(session, "other")
    for each in (user_id, other):
        moves.assign_ids(session, each, ["payday"], NOW)
    assert moves.load_ids(session, user_id)["payday"] != moves.load_ids(session, other)["payday"]
