"""Twilio's connection overrides: what a webhook URL's fragment says about time-outs and retries."""

from dataclasses import dataclass
from urllib.parse import parse_qs


@dataclass(frozen=True, slots=True)
class Retries:
    """`count` further attempts after a failure named in `policy` (4xx, 5xx, ct, rt or all);
    `connect` and `read` are seconds.
    """

    count: int = 1
    policy: frozenset[str] = frozenset({"ct"})
    connect: float = 5.0
    read: float = 15.0

    def again(self, failure: str) -> bool:
        """Whether a failure (ct, rt, or a status such as 503) is one to try again after."""
        if failure.isdigit():
            failure = f"{failure[0]}xx"
        return failure in self.policy or "all" in self.policy


def retries_of(url: str) -> Retries:
    """What `#rc=3&rp=ct,rt,5xx&ct=2000&rt=4000` asks for, else Twilio's defaults."""
    said = {name: values[0] for name, values in parse_qs(url.partition("#")[2]).items()}
    plain = Retries()
    return Retries(
        count=min(int(said.get("rc", plain.count)), 5),
        policy=frozenset(said["rp"].split(",")) if "rp" in said else plain.policy,
        connect=int(said.get("ct", plain.connect * 1000)) / 1000,
        read=int(said.get("rt", plain.read * 1000)) / 1000,
    )
