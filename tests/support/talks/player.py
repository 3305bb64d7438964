"""Play a conversation: make its person, send each turn to the webhook, wait, and check."""

import csv
import io
import time
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import httpx

from tests.support.system import System
from tests.support.talks.books import Books
from tests.support.talks.checks import State, wrong_state, wrong_words
from tests.support.talks.days import cell_of, day_of
from tests.support.talks.entries import Row, cents_of
from tests.support.talks.replies import fold
from tests.support.talks.script import Talk, Turn, Want

REPLY_SECONDS = 60.0
SILENCE_SECONDS = 1.5
BUSY = {429, 503}
# Phone prefix (four digits follow), time zone and currency of the people of a country.
COUNTRIES = {
    "US": ("+1415555", "America/New_York", "USD"),
    "CA": ("+1416555", "America/Toronto", "CAD"),
    "GB": ("+44770090", "Europe/London", "GBP"),
    "IE": ("+35385012", "Europe/Dublin", "EUR"),
    "AU": ("+6149157", "Australia/Sydney", "AUD"),
    "BR": ("+551198000", "America/Sao_Paulo", "BRL"),
    "PT": ("+35191200", "Europe/Lisbon", "EUR"),
    "AO": ("+24492300", "Africa/Luanda", "AOA"),
    "MX": ("+52551000", "America/Mexico_City", "MXN"),
    "CO": ("+57310555", "America/Bogota", "COP"),
    "AR": ("+549115000", "America/Argentina/Buenos_Aires", "ARS"),
    "CL": ("+56987650", "America/Santiago", "CLP"),
    "PE": ("+5198765", "America/Lima", "PEN"),
    "ES": ("+3461234", "Europe/Madrid", "EUR"),
}


@dataclass(frozen=True)
class Played:
    """How a turn went; `wrote_wrong` where it left something wrong in the books."""

    talk: Talk
    number: int
    turn: Turn
    replies: list[str]
    problems: list[str]
    wrote_wrong: bool = False

    @property
    def right(self) -> bool:
        """Tell whether everything wanted of the turn holds."""
        return not self.problems


