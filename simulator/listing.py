"""A list of messages: which are wanted, and one page of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from simulator.records import Message

LARGEST_PAGE = 1000
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of Messages.json; `since` and `until` bound the time, the latter exclusive.

    Twilio's times have whole seconds, so both of its bounds take in their whole second or day.
    """

    to: str
    sender: str
    since: datetime | None
    until: datetime | None
    page: int
    size: int
    token: str
    said: Mapping[str, str]

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "Wanted":
        """Return the filters in a query string. Raises ValueError where one cannot be read."""
        day = _span(args.get("DateSent", ""))
        after, before = _span(args.get("DateSent>", "")), _span(args.get("DateSent<", ""))
        since = day or after
        until = day or before
        return cls(
            to=args.get("To", ""),
            sender=args.get("From", ""),
            since=since[0] if since else None,
            until=until[1] if until else None,
            page=int(args.get("Page", 0)),
            size=max(1, min(int(args.get("PageSize", 50)), LARGEST_PAGE)),
            token=args.get("PageToken", ""),
            said={name: value for name, value in args.items() if not name.startswith("Page")},
        )

    def fits(self, message: Message) -> bool:
        """Whether a message passes every filter."""
        return (
            self.to in {"", message.recipient}
            and self.sender in {"", message.sender}
            and (self.since is None or message.created >= self.since)
            and (self.until is None or message.created < self.until)
        )

    def query(self, page: int, token: str) -> str:
        """Return the query string of another page."""
        pages = {"PageSize": str(self.size), "Page": str(page)}
        return urlencode({**self.said, **pages, **({"PageToken": token} if token else {})})


def page_of(messages: Iterable[Message], wanted: Wanted) -> tuple[list[Message], str]:
    """One page, newest first, and the next one's token: "" where this is the last."""
    fitting = [message for message in messages if wanted.fits(message)]
    fitting.reverse()
    start = 0
    if wanted.token:
        last = wanted.token.removeprefix("PA")
        places = (place for place, message in enumerate(fitting) if message.sid == last)
        start = next(places, len(fitting)) + 1
    found = fitting[start : start + wanted.size]
    more = len(fitting) > start + wanted.size
    return found, f"PA{found[-1].sid}" if more else ""


def _span(written: str) -> tuple[datetime, datetime] | None:
    if not written:
        return None
    begin = datetime.fromisoformat(written)
    length = DAY if len(written) <= len("2026-05-05") else SECOND
    begin = begin.astimezone(UTC) if begin.tzinfo else begin.replace(tzinfo=UTC)
    return begin, begin + length
