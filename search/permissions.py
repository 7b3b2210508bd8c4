"""Who may change how things are found."""

from django.utils.translation import gettext as _

from councils.enums import SiteRole
from councils.people import Anyone
from councils.standing import standing_of
from kit.refusals import NotPermitted, allowed


def check_can_keep_equivalents(user: Anyone) -> None:
    """Raise `NotPermitted` unless the person is an editor of the site team, or may do everything in the admin."""
    if SiteRole.EDITOR not in standing_of(user).site_roles and not getattr(user, "is_superuser", False):
        raise NotPermitted(_("Only an editor of the site team can change other words for the same."))


def keeps_equivalents(user: Anyone) -> bool:
    """Whether the person may change other words for the same."""
    return allowed(check_can_keep_equivalents, user)
