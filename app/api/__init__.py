"""The REST API /v1: one module per resource."""

from flask_openapi import OpenAPI


def register(app: OpenAPI) -> None:
    """Puts the whole API into the web process."""
