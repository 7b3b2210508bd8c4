"""A figure of the report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured: how much, and the bar it is held against, where there is one, in the same unit."""

    what: str
    value: float
    unit: str
    bar: float | None = None

    def __str__(self) -> str:
        held = "" if self.bar is None else f"  {'ok  ' if self.value <= self.bar else 'OVER'} (at most {self.bar:g})"
        return f"{self.what:<66} {self.value:>9.2f} {self.unit:<8}{held}"
