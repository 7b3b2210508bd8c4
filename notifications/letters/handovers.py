"""Handing a project to another council: put to those who answer for it, and told to both sides."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from councils.models import User, who_answers_for
from notifications.audiences import stewards
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain, why_gives_word
from projects.enums import HandoverState, Happening
from projects.models import Handover, TeamMember


def those_who_answer(news: News[Handover]) -> Iterable[User]:
    """Those who answer for the council that is asked, while the question stands."""
    return who_answers_for(news.about.council) if news.about.state == HandoverState.ASKED else []


def new_owner(news: News[Handover]) -> Iterable[User]:
    """The new owner."""
    return User.objects.filter(pk=news.event.data["owner"])


def those_before(news: News[Handover]) -> Iterable[User]:
    """Who asked, the stewards of the former lead, and the team."""
    team = TeamMember.objects.current().filter(project=news.about.project)
    return {*who_asked(news), *stewards(news.about.lead), *User.objects.filter(team_places__in=team)}


def who_asked(news: News[Handover]) -> Iterable[User]:
    """Who asked."""
    return [news.about.asked_by] if news.about.asked_by else []


@tells(Happening.HANDOVER_ASKED, to=those_who_answer, on_duty=True)
def asked(news: News[Handover], person: User) -> Letter:
    """Another council asks yours to lead its project: answer."""
    words = _words(news)
    return Letter(
        subject=_("%(lead)s asks %(council)s to lead “%(project)s”") % words,
        says=(_("%(actor)s asks, for %(lead)s, whether %(council)s will lead “%(project)s” from now on.") % words,),
        quote=news.about.reason,
        quote_by=words["actor"],
        do=_("Read it and answer:"),
        link=news.about.get_absolute_url(),
        why=why_gives_word(person, news.about.council),
    )


@tells(Happening.HANDED_OVER, to=new_owner, also_actor=True)
def yours(news: News[Handover], person: User) -> Letter:
    """You own the project now."""
    words = _words(news)
    return Letter(
        subject=_("You own “%(project)s” now") % words,
        says=(_("%(council)s leads “%(project)s” in place of %(lead)s, and you are its owner.") % words,),
        do=_("Look at it, and say what is true today:"),
        link=news.about.project.get_absolute_url(),
        why=_("You get this mail because you are the project’s owner now."),
    )


@tells(Happening.HANDED_OVER, to=those_before, on_duty=True)
def handed_over(news: News[Handover], person: User) -> Letter:
    """The other council leads the project now."""
    return _to_former_lead(
        news,
        _("%(council)s leads “%(project)s” now"),
        _("%(actor)s said yes for %(council)s: it leads “%(project)s” from now on."),
    )


@tells(Happening.HANDOVER_DECLINED, to=who_asked, on_duty=True)
def declined(news: News[Handover], person: User) -> Letter:
    """The other council said no."""
    return _to_former_lead(
        news,
        _("%(council)s declines to lead “%(project)s”"),
        _("%(actor)s declined for %(council)s. “%(project)s” stays with %(lead)s."),
    )


def _to_former_lead(news: News[Handover], subject: str, says: str) -> Letter:
    words = _words(news)
    return Letter(
        subject=subject % words,
        says=(says % words,),
        quote=news.about.answer,
        quote_by=words["actor"],
        do=_("Open the project:"),
        link=news.about.project.get_absolute_url(),
        why=_("You get this mail because you work on the project, or keep the entries of %(lead)s true.") % words,
    )


def _words(news: News[Handover]) -> dict[str, str]:
    handover = news.about
    return plain(actor=news.by, lead=handover.lead.name, council=handover.council.name, project=handover.project.title)
