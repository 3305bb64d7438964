"""Group merchants inside a category, so that advice names what the books show: "dining out"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from app.coach.formatter import CoachFormatter
from app.text.data import load_shared
from app.text.names import name_key

_MAX_NAMES = 3  # merchants of a group that are named


@dataclass(frozen=True, slots=True)
class MerchantGroup:
    """Hold what was spent at merchants of one kind.

    `key` names the kind (`coach-group-{key}` in moves.ftl); "" for one merchant of no known kind.
    `names` are the merchants as they are recorded, those with the most spending first.
    """

    key: str
    names: tuple[str, ...]
    cents: int

    def get_title(self, formatter: CoachFormatter) -> str:
        """Return what to call the group: its kind, or its merchant."""
        return formatter.say(f"group-{self.key}") if self.key else self.names[0]

    def describe(self, formatter: CoachFormatter) -> str:
        """Return the group with its merchants: "dining out (Luigi, iFood)"."""
        named = ", ".join(self.names[:_MAX_NAMES])
        return f"{formatter.say(f'group-{self.key}')} ({named})" if self.key else named


def group_merchants(sums: Iterable[tuple[str, int]]) -> list[MerchantGroup]:
    """Return the groups of descriptions and their cents, the one with the most spending first."""
    names: dict[tuple[str, str], list[str]] = {}
    cents: dict[tuple[str, str], int] = {}
    for description, spent in sorted(sums, key=lambda pair: -pair[1]):
        key = find_group(description)
        place = (key, "" if key else description)
        names.setdefault(place, []).append(description)
        cents[place] = cents.get(place, 0) + spent
    groups = [MerchantGroup(place[0], tuple(names[place]), cents[place]) for place in names]
    return sorted(groups, key=lambda group: -group.cents)


@lru_cache(maxsize=4096)
def find_group(description: str) -> str:
    """Return the kind of merchant that a description names, or "" if it is unknown.

    Of several, the one of the longest name counts: "Uber Eats" is no ride.
    """
    keys = name_key(description)
    found = [name for name in _groups() if name <= keys]
    return _groups()[max(found, key=len)] if found else ""


@cache
def _generic_names() -> Mapping[frozenset[str], str]:
    lines = (line.split() for line in load_shared("merchant_groups")["generic"])
    return {name_key(name): group for name, group in lines}


def find_named_group(name: str) -> str:
    """Return the group that `name` stands for as a whole ("restaurants"), or ""."""
    return _generic_names().get(name_key(name), "")


def is_of_group(description: str, group: str) -> bool:
    """Return whether a description names a merchant of a group that `find_named_group` found."""
    names = _named_groups().get(group)
    if names is None:
        return find_group(description) == group
    keys = name_key(description)
    return any(name <= keys for name in names)


@cache
def _named_groups() -> Mapping[str, frozenset[frozenset[str]]]:
    """Return the merchants of the groups that stand in a wider one, too."""
    return {
        group: frozenset(map(name_key, names))
        for group, names in load_shared("merchant_groups")["named"].items()
    }


@cache
def _groups() -> Mapping[frozenset[str], str]:
    return {
        name_key(name): group
        for group, names in load_shared("merchant_groups")["groups"].items()
        for name in names
    }
