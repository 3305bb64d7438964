"""Parse Twilio's connection overrides: timeouts and retries in a webhook URL's fragment."""

from dataclasses import dataclass
from urllib.parse import parse_qs


@dataclass(frozen=True, slots=True)
class Retries:
    """Retries of a webhook.

    `count` further attempts after a failure named in `policy` (4xx, 5xx, ct, rt or all);
    `connect` and `read` are seconds.
    """

    count: int = 1
    policy: frozenset[str] = frozenset({"ct"})
    connect: float = 5.0
    read: float = 15.0

    def again(self, failure: str) -> bool:
        """Return whether to try again after a failure (ct, rt, or a status such as 503)."""
        if failure.isdigit():
            failure = f"{failure[0]}xx"
        return failure in self.policy or "all" in self.policy


def retries_of(url: str) -> Retries:
    """Parse `#rc=3&rp=ct,rt,5xx&ct=2000&rt=4000`; Twilio's defaults where it is missing."""
    said = {name: values[0] for name, values in parse_qs(url.partition("#")[2]).items()}
    plain = Retries()
    return Retries(
        count=min(int(said.get("rc", plain.count)), 5),
        policy=frozenset(said["rp"].split(",")) if "rp" in said else plain.policy,
        connect=int(said.get("ct", plain.connect * 1000)) / 1000,
        read=int(said.get("rt", plain.read * 1000)) / 1000,
    )
