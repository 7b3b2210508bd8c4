"""Who may open pages of the site team (see `kit.access`)."""

from django.http import HttpRequest

from councils.permissions import check_is_in_site_team
from kit.access import signed_in


def site_team(request: HttpRequest) -> None:
    """Let the site team in; raise `SignInNeeded` or `NotPermitted` for everybody else."""
    signed_in(request)
    check_is_in_site_team(request.user)
