"""Who may read the figures of the site, and where its processes leave what they count."""

import os
from pathlib import Path

from .environment import VAR_DIR, env

# Without one, nothing is counted and nothing shown.
METRICS_TOKEN = env("METRICS_TOKEN", default="")
METRICS_FOLDER = Path(env("PROMETHEUS_MULTIPROC_DIR", default=str(VAR_DIR / "metrics")))


def count_in(folder: Path) -> None:
    """Tell prometheus-client the folder. It knows no settings, and reads this when it is imported."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


count_in(METRICS_FOLDER)
