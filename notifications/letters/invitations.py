"""Invitations to a team: written to the address that is invited, and answered to who invited."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from councils.models import User
from notifications.audiences import owners
from notifications.letter import Letter
from notifications.telling import News, tells, writes_to
from notifications.words import plain
from projects.enums import Happening
from projects.models import Invitation, Project


def invited_address(news: News[Invitation]) -> str:
    """The address, while the invitation is open."""
    return news.about.address if Invitation.objects.open().filter(pk=news.about.pk).exists() else ""


def who_invited(news: News[Invitation]) -> Iterable[User]:
    """Who invited; where they are gone, the project's owners."""
    return [news.about.invited_by] if news.about.invited_by else owners(news.about.project)


@writes_to(Happening.INVITATION_SENT, to=invited_address)
def invited(news: News[Invitation]) -> Letter:
    """You are invited: join or decline. A project that not everybody may read is not named."""
    project = news.about.project
    is_public = Project.objects.visible_to(AnonymousUser()).filter(pk=project.pk).exists()
    words = plain(actor=news.by, lead=project.lead.name, project=project.title, site=settings.SITE_NAME)
    to = _("%(actor)s invites you to the team of “%(project)s”, a project of %(lead)s on %(site)s.")
    to_unnamed = _("%(actor)s invites you to the team of a project of %(lead)s on %(site)s.")
    return Letter(
        subject=_("%(lead)s invites you to a project team") % words,
        says=(
            (to if is_public else to_unnamed) % words,
            _("Sign in with this address, or sign up with it first. The invitation is open for 14 days."),
        ),
        do=_("Join the team, or decline:"),
        link=news.about.get_absolute_url(),
        why=_("You get this mail because %(actor)s entered this address on %(site)s.") % words,
    )


@tells(Happening.INVITATION_ACCEPTED, to=who_invited)
def accepted(news: News[Invitation], person: User) -> Letter:
    """Whom you invited is in the team."""
    return _answer(
        news,
        _("%(actor)s is in the team of “%(project)s”"),
        _("%(actor)s accepted the invitation to the team of “%(project)s”."),
    )


@tells(Happening.INVITATION_DECLINED, to=who_invited)
def declined(news: News[Invitation], person: User) -> Letter:
    """Whom you invited said no."""
    return _answer(
        news,
        _("%(actor)s declined to join the team of “%(project)s”"),
        _("%(actor)s declined the invitation to the team of “%(project)s”."),
    )


def _answer(news: News[Invitation], subject: str, says: str) -> Letter:
    project = news.about.project
    words = plain(actor=news.by, project=project.title)
    return Letter(
        subject=subject % words,
        says=(says % words,),
        do=_("Open the project:"),
        link=project.get_absolute_url(),
        why=_("You get this mail because you invited them, or own the project."),
    )
