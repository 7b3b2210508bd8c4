"""What gunicorn does beside its command line. It reads this file in the folder in which it is started."""

from typing import Any


def on_starting(_server: Any) -> None:
    """Count responses anew: files of processes that are no more would gather (see `pipeline/metrics.py`)."""
    from pipeline.settings.metrics import METRICS_FOLDER

    for counts in METRICS_FOLDER.glob("*.db"):
        counts.unlink(missing_ok=True)
