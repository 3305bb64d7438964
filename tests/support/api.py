"""The API as its callers see it: clients with credentials, over the real web process."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.config import Settings
from app.db import Database
from app.services.clients import NewSecret, create_client
from tests.support.clock import FixedClock

SECRET_KEY = "a key for tests alone"


def web_settings(database_url: str, redis_url: str, **changes: Any) -> Settings:
    """Return settings of a web process for tests; the environment is not read."""
    values = {
        "env": "production",
        "database_url": database_url,
        "redis_url": redis_url,
        "secret_key": SECRET_KEY,
        "rate_limit": "100000/minute",
        **changes,
    }
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    return Settings.model_construct(**{**defaults, **values})


def token(made: NewSecret) -> str:
    """Return the credentials in the form of the Authorization header."""
    text = f"{made.client_id}:{made.client_secret}"
    return "Bearer " + base64.b64encode(text.encode()).decode()


@dataclass
class ApiCaller:
    """One API client: sends its credentials with every request."""

    http: FlaskClient
    made: NewSecret

    @classmethod
    def new(cls, http: FlaskClient, database: Database, name: str, **options: Any) -> "ApiCaller":
        """Create an API client called `name` in the database."""
        with database.transaction() as session:
            made = create_client(
                session, name, secret_key=SECRET_KEY, now=FixedClock().now, **options
            )
        return cls(http, made)

    def call(
        self, method: str, path: str, body: Any = None, headers: Any = None, **options: Any
    ) -> TestResponse:
        """Send a request to /v1{path}; a `body` is sent as JSON."""
        if body is not None:
            options |= {"data": json.dumps(body), "content_type": "application/json"}
        return self.http.open(
            f"/v1{path}",
            method=method,
            headers={"Authorization": token(self.made), **(headers or {})},
            **options,
        )

    def get(self, path: str, **options: Any) -> TestResponse:
        """Send GET /v1{path}."""
        return self.call("GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> TestResponse:
        """Send POST /v1{path}, with an empty object if no body is given."""
        return self.call("POST", path, {} if body is None else body, **options)

    def patch(self, path: str, body: Any, **options: Any) -> TestResponse:
        """Send PATCH /v1{path}."""
        return self.call("PATCH", path, body, **options)

    def delete(self, path: str, **options: Any) -> TestResponse:
        """Send DELETE /v1{path}."""
        return self.call("DELETE", path, **options)

    def new_user(self, external_user_id: str = "usr_8821", **fields: Any) -> str:
        """Create a user and return their id."""
        response = self.post("/users", {"external_user_id": external_user_id, **fields})
        assert response.status_code == 201, response.text
        return str(response.json["data"]["id"])  # type: ignore[index]  # asserted above


def problem(response: TestResponse) -> tuple[int, str]:
    """Return the status and code of an error, after checking its shape."""
    body = response.json
    assert isinstance(body, dict)
    error = body["error"]
    assert set(error) <= {"code", "message", "details", "request_id", "reason"}
    assert error["message"]
    assert error["request_id"] == response.headers["X-Request-Id"]
    return response.status_code, error["code"]


def data(response: TestResponse, status: int = 200) -> Any:
    """Return the data of a success, after checking its shape."""
    assert response.status_code == status, response.text
    body = response.json
    assert isinstance(body, dict)
    assert set(body) == {"object", "data"}
    return body["data"]
