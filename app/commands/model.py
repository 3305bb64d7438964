"""`ozzie model usage`: what models were asked for, and what it cost."""

import argparse
from datetime import timedelta
from typing import Any

from app.clock import system_clock
from app.commands.columns import print_columns
from app.commands.moments import parse_since
from app.config import load_settings
from app.db import Database
from app.store import model_calls

DEFAULT_SPAN = timedelta(days=30)
_COLUMNS = ("client", "purpose", "model", "outcome", "calls", "in", "cached", "out", "dollars")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parsers."""
    parser = subparsers.add_parser("model", help="what models were asked for, and what it cost")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    usage = actions.add_parser("usage", help="calls, tokens and cost by client and purpose")
    usage.add_argument(
        "--since", help="a moment (2026-05-05T14:30) or a span (90m, 6h, 2d); default: 30d"
    )
    usage.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print one line for each client, purpose, model and outcome, and the sum."""
    default = system_clock() - DEFAULT_SPAN
    since = parse_since(options.since) if options.since else default
    database = Database(load_settings("database").database_url)
    try:
        with database.read_only() as session:
            rows = model_calls.report(session, since)
    finally:
        database.close()
    print_columns([_COLUMNS, *(_cells(row) for row in rows)])
    dollars = sum(row.cost_micros for row in rows) / 1_000_000
    print(f"{sum(row.calls for row in rows)} calls, ${dollars:.4f} since {since:%Y-%m-%d %H:%M}")
    return 0


def _cells(row: Any) -> tuple[str, ...]:
    counts = (row.calls, row.tokens_in, row.tokens_cached, row.tokens_out)
    dollars = f"{row.cost_micros / 1_000_000:.4f}"
    return row.name, row.purpose, row.model, row.outcome, *map(str, counts), dollars