class Player:
    """One conversation in a running system; `number` makes the person's phone."""

    def __init__(self, ozzie: System, talk: Talk, number: int) -> None:
        prefix, self.zone, self.currency = COUNTRIES[talk.country]
        self.ozzie, self.talk = ozzie, talk
        self.phone = f"{prefix}{number:04}"
        self.today: date = datetime.now(ZoneInfo(self.zone)).date()
        self.user_id = ""
        self.books = Books.before(talk)
        self.state = State()
        self.known: set[str] = set()

    def is_still_today(self) -> bool:
        """Return whether the person's day is the one on which the conversation began."""
        return self.today == datetime.now(ZoneInfo(self.zone)).date()

    def play(self) -> list[Played]:
        """Play every turn and return how each went."""
        with self.ozzie.api as self.api:
            if not self.talk.stranger:
                self.prepare()
            return [self.turn(number, turn) for number, turn in enumerate(self.talk.turns, 1)]

    def prepare(self) -> None:
        """Make the person with intake, plan, goals and history, as far as the talk says."""
        talk = self.talk
        self.user_id = self.ozzie.person(
            self.phone, language=talk.language, timezone=self.zone, currency=self.currency
        )
        if talk.intake:
            income, expenses = (cents / 100 for cents in talk.intake)
            intake = {"monthly_income": income, "monthly_expenses": expenses}
            self.must("POST", "/financial-intake", intake | {"financial_goal": "savings"})
            self.must("POST", "/plan/generate", {})
        for name, goal in talk.goals.values():
            amounts = {"target_amount": goal.target / 100, "current_amount": goal.current / 100}
            when = day_of(goal.day, self.today).isoformat()
            body = {"name": name, "currency": self.currency, "target_date": when, **amounts}
            self.must("POST", "/goals", body)
        if talk.seeds:
            self.seed()
        self.state = self.look()

    def seed(self) -> None:
        """Book the history by one spreadsheet and set its categories."""
        lines = [["Date", "Description", "Amount"]]
        for name, entry in self.talk.seeds.values():
            sign = 1 if "income" in entry.categories else -1
            when = day_of(entry.day, self.today).isoformat()
            lines.append([when, name, f"{sign * entry.cents / 100:.2f}"])
        body = {"type": "spreadsheet", "content": csv_of(lines), "filename": "history.csv"}
        rest: list[Row] = self.must("POST", "/transactions", body)["transactions"]
        for name, entry in self.talk.seeds.values():
            plain = replace(entry, categories=())
            row = next(row for row in rest if plain.matches(row, self.today))
            rest.remove(row)
            if row["category"] not in entry.categories or fold(row["description"]) != fold(name):
                change = {"category": entry.categories[0], "description": name}
                self.must("PATCH", f"/transactions/{row['id']}", change)

    def turn(self, number: int, turn: Turn) -> Played:
        """Say a turn and check it against each answer that is right."""
        replies = self.say(turn)
        before, self.state = self.state, self.look()
        tried = []
        for want in turn.wants:
            books = self.books.after(want)
            told = list(wrong_words(want, replies))
            state = set(wrong_state(want, books, before, self.state, self.today)) - self.known
            tried.append((len(told) + len(state), books, told, state))
        _, self.books, told, state = min(tried, key=lambda found: found[0])
        self.known |= state
        changed = before.image != self.state.image
        wrote_wrong = changed and all(found[3] for found in tried)
        return Played(self.talk, number, turn, replies, told + sorted(state), wrote_wrong)

    def say(self, turn: Turn) -> list[str]:
        """Send a turn as the person does and return the replies that came."""
        had = len(self.replies())
        if turn.rows:
            cells = [[cell_of(cell, self.today) for cell in row] for row in turn.rows]
            media: Row = {"content": csv_of(cells).encode(), "content_type": "text/csv"}
            self.ozzie.twilio.inbound(self.phone, filename=turn.filename, **media)
        else:
            self.ozzie.twilio.inbound(self.phone, turn.said)
        deadline = time.monotonic() + self.patience(turn.wants)
        while time.monotonic() < deadline and len(self.replies()) <= had:
            time.sleep(0.04)
        time.sleep(0.12)  # a second reply would be one too many
        return self.replies()[had:]

    def patience(self, wants: list[Want]) -> float:
        """Return how many seconds a reply is awaited."""
        quiet = any({"silent", "quiet-ok"} & want.flags for want in wants)
        return SILENCE_SECONDS if quiet else REPLY_SECONDS

    def replies(self) -> list[str]:
        """Return all that this person was told."""
        return [str(message["body"]) for message in self.ozzie.twilio.replies(self.phone)]

    def call(self, method: str, path: str, body: Any = None) -> httpx.Response:
        """Call the API for this person; a busy service is asked again."""
        for _ in range(20):
            answer = self.api.request(method, f"/users/{self.user_id}{path}", json=body)
            if answer.status_code not in BUSY:
                break
            time.sleep(0.5)
        return answer

    def must(self, method: str, path: str, body: Any = None) -> Row:
        """Return the data of a call that has to succeed."""
        answer = self.call(method, path, body)
        assert answer.status_code < 300, f"{self.talk.name}: {method} {path}: {answer.text}"
        found: Row = answer.json()["data"]
        return found

    def told(self, path: str) -> Row | None:
        """Return the data of a resource, None where there is no such thing."""
        answer = self.call("GET", path)
        return answer.json()["data"] if answer.status_code == 200 else None

    def look(self) -> State:
        """Return the state as the API returns it."""
        if not self.user_id:
            self.user_id = self.signed_up()
        user = self.told("") if self.user_id else None
        if user is None:
            return State()
        kept = ("name", "language", "currency", "timezone")
        return State(
            entries=tuple(self.ozzie.transactions(self.user_id)),
            goals=tuple((self.told("/goals") or {"goals": []})["goals"]),
            intake=self.figures("/financial-intake", "monthly_income", "monthly_expenses"),
            plan=self.figures("/plan", "monthly_surplus", "recommended_monthly_savings"),
            user={name: user.get(name) for name in kept},
        )

    def figures(self, path: str, *names: str) -> tuple[int, ...] | None:
        """Return these amounts of a resource in cents, None where there is no such thing."""
        found = self.told(path)
        return tuple(cents_of(found[name]) for name in names) if found else None

    def signed_up(self) -> str:
        """Return the id of the user that a stranger has become, if so."""
        answer = self.api.get(f"/users?phone={quote(self.phone)}")
        users = answer.json()["data"]["users"] if answer.status_code == 200 else []
        return str(users[0]["id"]) if users else ""


def csv_of(rows: list[list[str]]) -> str:
    """Return rows as the text of a CSV file."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
