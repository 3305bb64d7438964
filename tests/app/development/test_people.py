"""The demo people, made through the real API."""

import httpx
import pytest
from flask import Flask

from app.development.people import PEOPLE, DemoPerson, api_client, ensure_person
from app.phones import canonical, country_of, language_of


def test_everyone_is_taken_through_onboarding(api: httpx.Client) -> None:
    for person in PEOPLE:
        user_id = ensure_person(api, person)
        user = api.get(f"/users/{user_id}").json()["data"]
        assert user["onboarding_stage"] == "active"
        assert (user["phone"], user["language"]) == (person.phone, person.language)
        assert user["currency"] == person.currency


def test_people_who_are_there_stay_as_they_are(api: httpx.Client) -> None:
    first = ensure_person(api, PEOPLE[0])
    assert ensure_person(api, PEOPLE[0]) == first
    goals = api.get(f"/users/{first}/goals").json()["data"]["goals"]
    assert len(goals) == 1


def test_someone_half_way_is_taken_the_rest(api: httpx.Client) -> None:
    person = PEOPLE[1]
    user = api.post("/users", json={"external_user_id": person.external_id, "phone": person.phone})
    assert ensure_person(api, person) == user.json()["data"]["id"]
    plan = api.get(f"/users/external:{person.external_id}/plan")
    assert plan.json()["data"]["status"] == "active"


def test_a_refusal_is_an_error(web: Flask) -> None:
    transport = httpx.WSGITransport(app=web)
    with (
        api_client("http://ozzie.test/v1", "dev", "wrong", transport=transport) as client,
        pytest.raises(httpx.HTTPStatusError),
    ):
        ensure_person(client, PEOPLE[0])


def test_nobody_takes_the_place_of_the_documented_sample() -> None:
    assert not {person.external_id for person in PEOPLE} & {"usr_8821"}
    assert not {person.phone for person in PEOPLE} & {"+15551234567"}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_phones_tell_country_and_language(person: DemoPerson) -> None:
    assert canonical(person.phone) == person.phone
    assert language_of(country_of(person.phone)) == person.language
