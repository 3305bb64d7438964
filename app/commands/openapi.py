"""`ozzie openapi`: print the API's document, for the committed copy in docs/openapi.json."""

import argparse
import json

from app.api import RESOURCES
from app.api.openapi import document


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser("openapi", help="print the OpenAPI document of the API")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Print the document."""
    print(json.dumps(document(RESOURCES), indent=1, ensure_ascii=False))
    return 0
