"""Partnerships: put to the council that is asked, and answered to the project's owners."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from councils.models import User
from notifications.audiences import owners, stewards_or_members
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain, why_answers
from projects.enums import Happening, PartnershipState
from projects.models import Partnership


def asked_council(news: News[Partnership]) -> Iterable[User]:
    """The stewards of the council that is asked, or else its members, while the question stands."""
    waits = news.about.state == PartnershipState.INVITED
    return stewards_or_members(news.about.organisation) if waits else []


def former_partner(news: News[Partnership]) -> Iterable[User]:
    """The stewards of the council that was a partner, or else its members, while it is none again."""
    before, _after = news.event.data["state"]
    was_partner = before == PartnershipState.ACCEPTED and news.about.state == PartnershipState.ENDED
    return stewards_or_members(news.about.organisation) if was_partner else []


def project_owners(news: News[Partnership]) -> Iterable[User]:
    """The project's owners."""
    return owners(news.about.project)


@tells(Happening.PARTNER_INVITED, to=asked_council, on_duty=True)
def invited(news: News[Partnership], person: User) -> Letter:
    """Your council is asked to be a partner: answer."""
    partnership = news.about
    project = partnership.project
    words = plain(lead=project.lead.name, council=partnership.organisation.name, project=project.title)
    return Letter(
        subject=_("%(lead)s asks %(council)s to be a partner in “%(project)s”") % words,
        says=(
            _("%(lead)s asks %(council)s to be a partner in its project “%(project)s”.") % words,
            _("Any verified member of %(council)s can answer.") % words,
        ),
        do=_("Accept or decline, in My work:"),
        link=reverse("my_work"),
        why=_("You get this mail because you belong to %(council)s.") % words,
    )


@tells(Happening.PARTNER_ACCEPTED, to=project_owners, on_duty=True)
def accepted(news: News[Partnership], person: User) -> Letter:
    """A council joins."""
    return _answer(
        news,
        person,
        _("%(council)s is a partner in “%(project)s”"),
        _("%(actor)s accepted for %(council)s: it is now a partner in “%(project)s”, and its members have access."),
    )


@tells(Happening.PARTNER_DECLINED, to=project_owners, on_duty=True)
def declined(news: News[Partnership], person: User) -> Letter:
    """A council says no."""
    return _answer(
        news,
        person,
        _("%(council)s declines to be a partner in “%(project)s”"),
        _("%(actor)s declined for %(council)s to be a partner in “%(project)s”."),
    )


@tells(Happening.PARTNER_LEFT, to=project_owners, on_duty=True)
def left(news: News[Partnership], person: User) -> Letter:
    """A council leaves."""
    return _answer(
        news,
        person,
        _("%(council)s is no longer a partner in “%(project)s”"),
        _("%(actor)s ended it for %(council)s. Its members no longer have access as partners."),
    )


@tells(Happening.PARTNER_ENDED, to=former_partner, on_duty=True)
def ended(news: News[Partnership], person: User) -> Letter:
    """Your council is no longer a partner."""
    partnership = news.about
    words = plain(actor=news.by, council=partnership.organisation.name, project=partnership.project.title)
    return Letter(
        subject=_("%(council)s is no longer a partner in “%(project)s”") % words,
        says=(_("%(actor)s ended it. Members of %(council)s no longer have access as partners.") % words,),
        do=_("What your council does now, in My work:"),
        link=reverse("my_work"),
        why=_("You get this mail because you belong to %(council)s.") % words,
    )


def _answer(news: News[Partnership], person: User, subject: str, says: str) -> Letter:
    project = news.about.project
    words = plain(actor=news.by, council=news.about.organisation.name, project=project.title)
    return Letter(
        subject=subject % words,
        says=(says % words,),
        do=_("See the project:"),
        link=project.get_absolute_url(),
        why=why_answers(person, project),
    )
