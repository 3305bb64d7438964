"""The files that hosts read give every program what it requires, and run what the Procfile has."""

import json
import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from app.config import Settings, load_settings, variable_of
from app.config_required import REQUIRED, Program
from tests.support.source import ROOT

Variables = dict[Program, set[str]]
# Variables of the hosts' own parts: they are in these files and are no settings of ours.
OF_OTHERS = {"POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB", "OZZIE_PORT"}
# Plans of app.json's add-ons: how many connections each allows, and the variable that it sets.
PLANS = {
    "heroku-postgresql:essential-0": (20, "DATABASE_URL"),
    "heroku-redis:mini": (20, "REDIS_URL"),
}


def text_of(name: str) -> str:
    """Return the text of a file in the project's folder."""
    return (ROOT / name).read_text(encoding="utf-8")


def yaml_of(name: str) -> dict[str, Any]:
    """Return a YAML file with its anchors resolved."""
    found: dict[str, Any] = yaml.safe_load(text_of(name))
    return found


def procfile() -> dict[str, str]:
    """Return the Procfile's lines by program."""
    return dict(line.split(": ", 1) for line in text_of("Procfile").splitlines())


def heroku() -> Variables:
    """Return what app.json and its add-ons give; Heroku gives all programs the same."""
    manifest = json.loads(text_of("app.json"))
    given = set(manifest["env"]) | {PLANS[plan][1] for plan in manifest["addons"]}
    return {"web": given, "worker": given}


def compose() -> Variables:
    """Return the variables of the services that run our programs."""
    services = yaml_of("compose.yaml")["services"]
    return {
        "web": set(services["web"]["environment"]),
        "worker": set(services["worker"]["environment"]),
    }


def render() -> Variables:
    """Return the variables of the blueprint's services, with those of their groups."""
    blueprint = yaml_of("render.yaml")
    groups = {group["name"]: group["envVars"] for group in blueprint["envVarGroups"]}
    found: Variables = {"web": {"RENDER_EXTERNAL_URL"}}
    for service in blueprint["services"]:
        if service["type"] in {"web", "worker"}:
            entries = [
                inner
                for entry in service["envVars"]
                for inner in groups.get(entry.get("fromGroup"), [entry])
            ]
            found.setdefault(service["type"], set()).update(entry["key"] for entry in entries)
    # Render sets it in a web by itself, and it is the public address there.
    found["web"].add("PUBLIC_URL")
    return found


def fly() -> Variables:
    """Return the variables of `[env]`, and the secrets that the comment under it tells to set."""
    listed = re.search(
        r"^# fly secrets set: (.*?)\n\n", text_of("fly.toml"), re.MULTILINE | re.DOTALL
    )
    assert listed
    secrets = set(re.findall(r"[A-Z][A-Z_]+", listed[1]))
    given = set(tomllib.loads(text_of("fly.toml"))["env"]) | secrets
    return {"web": given, "worker": given}


HOSTS = [heroku, compose, render, fly]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("program", ["web", "worker", "clients"])
def test_each_host_gives_a_program_what_it_requires(
    host: Callable[[], Variables], program: Program
) -> None:
    given = host()
    # The release phase has the web's variables.
    found = given.get(program, given["web"])
    assert {variable_of(name) for name in REQUIRED[program]} <= found


@pytest.mark.parametrize("host", HOSTS)
def test_the_release_phase_is_given_the_workers_client(host: Callable[[], Variables]) -> None:
    assert {"OZZIE_CLIENT_ID", "OZZIE_CLIENT_SECRET"} <= host()["web"]


@pytest.mark.parametrize("host", HOSTS)
def test_no_host_gives_a_variable_that_nobody_reads(host: Callable[[], Variables]) -> None:
    settings = {variable_of(name) for name in Settings.model_fields}
    assert set().union(*host().values()) - settings - OF_OTHERS == set()


