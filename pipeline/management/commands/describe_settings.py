"""The settings: docs/reference/settings.md, made from where they are read."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

FOLDER = Path(__file__).resolve().parents[2] / "settings"
INTRODUCTION = """# Settings

Made by `make reference` from `pipeline/settings/`; a test compares them. All are environment variables.
`DJANGO_SETTINGS_MODULE` chooses the set: `pipeline.settings.development` (the default of `manage.py`),
`pipeline.settings.production` (of `pipeline.wsgi`), `pipeline.settings.test` (of the suite). What is wrong is said in
one line each by `manage.py check`, and by the site and its worker, which then do not start.

| Variable | Default | What |
| --- | --- | --- |
"""
TESTS = """
For the tests alone: `REQUIRE_SERVICES=1` lets them fail, not skip, where the machine lacks something; `REFERENCE_DATA`
is the folder of tables that the register is held against; `CHROMIUM` is the browser, where it is not on the path;
`ELASTICSEARCH_PROGRAM` and `ELASTICSEARCH_HOME` are what `.ci/with-elasticsearch` starts a server with, and where;
`CLUSTER_WRITES` is how often one is written to while the worker is killed.
"""
ABOUT = {
    "ALLOWED_HOSTS": "host names, with commas between; a server needs one",
    "CLOSED_ACCOUNTS": "where the list of closed accounts is kept: on another disk than the database",
    "COMMIT": "which version this is, for `/version`",
    "CSRF_TRUSTED_ORIGINS": "behind a proxy that ends TLS on another name",
    "DATABASE_FILE": "the SQLite file, where there is no `DATABASE_URL`",
    "DATABASE_URL": "a PostgreSQL server, `postgres://user:password@host:port/name`, with libpq’s"
    " options behind it, as `?sslmode=verify-full`",
    "ELASTICSEARCH_INDEX": "what the names of the site’s indexes begin with: sites that share a cluster differ in it",
    "ELASTICSEARCH_URL": "a server of Elasticsearch 8, for `SEARCH_ENGINE=elasticsearch`",
    "ENTRA_CLIENT": "people sign in with Microsoft Entra by this client, which leads back to"
    " `/sign-in/with/microsoft/back/`",
    "ENTRA_SECRET": "of this client",
    "ENTRA_TENANT": "whose accounts: those of any organisation, or of the tenant with this id",
    "GOOGLE_CLIENT": "people sign in with Google by this client, which leads back to `/sign-in/with/google/back/`",
    "GOOGLE_SECRET": "of this client",
    "MAIL_FOLDER": "where `folder` puts mail",
    "MAIL_FROM": "the sender; a server needs one that is not of `localhost`",
    "MAIL_TRANSPORT": "`folder`, `smtp` or `notify`; a server needs another than `folder`",
    "MEDIA_ROOT": "where files that people gave are kept",
    "METRICS_TOKEN": "who bears it may read `/metrics`: 32 characters or more; without one there is no such page",
    "NOTIFY_KEY": "for `notify`: the key of GOV.UK Notify",
    "NOTIFY_TEMPLATE": "for `notify`: a template with the fields ((subject)) and ((body))",
    "NOTIFY_URL": "for `notify`: where its interface is",
    "PROMETHEUS_MULTIPROC_DIR": "where the processes of the server leave what they count for `/metrics`",
    "SEARCH_ENGINE": "what answers searches: `database`, its own full text, or `elasticsearch`",
    "SECRET_KEY": "signs sessions, links and backups; a server needs 50 characters or more",
    "SECRET_KEY_FALLBACKS": "keys from before, with commas between: what they signed or sealed still holds",
    "SECURE_SSL_REDIRECT": "on a server: whether http leads to https",
    "SITE_URL": "where mails lead to; on a server it begins with https://",
    "SMTP_HOST": "for `smtp`",
    "SMTP_PASSWORD": "for `smtp`",
    "SMTP_PORT": "for `smtp`",
    "SMTP_SSL": "for `smtp`: whether it speaks TLS from the start, mostly on port 465",
    "SMTP_TLS": "for `smtp`: whether it begins with STARTTLS, mostly on port 587; a server needs this or"
    " `SMTP_SSL`, but for a host that is this machine",
    "SMTP_USER": "for `smtp`",
    "TRUSTED_PROXIES": "how many proxies of yours stand before the site (0: none); a server needs it said. With one or"
    " more, their word is taken for where a request comes from (`X-Forwarded-For`) and that it came by https"
    " (`X-Forwarded-Proto`)",
}


class Command(BaseCommand):
    """Write to the standard output; `make reference` puts it in place."""

    help = "Describe, in Markdown, the environment variables that the settings read."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the table."""
        defaults = variables()
        rows = [f"| `{name}` | {defaults[name]} | {ABOUT[name]} |" for name in sorted(defaults)]
        self.stdout.write(INTRODUCTION + "\n".join(rows) + "\n" + TESTS, ending="")


def variables() -> dict[str, str]:
    """The variables that the settings of a site read, each with its default as a page shows it."""
    found: dict[str, str] = {}
    for file in sorted(FOLDER.glob("*.py")):
        if file.stem != "test":
            for name, default in _read(ast.parse(file.read_text())):
                found[name] = found.get(name) or default
    return {name: default or "none" for name, default in found.items()}


def _read(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The calls of `env` and its methods, each with the default that it names."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[0] == "env" and call.args:
            [default] = [each.value for each in call.keywords if each.arg == "default"] or [ast.Constant("")]
            yield ast.literal_eval(call.args[0]), _shown(default)


def _shown(default: ast.expr) -> str:
    """A default in words: a path of the site's own folder without where that stands."""
    if isinstance(default, ast.Constant):
        return _plain(default.value)
    parts = [str(part.value) for part in ast.walk(default) if isinstance(part, ast.Constant)]
    return f"`var/{parts[0]}`" if parts else ""


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"`{value!s}`" if value not in ("", None) else ""
