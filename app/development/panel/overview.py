"""Read from the API what the panel shows of one person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx

Data = Mapping[str, Any]

# Entries of the month that are summed at most: twenty pages of the API's largest size.
MOST_PAGES = 20
PAGE = 100
LAST = 5  # entries and changes that are shown


@dataclass(frozen=True, slots=True)
class Overview:
    """A person's user, plan and the intake under it, goals, entries, and changes; as answered."""

    user: Data
    plan: Data | None
    intake: Data | None
    goals: tuple[Data, ...]
    of_the_month: tuple[Data, ...]
    last: tuple[Data, ...]
    changes: tuple[Data, ...]
    today: datetime


def find_user(api: httpx.Client, phone: str) -> Data | None:
    """Return the user with a phone; None where there is none. Raises httpx.HTTPError."""
    answer = api.post("/users/search", json={"phone": phone}).raise_for_status()
    return next(iter(answer.json()["data"]["users"]), None)


def read_overview(api: httpx.Client, user: Data, now: datetime) -> Overview:
    """Read everything that is shown of a user. Raises httpx.HTTPError."""
    path = f"/users/{user['id']}"
    today = now.astimezone(ZoneInfo(user["timezone"]))
    first = today.date().replace(day=1).isoformat()
    return Overview(
        user=user,
        plan=_find(api, f"{path}/plan"),
        intake=_find(api, f"{path}/financial-intake"),
        goals=_list(api, f"{path}/goals", "goals"),
        of_the_month=tuple(_every_page(api, f"{path}/transactions", {"from": first})),
        last=_list(api, f"{path}/transactions", "transactions"),
        changes=_list(api, f"{path}/changes", "changes"),
        today=today,
    )


def _find(api: httpx.Client, path: str) -> Data | None:
    answer = api.get(path)
    if answer.status_code in {httpx.codes.NOT_FOUND, httpx.codes.CONFLICT}:
        return None  # this step of onboarding is still missing
    data: Data = answer.raise_for_status().json()["data"]
    return data


def _list(api: httpx.Client, path: str, name: str) -> tuple[Data, ...]:
    answer = api.get(path, params={"limit": LAST}).raise_for_status()
    return tuple(answer.json()["data"][name])


def _every_page(api: httpx.Client, path: str, wanted: Mapping[str, str]) -> Iterator[Data]:
    cursor: Mapping[str, str] = {}
    for _ in range(MOST_PAGES):
        answer = api.get(path, params={"limit": PAGE, **wanted, **cursor}).raise_for_status()
        data = answer.json()["data"]
        yield from data["transactions"]
        if not data["has_more"]:
            return
        cursor = {"cursor": data["next_cursor"]}
