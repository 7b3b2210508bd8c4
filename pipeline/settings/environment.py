"""Where settings come from, and where the site keeps what is its own."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()


def in_folder(file: str) -> Path:
    """Give the path of a file, in a folder that is there: a clean checkout has none."""
    path = Path(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
