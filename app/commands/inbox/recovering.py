"""`ozzie inbox recover`: fetch from Twilio what never arrived."""

import argparse

from app.commands.moments import parse_since
from app.config import load_settings
from app.db import Database
from app.queue import connect, enqueue_conversations
from app.webhook.recovery import recover as recover_messages


def recover(options: argparse.Namespace, database: Database) -> int:
    """Store the messages that Twilio lists and we lack, and have them worked on."""
    found = recover_messages(load_settings("worker"), database, parse_since(options.since))
    enqueue(sorted(found.conversations))
    print(
        f"{found.seen} messages at Twilio, {found.stored} were missing and are stored now, "
        f"{found.strangers} from unknown senders left alone"
    )
    return 0


def enqueue(conversation_ids: list[str]) -> None:
    """Enqueue conversations where Redis can be reached; else the workers' sweep finds them."""
    url = load_settings().redis_url
    if url:
        enqueue_conversations(connect(url), conversation_ids)
