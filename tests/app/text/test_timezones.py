"""Time zones and countries by the names of places."""

import pytest

from app.text.timezones import find_country, find_timezone


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Lisbon", "Europe/Lisbon"),
        ("Lisboa", "Europe/Lisbon"),
        ("nova york", "America/New_York"),
        ("Ciudad de México", "America/Mexico_City"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Barcelona", "Europe/Madrid"),
        ("america/bogota", "America/Bogota"),
        ("UTC-3", "Etc/GMT+3"),
        ("gmt+2", "Etc/GMT-2"),
    ],
)
def test_a_place_has_a_zone(place: str, zone: str) -> None:
    assert find_timezone(place) == zone


@pytest.mark.parametrize("place", ["Narnia", "the couch", "", "utc+40", "Portugal"])
def test_other_words_have_none(place: str) -> None:
    assert find_timezone(place) is None


@pytest.mark.parametrize(
    ("place", "country"), [("Spain", "ES"), ("Alemanha", "DE"), ("Japón", "JP")]
)
def test_a_country_is_named_in_each_language(place: str, country: str) -> None:
    assert find_country(place) == country


def test_a_city_is_no_country() -> None:
    assert find_country("Lisbon") is None
