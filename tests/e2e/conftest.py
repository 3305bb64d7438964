"""Fixtures of the whole way: a running system on each database, and people of a test's own."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.databases import another_postgres
from tests.support.e2e import MakeSystem, Person, new_phone, prepare, running_system
from tests.support.system import System, system
from tests.support.valkey import Valkey

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def fresh_database_url(
    tmp_path_factory: pytest.TempPathFactory, postgres_url: str
) -> Callable[[str], str]:
    """Return a function that makes the URL of an empty database of the given kind."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path_factory.mktemp('e2e') / 'ozzie.db'}"
        return another_postgres(postgres_url, f"e2e_{next(_numbers)}")

    return make


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def ozzie(
    request: pytest.FixtureRequest,
    fresh_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[System]:
    """Yield a running web and worker on each database; tests that share it use their own people."""
    folder = tmp_path_factory.mktemp("system")
    with running_system(fresh_database_url(request.param), folder) as made:
        yield made


@pytest.fixture
def maria(ozzie: System) -> Person:
    """Return a user of the API with a phone of her own."""
    phone = new_phone()
    return Person(ozzie, phone, ozzie.person(phone))


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    """Yield a Valkey that a test may stop."""
    server = Valkey()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def build(tmp_path: Path, valkey: Valkey) -> Iterator[MakeSystem]:
    """Yield a function that builds a system with its schema and client, and starts no program."""
    with ExitStack() as stack:

        def make(database_url: str, **environment: str) -> System:
            made = stack.enter_context(system(database_url, valkey.url, tmp_path, **environment))
            prepare(made.settings())
            return made

        yield make


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, fresh_database_url: Callable[[str], str]) -> str:
    """Return the URL of an empty database of each kind."""
    return fresh_database_url(request.param)
