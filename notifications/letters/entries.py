"""Entries from public records: somebody took one on, or was given one."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from councils.models import Organisation, User
from notifications.audiences import stewards
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain
from projects.enums import Happening
from projects.models import Project, Request


def claiming_stewards(news: News[Project]) -> Iterable[User]:
    """The stewards of the council for which the entry was claimed, and of the one that leads it."""
    return stewards(_council(news)) | stewards(news.about.lead)


def who_still_wait(news: News[Project]) -> Iterable[User]:
    """Those whose requests nobody has answered."""
    return User.objects.filter(requests__in=_waiting(news))


def new_owner(news: News[Project]) -> Iterable[User]:
    """The person to whom the site team gave the entry."""
    return User.objects.filter(pk=news.event.data["owner"])


@tells(Happening.CLAIMED, to=claiming_stewards)
def claimed(news: News[Project], person: User) -> Letter:
    """Somebody of your council took an entry on."""
    words = _words(news)
    return Letter(
        subject=_("%(actor)s looks after “%(project)s” for %(council)s") % words,
        says=(_("%(actor)s took on the entry “%(project)s” for %(council)s, and now owns it.") % words,),
        do=_("See the project:"),
        link=news.about.get_absolute_url(),
        why=_("You get this mail because you are a steward of a council that this entry names."),
    )


@tells(Happening.CLAIMED, Happening.ASSIGNED, to=who_still_wait)
def looked_after_now(news: News[Project], person: User) -> Letter:
    """You asked while nobody looked after the entry: somebody does now."""
    words = _words(news)
    asked = _waiting(news).filter(sent_by=person).first()
    return Letter(
        subject=_("Somebody looks after “%(project)s” now") % words,
        says=(
            _("%(council)s looks after “%(project)s” now, so there is somebody to answer your request.") % words,
            _("You need not do anything."),
        ),
        do=_("See your request:"),
        link=(asked or news.about).get_absolute_url(),
        why=_("You get this mail because your request still waits for an answer."),
    )


@tells(Happening.ASSIGNED, to=new_owner)
def assigned(news: News[Project], person: User) -> Letter:
    """The site team gave you an entry."""
    words = _words(news)
    return Letter(
        subject=_("You look after “%(project)s” now") % words,
        says=(_("The site team made you the owner of “%(project)s”, for %(council)s.") % words,),
        do=_("Look at it, and say what is true today:"),
        link=news.about.get_absolute_url(),
        why=_("You get this mail because you are the project’s owner now."),
    )


def _waiting(news: News[Project]) -> QuerySet[Request]:
    return Request.objects.waiting().filter(project=news.about)


def _council(news: News[Project]) -> Organisation:
    return Organisation.objects.get(pk=news.event.council or 0)


def _words(news: News[Project]) -> dict[str, str]:
    return plain(actor=news.by, council=_council(news).name, project=news.about.title)
