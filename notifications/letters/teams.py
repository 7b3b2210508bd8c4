"""Teams: you are in, or somebody has left."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from councils.models import User
from notifications.audiences import owners
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain, why_answers
from projects.enums import Happening
from projects.models import Project, TeamMember


def who_was_added(news: News[TeamMember]) -> Iterable[User]:
    """The person who was taken into the team."""
    return [news.about.user]


def project_owners(news: News[Project]) -> Iterable[User]:
    """The project's owners."""
    return owners(news.about)


@tells(Happening.TEAM_ADDED, to=who_was_added)
def added(news: News[TeamMember], person: User) -> Letter:
    """Somebody took you into a team."""
    place = news.about
    words = plain(
        actor=news.by,
        project=place.project.title,
        lead=place.project.lead.name,
        role=place.get_role_display().lower(),
    )
    return Letter(
        subject=_("You are in the team of “%(project)s”") % words,
        says=(_("%(actor)s took you into the team of “%(project)s”, led by %(lead)s, as %(role)s.") % words,),
        do=_("Open the project:"),
        link=place.project.get_absolute_url(),
        why=_("You get this mail because you are in the team now."),
    )


@tells(Happening.TEAM_LEFT, to=project_owners)
def left(news: News[Project], person: User) -> Letter:
    """Somebody has left the team."""
    words = plain(actor=news.by, project=news.about.title)
    return Letter(
        subject=_("%(actor)s has left the team of “%(project)s”") % words,
        says=(_("%(actor)s has left the team of “%(project)s”.") % words,),
        do=_("Open the project:"),
        link=news.about.get_absolute_url(),
        why=why_answers(person, news.about),
    )
