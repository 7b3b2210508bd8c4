"""A project has lost its only owner: who looks after it from now on is told."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from councils.models import User
from notifications.audiences import owners
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain, why_answers
from projects.enums import Happening
from projects.models import Project
from projects.permissions import owns


def those_who_look_after_it(news: News[Project]) -> Iterable[User]:
    """The new owner or, where there is none, those who answer for the project."""
    return owners(news.about)


@tells(Happening.PASSED_ON, to=those_who_look_after_it, on_duty=True)
def passed_on(news: News[Project], person: User) -> Letter:
    """It is yours now, or waits for you to find it an owner."""
    words = plain(project=news.about.title)
    yours = (
        _("You are its owner now, as a steward of its council. You can make somebody else an owner.")
        if owns(person, news.about)
        else _("Nobody owns it now. You are asked to look after it, or to find it an owner.")
    )
    return Letter(
        subject=_("“%(project)s” needs you") % words,
        says=(_("The only owner of “%(project)s” has closed their account.") % words, yours),
        do=_("Open the project:"),
        link=news.about.get_absolute_url(),
        why=why_answers(person, news.about),
    )
