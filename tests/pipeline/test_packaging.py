"""What the image, its composition and publiccode.yml say."""

import json
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from gunicorn.config import Config

ROOT = Path(settings.BASE_DIR)


def read(name):
    return yaml.safe_load((ROOT / name).read_text())


# The mandatory keys of publiccode.yml 0.7, by their path.
MANDATORY = """
publiccodeYmlVersion name url platforms developmentStatus softwareType description legal.license maintenance.type
localisation.localisationReady localisation.availableLanguages
"""


@pytest.mark.parametrize("path", MANDATORY.split())
def test_publiccode_says_what_it_must(path):
    value = read("publiccode.yml")
    for key in path.split("."):
        value = value[key]
    assert value not in (None, "", [])


def test_publiccode_keeps_to_the_limits_of_the_standard():
    said = read("publiccode.yml")
    assert said["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert said["softwareType"].startswith("standalone/")
    assert said["maintenance"]["contacts"], "a community names its contacts"
    for text in said["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]


def test_the_image_runs_as_nobody_in_particular():
    steps = (ROOT / "Dockerfile").read_text().splitlines()
    users = [step.split()[1] for step in steps if step.startswith("USER")]
    assert users == ["pipeline"]


@pytest.mark.parametrize("name", [".dockerignore", ".gitignore"])
def test_no_secrets_of_a_machine_are_taken_along(name):
    assert ".env*" in (ROOT / name).read_text().splitlines()


def test_the_server_takes_every_word_of_its_command():
    (command,) = [step for step in (ROOT / "Dockerfile").read_text().splitlines() if step.startswith("CMD ")]
    gunicorn, *words = json.loads(command.removeprefix("CMD "))
    assert gunicorn == "gunicorn"
    assert Config().parser().parse_args(words).control_socket_disable


def test_the_site_its_worker_and_the_database_are_composed():
    services = read("compose.yaml")["services"]
    assert {"web", "worker", "database"} <= set(services)
    assert services["worker"]["command"].endswith("manage.py work")
    assert all(services[name]["read_only"] for name in ("web", "worker"))
