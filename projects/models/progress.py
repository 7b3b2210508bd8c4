"""How much of what a project wants is pledged."""

from collections.abc import Iterable
from dataclasses import dataclass

from projects.models.pledge import Pledge
from projects.models.project import Project


@dataclass(frozen=True)
class Progress:
    """Councils other than the lead, and pounds: pledged, and wanted (0: no number is)."""

    councils: int
    councils_wanted: int
    pounds: int
    pounds_wanted: int

    @property
    def is_reached(self) -> bool:
        """Whether enough councils are in, or enough pounds."""
        enough_councils = 0 < self.councils_wanted <= self.councils
        return enough_councils or 0 < self.pounds_wanted <= self.pounds


def progress_of(project: Project, counted: Iterable[Pledge]) -> Progress:
    """Where a project stands with these pledges, its counted ones."""
    pledges = [pledge for pledge in counted if pledge.council_id != project.lead_id]
    return Progress(
        councils=len({pledge.council_id for pledge in pledges}),
        councils_wanted=project.councils_wanted or 0,
        pounds=sum(pledge.pounds or 0 for pledge in pledges),
        pounds_wanted=project.pounds_wanted or 0,
    )
