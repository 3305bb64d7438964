"""Corrections of categories, on both databases."""

from app.db import Session
from app.store import corrections
from tests.support.rows import NOW, add_user


def test_a_correction_is_returned_by_its_words(session: Session, user_id: str) -> None:
    corrections.save(session, user_id, "blue bottle", "food", NOW)
    assert corrections.load_by_user(session, user_id) == {"blue bottle": "food"}


def test_a_newer_correction_replaces_the_one_of_the_same_words(
    session: Session, user_id: str
) -> None:
    corrections.save(session, user_id, "blue bottle", "food", NOW)
    corrections.save(session, user_id, "blue bottle", "fun", NOW)
    assert corrections.load_by_user(session, user_id) == {"blue bottle": "fun"}


def test_a_correction_holds_for_its_person_alone(session: Session, user_id: str) -> None:
    corrections.save(session, user_id, "blue bottle", "food", NOW)
    assert corrections.load_by_user(session, add_user(session, "other")) == {}
