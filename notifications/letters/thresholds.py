"""A project has the councils or the pounds that it wants: everybody concerned is told, once."""

from collections.abc import Iterable

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _

from councils.models import Organisation, User
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain
from projects.enums import Happening, RequestState
from projects.models import Pledge, Project, Request, TeamMember

STILL_ASKS = (RequestState.WAITING, RequestState.ACCEPTED)


def everybody_concerned(news: News[Project]) -> Iterable[User]:
    """The team; of each council that pledged who did it, and its stewards; who asked and was not refused."""
    project = news.about
    pledges = Pledge.objects.counted().filter(project=project)
    councils = Organisation.objects.filter(pledges__in=pledges)
    asked = Request.objects.filter(project=project, state__in=STILL_ASKS)
    return {
        *User.objects.filter(team_places__in=TeamMember.objects.current().filter(project=project)),
        *User.objects.filter(pledges__in=pledges),
        *User.objects.stewards_of(councils),
        *User.objects.filter(requests__in=asked),
    }


@tells(Happening.THRESHOLD_REACHED, to=everybody_concerned)
def reached(news: News[Project], person: User) -> Letter:
    """Enough is pledged."""
    words = plain(project=news.about.title, lead=news.about.lead.name)
    return Letter(
        subject=_("“%(project)s” has the help that it wants") % words,
        says=(*_numbers(news), _("%(lead)s leads the project, and can begin with you.") % words),
        do=_("See who is in:"),
        link=news.about.get_absolute_url(),
        why=_("You get this mail because you are in the team, have pledged help, or have asked the team something."),
    )


def _numbers(news: News[Project]) -> Iterable[str]:
    """What is pledged, as it was when it became enough."""
    councils, councils_wanted = news.event.data["councils"]
    pounds, pounds_wanted = news.event.data["pounds"]
    if councils_wanted:
        yield _("Councils that take part: %(has)s of %(wanted)s.") % {"has": councils, "wanted": councils_wanted}
    if pounds_wanted:
        words = {"has": intcomma(pounds), "wanted": intcomma(pounds_wanted)}
        yield _("Pounds that are pledged: £%(has)s of £%(wanted)s.") % words
