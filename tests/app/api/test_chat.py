"""Chat over HTTP: asked, answered from the person's own books, kept, listed."""

from typing import Any

import pytest

from tests.support.api import ApiCaller, data, problem
from tests.support.clock import FixedClock
from tests.support.seed import set_goal, submit, with_intake


@pytest.fixture
def user_id(api: ApiCaller) -> str:
    """Return the id of a user with the plan of the seed's sample."""
    user_id = with_intake(api)
    api.post(f"/users/{user_id}/plan/generate")
    return user_id


def ask(api: ApiCaller, user_id: str, message: str, **fields: object) -> dict[str, Any]:
    """Ask the assistant and return the answer."""
    answer: dict[str, Any] = data(
        api.post(f"/users/{user_id}/chat", {"message": message, **fields}), 201
    )
    return answer


def test_the_seeds_question_gets_its_figures(api: ApiCaller, user_id: str) -> None:
    set_goal(api, user_id)
    answer = ask(api, user_id, "Am I on track to hit my emergency fund goal?", language="en")
    assert answer["role"] == "assistant"
    assert answer["id"].startswith("ozz_chat_")
    for figure in ("$0", "$5,000", "December 31", "$625/month", "$1,800", "$900", "ahead"):
        assert figure in answer["message"]
    assert (answer["intent"], answer["topic"]) == ("progress_check", "goals")
    assert (answer["changes"], answer["pending"]) == ([], None)


def test_what_was_understood_of_a_question_is_told(api: ApiCaller, user_id: str) -> None:
    answer = ask(api, user_id, "how much did I spend on food last month, without restaurants?")
    assert answer["question_type"] == "spent"
    slots = answer["question_slots"]
    assert (slots["category"], slots["period"]["start"]) == ("food", "2026-04-01")
    assert slots["excluded_subjects"] == ["restaurants"]


def test_what_is_no_question_has_no_type(api: ApiCaller, user_id: str) -> None:
    answer = ask(api, user_id, "thanks!")
    assert (answer["question_type"], answer["question_slots"]) == (None, None)


def test_before_a_plan_there_is_no_personality(api: ApiCaller) -> None:
    response = api.post(f"/users/{api.new_user()}/chat", {"message": "How am I doing?"})
    assert problem(response) == (409, "PERSONALITY_REQUIRED")


def test_whatsapp_is_served_before_a_plan(api: ApiCaller) -> None:
    answer = ask(api, api.new_user(), "how much did I spend today?", channel="whatsapp")
    assert answer["message"] == "I have no expenses noted today."


@pytest.mark.parametrize("message", ["", "   ", "x" * 8001, None, 5])
def test_a_message_says_something_and_is_bounded(
    api: ApiCaller, user_id: str, message: object
) -> None:
    response = api.post(f"/users/{user_id}/chat", {"message": message})
    assert problem(response) == (422, "VALIDATION_ERROR")


@pytest.mark.parametrize(
    ("message", "language", "begins"),
    [
        ("quanto eu gastei hoje com comida?", "pt", "Você gastou US$ 45"),
        ("¿cuánto gasté hoy en comida?", "es", "Gastaste"),
        ("how much did I spend on food today?", "en", "You spent $45"),
    ],
)
def test_the_answer_is_in_the_messages_language(
    api: ApiCaller, user_id: str, message: str, language: str, begins: str
) -> None:
    submit(api, user_id, "45 lunch; 12 subway")
    answer = ask(api, user_id, message)
    assert answer["language"] == language
    assert answer["message"].startswith(begins)


def test_the_language_asked_for_wins(api: ApiCaller, user_id: str) -> None:
    answer = ask(api, user_id, "quanto eu gastei hoje?", language="en")
    assert answer["message"] == "I have no expenses noted today."


def test_both_lines_are_kept_the_answer_after_the_question(api: ApiCaller, user_id: str) -> None:
    ask(api, user_id, "What's my plan?")
    ask(api, user_id, "thanks!")
    page = data(api.get(f"/users/{user_id}/chat?limit=3"))
    roles = [message["role"] for message in page["messages"]]
    assert roles == ["assistant", "user", "assistant"]
    assert page["has_more"] is True
    rest = data(api.get(f"/users/{user_id}/chat?limit=3&cursor={page['next_cursor']}"))
    assert [message["message"] for message in rest["messages"]] == ["What's my plan?"]


def test_the_same_key_asks_once(api: ApiCaller, user_id: str) -> None:
    body = {"message": "What's my plan?"}
    first = api.post(f"/users/{user_id}/chat", body, headers={"Idempotency-Key": "k"})
    again = api.post(f"/users/{user_id}/chat", body, headers={"Idempotency-Key": "k"})
    assert first.json == again.json
    assert len(data(api.get(f"/users/{user_id}/chat"))["messages"]) == 2


def test_a_follow_up_asks_the_question_before_of_another_period(
    api: ApiCaller, user_id: str, clock: FixedClock
) -> None:
    ask(api, user_id, "how much did I make this month?")
    assert ask(api, user_id, "and last month?")["question_type"] == "income"
    clock.advance(minutes=45)
    assert ask(api, user_id, "and last month?")["question_type"] != "income"


def test_another_clients_person_is_not_found(other: ApiCaller, user_id: str) -> None:
    response = other.post(f"/users/{user_id}/chat", {"message": "What's my plan?"})
    assert problem(response) == (404, "NOT_FOUND")


def test_today_is_the_persons_own_day(api: ApiCaller, user_id: str, clock: FixedClock) -> None:
    submit(api, user_id, "45 lunch")
    clock.advance(hours=1)
    assert "$45" in ask(api, user_id, "how much did I spend today?")["message"]
    api.patch(f"/users/{user_id}", {"timezone": "Asia/Tokyo"})
    assert "$45" in ask(api, user_id, "how much did I spend yesterday?")["message"]


def test_today_is_the_day_on_which_it_was_said(
    api: ApiCaller, user_id: str, clock: FixedClock
) -> None:
    said = clock.now.isoformat()
    submit(api, user_id, "45 lunch")
    clock.advance(days=3)
    assert "$45" in ask(api, user_id, "what did I spend today?", sent_at=said)["message"]
    assert "$45" not in ask(api, user_id, "what did I spend today?")["message"]
