"""Under which SECRET_KEY the clients' secrets are kept, so that an old key can be removed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.models import Client
from app.services.clients import identify_key

# Clients that a line names at most.
MOST_NAMES = 5


class KeyUse(StrEnum):
    """The key that a client's secrets need to be accepted.

    `unknown`: the client has not called since keys are told apart. `lost`: it is neither of the
    configured keys, so that the client is refused.
    """

    CURRENT = "current"
    PREVIOUS = "previous"
    UNKNOWN = "unknown"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class KeyReport:
    """The names of the active clients by the key that they need."""

    current: Sequence[str]
    previous: Sequence[str]
    unknown: Sequence[str]
    lost: Sequence[str]


def find_key_use(client: Client, *, secret_key: str, previous_key: str, now: datetime) -> KeyUse:
    """Return which key a client needs: of its two secrets while one is rotated, the older key."""
    key_ids = [client.secret_key_id]
    expires = client.previous_secret_expires_at
    if client.previous_secret_hash and expires and now < expires:
        key_ids.append(client.previous_secret_key_id)
    uses = {_find_use(one, secret_key, previous_key) for one in key_ids}
    by_weight = (KeyUse.LOST, KeyUse.PREVIOUS, KeyUse.UNKNOWN)
    return next((use for use in by_weight if use in uses), KeyUse.CURRENT)


def _find_use(key_id: str | None, secret_key: str, previous_key: str) -> KeyUse:
    if key_id is None:
        return KeyUse.UNKNOWN
    if key_id == identify_key(secret_key):
        return KeyUse.CURRENT
    is_previous = previous_key and key_id == identify_key(previous_key)
    return KeyUse.PREVIOUS if is_previous else KeyUse.LOST


def report_keys(
    clients: Iterable[Client], *, secret_key: str, previous_key: str, now: datetime
) -> KeyReport:
    """Return which keys the clients that are not revoked need."""
    names: dict[KeyUse, list[str]] = {use: [] for use in KeyUse}
    for client in clients:
        if client.revoked_at is None:
            keys = {"secret_key": secret_key, "previous_key": previous_key}
            names[find_key_use(client, now=now, **keys)].append(client.name)
    return KeyReport(*(names[use] for use in KeyUse))


def explain(report: KeyReport, *, has_previous: bool) -> list[str]:
    """Return what an operator must know of the keys, one line each; nothing where all is well."""
    lines = []
    if report.lost:
        lines.append(
            f"{_names(report.lost)}: refused, because the secret is kept under a SECRET_KEY that "
            "is not set; set SECRET_KEY_PREVIOUS to it, or run `ozzie clients rotate`"
        )
    if not has_previous:
        return lines
    if report.previous:
        lines.append(
            f"{_names(report.previous)}: still under SECRET_KEY_PREVIOUS; keep it until they "
            "have called, or run `ozzie clients rotate` for them"
        )
    if report.unknown:
        lines.append(
            f"{_names(report.unknown)}: not known under which key; keep SECRET_KEY_PREVIOUS "
            "until they have called"
        )
    if not lines:
        lines.append(
            "every secret is under SECRET_KEY; SECRET_KEY_PREVIOUS can go 24 hours after the change"
        )
    return lines


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    return f"{shown} and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else shown
