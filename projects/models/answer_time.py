"""How long answers usually take."""

from datetime import timedelta
from statistics import median

from projects.models.project import Project
from projects.models.request import Request, RequestQuerySet

LAST = 10
FEWEST = 3
DAY = timedelta(days=1)


def usual_days(project: Project) -> int | None:
    """In how many days requests are usually answered, 1 at least: the median of the project's last answers.

    Where it has given too few to say, of its lead council's; None where those are too few as well.
    """
    answered = Request.objects.answered()
    of_project = _median(answered.filter(project=project))
    return of_project or _median(answered.filter(project__lead=project.lead_id))


def _median(answered: RequestQuerySet) -> int | None:
    last = answered.order_by("-answered_at").values_list("sent_at", "answered_at")[:LAST]
    days = [-((sent - given) // DAY) for sent, given in last if given]
    return max(1, round(median(days))) if len(days) >= FEWEST else None
