"""Who runs the site."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.enums import Happening, SiteRole
from councils.models import User
from kit.refusals import Refused


@action
def appoint(*, user: User, role: SiteRole, by: None) -> bool:
    """Give a person a role in the site team, by a command alone; says whether that changed anything.

    Raises `Refused` for an account whose address nobody has confirmed: it may not be the person's.
    """
    if not EmailAddress.objects.filter(user=user, verified=True).exists():
        raise Refused(_("The person must confirm their e-mail address first."))
    if user.groups.filter(name=role).exists():
        return False
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    record(Happening.SITE_TEAM_APPOINTED, user, by=by, role=role)
    return True


@action
def dismiss(*, user: User, role: SiteRole, by: None) -> bool:
    """Take a role in the site team back, by a command alone; says whether that changed anything."""
    if not user.groups.filter(name=role).exists():
        return False
    user.groups.remove(Group.objects.get(name=role))
    record(Happening.SITE_TEAM_DISMISSED, user, by=by, role=role)
    return True
