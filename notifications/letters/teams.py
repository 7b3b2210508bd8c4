"""Teams: you are in."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from councils.models import User
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain
from projects.enums import Happening
from projects.models import TeamMember


def who_was_added(news: News[TeamMember]) -> Iterable[User]:
    """The person who was taken into the team."""
    return [news.about.user]


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
