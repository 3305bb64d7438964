"""`ozzie people show|block|unblock|export|erase`: one person, or one sender in WhatsApp."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from app.clock import system_clock
from app.commands.phones import ask_phone, mask, parse_phone
from app.commands.terminal import ask, is_terminal, printable
from app.config import load_settings
from app.db import Database
from app.errors import ValidationError
from app.models import User
from app.services import people, person_export
from app.services.people import BlockResult, PersonReference, PersonSummary

Run = Callable[[argparse.Namespace, Database, PersonReference], int]


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parser, with one for each of its actions."""
    parser = subparsers.add_parser("people", help="one person: show, block, export, erase")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for name, (words, act) in _ACTIONS.items():
        action = actions.add_parser(
            name,
            help=words,
            description=f"{words[0].upper()}{words[1:]}. Without --phone, --id or --external-id "
            "the number is asked for, so that no history of commands keeps it.",
        )
        action.add_argument(
            "--phone", nargs="?", const="", help="the number: +14155550123; without one it is asked"
        )
        action.add_argument("--id", help="our own id of the person: ozz_usr_…")
        action.add_argument(
            "--client", help="the client's id or name, with --external-id or --phone"
        )
        action.add_argument("--external-id", help="the client's own id of the person")
        action.set_defaults(run=_run, act=act)
        if name == "show":
            action.add_argument("--reveal", action="store_true", help="show name, phone and e-mail")
        if name == "export":
            action.add_argument("--out", required=True, type=Path, help="a new .json or .xlsx file")
        if name == "erase":
            action.add_argument("--yes", action="store_true", help="do not ask")


def _run(options: argparse.Namespace) -> int:
    act: Run = options.act
    reference = _read_reference(options)
    database = Database(load_settings("database").database_url)
    try:
        return act(options, database, reference)
    finally:
        database.close()


def _read_reference(options: argparse.Namespace) -> PersonReference:
    """Return the person whom the options name; ask for a number where they name none.

    Raises ValidationError for options that do not go together, and a number of another form.
    """
    if bool(options.phone) + bool(options.id) + bool(options.external_id) > 1:
        raise ValidationError("give one of --phone, --id and --external-id")
    if options.external_id and not options.client:
        raise ValidationError("--external-id: give --client with it")
    phone = options.phone
    if not (options.phone or options.id or options.external_id):
        if not is_terminal():
            raise ValidationError("give --phone, --id, or --client with --external-id")
        phone = ask_phone()
    return PersonReference(
        phone=None if phone is None else parse_phone(phone),
        user_id=options.id,
        client=options.client,
        external_id=options.external_id,
    )


def _show(options: argparse.Namespace, database: Database, reference: PersonReference) -> int:
    settings = load_settings("database")
    with database.read_only() as session:
        user = people.find_person(session, reference)
        summary = people.summarize(session, user, settings.twilio_whatsapp_number)
    for name, words in _describe(summary, reveal=options.reveal):
        print(f"{name:<15}{printable(words)}")
    return 0


def _describe(summary: PersonSummary, *, reveal: bool) -> list[tuple[str, str]]:
    """Return the lines of `show`, each a name and its words."""
    user, amount, messages = summary.user, summary.amount, summary.messages
    days = f" ({amount.first_day} to {amount.last_day})" if amount.entries else ""
    opted_out = (f"of {one} since {_moment(at)}" for one, at in summary.opted_out.items())
    lines = [
        ("id", user.id),
        ("client", f"{user.client_id} ({summary.client_name})"),
        ("phone", (user.phone or "none") if reveal else _mask(user.phone)),
        ("name", (user.name or "none") if reveal else _initial(user.name)),
        ("e-mail", user.email or "none") if reveal else ("e-mail", "yes" if user.email else "none"),
        ("created", _moment(user.created_at)),
        ("stage", user.onboarding_stage),
        ("language", f"{user.language}, {user.currency}, {user.timezone}"),
        ("entries", f"{amount.entries}{days}"),
        ("goals", str(amount.goals)),
        ("plan", "active" if summary.has_plan else "none"),
        ("intakes", str(amount.intakes)),
        ("chat", f"{amount.chat_messages} messages"),
        ("changes", str(amount.changes)),
        ("whatsapp", f"{messages.finished} messages handled, {messages.waiting} waiting"),
        ("last message", _moment(messages.last_at) if messages.last_at else "none"),
        ("blocked", f"since {_moment(summary.blocked_at)}" if summary.blocked_at else "no"),
        ("opted out", ", ".join(opted_out) or "no"),
        ("models", _models(summary)),
    ]
    if reveal:
        lines.insert(2, ("external id", user.external_user_id))
    return lines


