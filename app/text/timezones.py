"""Find the zone or country of a place that people name: "Lisboa", "America/Bogota", "Chile"."""

import re
from collections import defaultdict
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from app.text.data import load_shared
from app.text.languages import LANGUAGES
from app.text.normalize import fold

_OFFSET = re.compile(r"(?:utc|gmt) ?([+-]) ?0?(\d{1,2})(?::00)?")
_LARGEST_OFFSET = 12
_LENGTH_OF_COUNTRY = 2


def find_timezone(place: str) -> str | None:
    """Return the zone (IANA name) of a city, or the one that `place` names itself.

    None where it is unknown, or where the name belongs to places of several zones.
    """
    name = fold(place)
    if offset := _OFFSET.fullmatch(name):
        hours = int(offset[2])
        # The signs of these names are reversed: Etc/GMT+3 is three hours behind.
        sign = "-" if offset[1] == "+" else "+"
        return f"Etc/GMT{sign}{hours}" if 0 < hours <= _LARGEST_OFFSET else None
    if zone := _zones().get(name):
        return zone
    found = _places().get(name, frozenset())
    return next(iter(found)) if len(found) == 1 else None


def find_country(place: str) -> str | None:
    """Return the country (ISO 3166 alpha-2) that `place` names in one of our languages, or None."""
    return _countries().get(fold(place))


@cache
def _countries() -> dict[str, str]:
    return {
        fold(name): territory
        for code in LANGUAGES
        for territory, name in Locale.parse(code).territories.items()
        if len(territory) == _LENGTH_OF_COUNTRY and territory.isalpha()
    }


@cache
def _zones() -> dict[str, str]:
    """Return the zones by their names in small letters; "Portugal" is a country first."""
    return {zone.lower(): zone for zone in available_timezones() if "/" in zone}


@cache
def _places() -> dict[str, frozenset[str]]:
    """Return the zones by the folded names of their cities, in our languages."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    known = available_timezones()
    for entry in load_shared("timezones")["cities"]:
        city, _, zone = entry.rpartition(" ")
        places[city].add(zone)
    for zones in get_global("territory_zones").values():
        for zone in known.intersection(zones):
            places[fold(zone.rpartition("/")[2].replace("_", " "))].add(zone)
    for code in LANGUAGES:
        for zone, names in Locale.parse(code).time_zones.items():
            if zone in known and "city" in names:
                places[fold(names["city"])].add(zone)
    return {name: frozenset(zones) for name, zones in places.items()}