def test_every_host_runs_the_programs_of_the_procfile() -> None:
    lines = procfile()
    services = yaml_of("compose.yaml")["services"]
    blueprint = {service["type"]: service for service in yaml_of("render.yaml")["services"]}
    machines = tomllib.loads(text_of("fly.toml"))
    assert json.loads(text_of("Dockerfile").rpartition("\nCMD ")[2]) == lines["web"].split()
    assert services["worker"]["command"] == lines["worker"].split()
    assert services["release"]["command"] == [lines["release"]]
    assert blueprint["worker"]["dockerCommand"] == lines["worker"]
    assert blueprint["web"]["preDeployCommand"] == lines["release"]
    # Render deploys both at once, and a worker needs the schema.
    assert blueprint["worker"]["preDeployCommand"] == "ozzie migrate"
    assert machines["processes"] == {name: lines[name] for name in ("web", "worker")}
    assert machines["deploy"]["release_command"] == lines["release"]
    assert set(json.loads(text_of("app.json"))["formation"]) <= set(lines)


def test_every_host_waits_as_long_as_the_programs_take_to_end() -> None:
    services = yaml_of("compose.yaml")["services"]
    waits = [int(services[name]["stop_grace_period"].rstrip("s")) for name in ("web", "worker")]
    waits.append(tomllib.loads(text_of("fly.toml"))["kill_timeout"])
    waits += [
        service["maxShutdownDelaySeconds"]
        for service in yaml_of("render.yaml")["services"]
        if service["type"] in {"web", "worker"}
    ]
    assert min(waits) > 25  # graceful_timeout of gunicorn.conf.py; workers end within it, too


def test_the_variables_of_compose_are_a_complete_configuration() -> None:
    secret = "0123456789abcdef" * 2
    filled_in = {
        "PUBLIC_URL": "https://ozzie.example",
        "TWILIO_ACCOUNT_SID": f"AC{secret}",
        "TWILIO_WHATSAPP_NUMBER": "+14155238886",
        "OZZIE_CLIENT_ID": "whatsapp",
    }
    environment = {
        name: re.sub(r"\$\{([A-Z_]+)[^}]*\}", lambda found: filled_in.get(found[1], secret), value)
        for name, value in yaml_of("compose.yaml")["services"]["worker"]["environment"].items()
    }
    settings = load_settings("worker", environment)
    assert settings.database_url == f"postgresql+psycopg://ozzie:{secret}@postgres:5432/ozzie"
    assert settings.api_v1_url == "http://web:8000/v1"


def test_the_formation_of_app_json_fits_its_plan_of_postgresql() -> None:
    manifest = json.loads(text_of("app.json"))
    allowed = next(PLANS[plan][0] for plan in manifest["addons"] if "postgresql" in plan)
    programs = {name: entry["quantity"] for name, entry in manifest["formation"].items()}
    settings = Settings(web_concurrency=int(manifest["env"]["WEB_CONCURRENCY"]["value"]))
    web = programs["web"] * settings.web_concurrency * settings.web_pool
    release = 1
    # PostgreSQL may keep three of its connections for administrators.
    assert web + programs["worker"] * settings.worker_pool + release <= allowed - 3


def test_the_image_holds_what_its_programs_need_and_its_python_is_the_projects() -> None:
    kept = set(re.findall(r"^!(\S+)$", text_of(".dockerignore"), re.MULTILINE))
    packages = {"app", "migrations", "simulator", "workers"}
    assert kept == packages | {"bin", "gunicorn.conf.py", "requirements.txt"}
    assert all((ROOT / name).exists() for name in kept)
    version = text_of(".python-version").strip()
    assert set(re.findall(r"^FROM python:([\d.]+)-", text_of("Dockerfile"), re.MULTILINE)) == {
        version
    }


def test_secrets_are_never_written_down_in_a_hosts_file() -> None:
    secrets = {"SECRET_KEY", "OZZIE_CLIENT_SECRET", "TWILIO_AUTH_TOKEN"}
    manifest = json.loads(text_of("app.json"))["env"]
    assert not [name for name in secrets if "value" in manifest[name]]
    assert not secrets & set(tomllib.loads(text_of("fly.toml"))["env"])
    groups = [
        entry for group in yaml_of("render.yaml")["envVarGroups"] for entry in group["envVars"]
    ]
    assert not [entry for entry in groups if entry["key"] in secrets and "value" in entry]
    environment = yaml_of("compose.yaml")["services"]["web"]["environment"]
    assert all(environment[name].startswith("${") for name in secrets)
