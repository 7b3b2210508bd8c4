"""Owners are told of new work that is strongly like theirs: once, with the reason, and a link that stops it."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from activity.models import Event
from councils.models import User
from kit.web_addresses import absolute
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain
from projects.models import Project, TeamMember
from search.actions import likeness as actions
from search.enums import Happening
from search.likeness import Work, strongly_like, why_like
from search.models import Likeness, Mute
from search.muting import link_for


def hear(event: Event) -> None:
    """Note which earlier work a project is strongly like, once it is published: a queued reader.

    What counts is what its publisher sees: then each side finds the other.
    """
    project = Project.objects.published().select_related("service_group").filter(pk=event.subject_id).first()
    if project is None:
        return
    publisher = User.objects.filter(pk=event.actor).first() if event.actor is not None else None
    for like in strongly_like(Work.of(project), publisher or AnonymousUser()):
        actions.note(project=project, like=like, by=None)


def owners_of_the_like(news: News[Likeness]) -> Iterable[User]:
    """The owners of the earlier work who want such mail, but those who are in the team of the new."""
    places = TeamMember.objects.current()
    own = places.filter(project=news.about.project).values("user")
    owners = User.objects.active().filter(team_places__in=places.owners().filter(project=news.about.like))
    return owners.exclude(pk__in=own).exclude(pk__in=Mute.objects.values("user"))


@tells(Happening.LIKENESS_FOUND, to=owners_of_the_like)
def found(news: News[Likeness], person: User) -> Letter:
    """Somebody has published work like yours."""
    project, like = news.about.project, news.about.like
    words = plain(project=project.title, like=like.title, lead=project.lead.name)
    why = why_like(Work.of(project), like, person)
    return Letter(
        subject=_("Work like yours: “%(project)s”") % words,
        says=(
            _("%(lead)s has published “%(project)s”. It is much like “%(like)s”, which you own.") % words,
            *(plain(why=each)["why"] for each in why),
        ),
        do=_("Look at it, and see whether you can help each other:"),
        link=project.get_absolute_url(),
        why=_("You get this mail because you own “%(like)s”. To get no more such mail: %(stop)s")
        % {**words, "stop": absolute(link_for(person))},
    )
