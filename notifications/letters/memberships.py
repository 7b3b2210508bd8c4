"""Memberships and stewards: put to those who answer for the council, and answered to the person."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.enums import Happening, MembershipState, StewardState
from councils.models import Membership, User, who_answers_for
from notifications.audiences import brokers
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain, why_gives_word


def those_who_answer(news: News[Membership]) -> Iterable[User]:
    """Those who answer for the council, while the person waits."""
    waits = news.about.state == MembershipState.ASKED
    return who_answers_for(news.about.organisation) if waits else []


def the_person(news: News[Membership]) -> Iterable[User]:
    """The person whose membership it is."""
    return [news.about.user]


def the_person_if_invited(news: News[Membership]) -> Iterable[User]:
    """The person who is asked to become steward, while the question stands."""
    return [news.about.user] if news.about.steward == StewardState.INVITED else []


def site_team(news: News[Membership]) -> Iterable[User]:
    """The brokers, while the person waits to be confirmed as steward."""
    return brokers() if news.about.steward == StewardState.VOLUNTEERED else []


@tells(Happening.MEMBERSHIP_ASKED, to=those_who_answer)
def asked(news: News[Membership], person: User) -> Letter:
    """Somebody asks to join: answer."""
    words = _words(news)
    return Letter(
        subject=_("%(member)s asks to join %(council)s") % words,
        says=(_("%(member)s asks to join %(council)s on %(site)s.") % words,),
        quote=news.about.reason,
        quote_by=words["member"],
        do=_("Say yes or no:"),
        link=reverse("councils:people", args=[news.about.organisation.slug]),
        why=why_gives_word(person, news.about.organisation),
    )


@tells(Happening.MEMBERSHIP_APPROVED, to=the_person)
def approved(news: News[Membership], person: User) -> Letter:
    """You are in."""
    says = [_("%(actor)s confirmed you as a member of %(council)s.")]
    if news.about.organisation.can_post:
        says.append(_("You can post, ask and pledge for it now."))
    return _to_person(news, _("You are a member of %(council)s"), *says, do=_("Begin here:"))


@tells(Happening.MEMBERSHIP_DECLINED, to=the_person)
def declined(news: News[Membership], person: User) -> Letter:
    """You are not, for this reason."""
    return _to_person(
        news,
        _("Your request to join %(council)s was declined"),
        _("%(actor)s declined your request to join %(council)s."),
    )


@tells(Happening.MEMBERSHIP_ENDED, to=the_person)
def ended(news: News[Membership], person: User) -> Letter:
    """You are no longer."""
    return _to_person(
        news,
        _("You are no longer a member of %(council)s"),
        _("%(actor)s ended your membership of %(council)s, so you cannot act for it any more."),
        _("If that is wrong, ask to join again."),
    )


@tells(Happening.STEWARD_INVITED, to=the_person_if_invited, also_actor=True)
def steward_invited(news: News[Membership], person: User) -> Letter:
    """Will you keep the council's entries true?"""
    return _to_person(
        news,
        _("Will you be the steward of %(council)s?"),
        _("%(council)s needs a steward: somebody who says yes to colleagues who join, and to what it pledges."),
        _("It is a small job, and you can lay it down at any time."),
        do=_("Say yes or no:"),
    )


@tells(Happening.STEWARD_VOLUNTEERED, to=site_team)
def steward_volunteered(news: News[Membership], person: User) -> Letter:
    """Somebody would be steward: confirm."""
    words = _words(news)
    return Letter(
        subject=_("%(member)s would be the steward of %(council)s") % words,
        says=(_("%(member)s would be the steward of %(council)s, and waits for the site team’s word.") % words,),
        do=_("Confirm it, or say no, in My work:"),
        link=reverse("my_work"),
        why=_("You get this mail because you are in the site team."),
    )


@tells(Happening.STEWARD_APPOINTED, to=the_person)
def steward_appointed(news: News[Membership], person: User) -> Letter:
    """You are the steward."""
    return _to_person(
        news,
        _("You are a steward of %(council)s"),
        _("%(actor)s made you a steward of %(council)s."),
        _("You say yes to colleagues who join, and to what the council pledges. We write when somebody waits."),
    )


@tells(Happening.STEWARD_DECLINED, to=the_person)
def steward_declined(news: News[Membership], person: User) -> Letter:
    """You are not."""
    return _to_person(
        news,
        _("You were not confirmed as steward of %(council)s"),
        _("The site team did not confirm you as steward of %(council)s. You are still a member."),
    )


def _to_person(news: News[Membership], subject: str, *says: str, do: str = "") -> Letter:
    words = _words(news)
    return Letter(
        subject=subject % words,
        says=tuple(sentence % words for sentence in says),
        quote=_said_by_answer(news),
        quote_by=words["actor"],
        do=do or _("See My work:"),
        link=reverse("my_work"),
        why=_("You get this mail because it concerns your membership of %(council)s.") % words,
    )


def _said_by_answer(news: News[Membership]) -> str:
    """What was written with an answer; only then is it the answer's."""
    answers = (Happening.MEMBERSHIP_APPROVED, Happening.MEMBERSHIP_DECLINED, Happening.MEMBERSHIP_ENDED)
    return news.about.answer if news.event.kind in answers else ""


def _words(news: News[Membership]) -> dict[str, str]:
    return plain(
        actor=news.by,
        member=news.about.user.name,
        council=news.about.organisation.name,
        site=settings.SITE_NAME,
    )