def _models(summary: PersonSummary) -> str:
    if summary.client_opted_out_of_models:
        return "not asked: the client wants none"
    return "not asked: the person wants none" if summary.user.model_opt_out else "may be asked"


def _block(_options: argparse.Namespace, database: Database, reference: PersonReference) -> int:
    with database.transaction() as session:
        done = people.block(session, reference, system_clock())
    if not done.has_changed:
        print(f"{_whom(done, reference)} was blocked already")
        return 0
    waiting = f"; messages that wait and end unanswered: {done.waiting}" if done.waiting else ""
    print(f"{_whom(done, reference)} is blocked: nothing of theirs is stored or answered{waiting}")
    return 0


def _unblock(_options: argparse.Namespace, database: Database, reference: PersonReference) -> int:
    with database.transaction() as session:
        done = people.unblock(session, reference)
    words = "is not blocked any more" if done.has_changed else "was not blocked"
    print(f"{_whom(done, reference)} {words}")
    return 0


def _export(options: argparse.Namespace, database: Database, reference: PersonReference) -> int:
    with database.read_only() as session:
        user = people.find_person(session, reference)
        counts = person_export.export(session, user, options.out, system_clock())
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    print(f"{options.out}: {told.replace('_', ' ')}")
    return 0


def _erase(options: argparse.Namespace, database: Database, reference: PersonReference) -> int:
    with database.read_only() as session:
        user = people.find_person(session, reference)
        amount = people.summarize(session, user, "").amount
    counts = (
        f"{amount.entries} entries, {amount.goals} goals, {amount.intakes} intakes, "
        f"{amount.chat_messages} chat messages"
    )
    if not options.yes and not _is_confirmed(user, counts):
        print("nothing was erased", file=sys.stderr)
        return 1
    with database.transaction() as session:
        people.erase(session, user)
    print(f"{user.id} is erased, with {counts}")
    return 0


def _is_confirmed(user: User, counts: str) -> bool:
    """Return whether the operator types the last four characters of the person's number or id.

    Raises ValidationError where nobody can be asked.
    """
    if not is_terminal():
        raise ValidationError("give --yes: there is no terminal to ask for a confirmation")
    last, of = ((user.phone or user.id)[-4:], "number" if user.phone else "id")
    print(f"{user.id} ({_mask(user.phone)}) has {counts}.", file=sys.stderr)
    return ask(f"To erase all of it for good, type the last 4 characters of their {of}: ") == last


def _mask(phone: str | None) -> str:
    return mask(phone) if phone else "none"


def _initial(name: str | None) -> str:
    return f"{name[0]}***" if name else "none"


def _whom(done: BlockResult, reference: PersonReference) -> str:
    if done.users:
        return ", ".join(done.users)
    return f"{_mask(reference.phone)}, nobody's user,"


def _moment(at: object) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


_ACTIONS: dict[str, tuple[str, Run]] = {
    "show": ("what is kept of a person, without their words", _show),
    "block": ("store and answer nothing that a sender writes", _block),
    "unblock": ("handle again what a sender writes", _unblock),
    "export": ("write everything that is kept of a person to a file", _export),
    "erase": ("erase a person for good, as the API does", _erase),
}
