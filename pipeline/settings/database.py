"""Which database: SQLite in a file, or PostgreSQL by its address."""

from typing import Any

from .environment import VAR_DIR, env, in_folder


def sqlite() -> dict[str, Any]:
    """The file. It takes its write lock at the start of a transaction: two writers wait, neither fails half-way."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(in_folder(env("DATABASE_FILE", default=str(VAR_DIR / "pipeline.sqlite3")))),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
        },
    }


def postgresql() -> dict[str, Any]:
    """The server. A connection is kept for a minute, and tried before it is used again: where the server was away,
    the site is back with it, without a restart. What the address asks for (`?sslmode=…`) holds.
    """
    named: dict[str, Any] = env.db("DATABASE_URL")
    options = {"connect_timeout": 2, "application_name": "pipeline", **named.get("OPTIONS", {})}
    return {**named, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


DATABASES = {"default": postgresql() if env("DATABASE_URL", default="") else sqlite()}
