"""The prompt to unknown senders."""

import pytest

from app.locale import say
from app.text.languages import LANGUAGES
from app.webhook.onboarding import EMPTY, find_country, hash_sender, make_prompt

LINK = "https://ozzie.example/signup"
TERMS = "https://ozzie.example/terms"
PHONES = {"en": "+14155550123", "pt": "+5511987654321", "es": "+525512345678"}


@pytest.mark.parametrize(
    ("phone", "scoped_id", "same_as"),
    [
        ("+351912345678", None, "+5511987654321"),
        (None, "BR.1234567890", "+5511987654321"),
        (None, "MX.1234567890", "+5215512345678"),
    ],
)
def test_the_prompt_is_in_the_language_of_the_country(
    phone: str | None, scoped_id: str | None, same_as: str
) -> None:
    prompt = make_prompt(phone, scoped_id, LINK)
    assert prompt == make_prompt(same_as, None, LINK)
    assert prompt != make_prompt("+14155550123", None, LINK)


def test_the_prompt_has_the_link_where_one_is_set() -> None:
    assert LINK in make_prompt("+14155550123", None, LINK)
    assert "http" not in make_prompt("+14155550123", None, "").partition("<Message>")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prompt_offers_to_sign_up_by_chat_under_the_terms_it_names(language: str) -> None:
    prompt = make_prompt(PHONES[language], None, LINK, offered_terms=TERMS)
    for line in ("onboarding-hello", "onboarding-by-chat"):
        assert say(language, line) in prompt
    assert TERMS in prompt
    assert LINK in prompt


def test_a_prompt_that_offers_it_without_terms_or_link_has_no_address() -> None:
    prompt = make_prompt(PHONES["en"], None, "", offered_terms="")
    assert say("en", "onboarding-by-chat") in prompt
    assert "http" not in prompt.partition("<Message>")[2]


def test_a_prompt_that_does_not_offer_it_does_not_ask_for_a_yes() -> None:
    assert "*" not in make_prompt(PHONES["en"], None, LINK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_to_a_question_says_who_ozzie_is(language: str) -> None:
    answer = make_prompt(PHONES[language], None, LINK, answers_question=True)
    assert say(language, "onboarding-about") in answer
    assert say(language, "onboarding-hello") not in answer
    assert LINK in answer


@pytest.mark.parametrize(
    ("phone", "scoped_id", "country"),
    [("+5511987654321", "US.abc", "BR"), (None, "US.abc", "US"), (None, None, "")],
)
def test_the_phone_tells_the_country_before_the_scoped_id(
    phone: str | None, scoped_id: str | None, country: str
) -> None:
    assert find_country(phone, scoped_id) == country


def test_an_empty_answer_has_no_message() -> None:
    assert "<Message>" not in EMPTY


def test_the_hash_of_a_sender_depends_on_the_key() -> None:
    first, second = hash_sender("whatsapp:+1", "key"), hash_sender("whatsapp:+1", "another")
    assert first != second
    assert (len(first), "+1" in first) == (64, False)
