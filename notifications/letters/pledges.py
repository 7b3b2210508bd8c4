"""Pledges: offered to the project's owners, and answered to who pledged."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from councils.models import User, who_answers_for
from notifications.audiences import keepers, owners
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain, why_answers, why_gives_word, why_keeps
from projects.enums import Happening, PledgeState
from projects.models import Pledge
from projects.permissions import can_keep_pledge

# Where a pledge stands after the steps that put a question.
ASKED_IN = {
    Happening.PLEDGE_PROPOSED: PledgeState.AWAITING,
    Happening.PLEDGE_OFFERED: PledgeState.OFFERED,
    Happening.PLEDGE_CONFIRMED: PledgeState.OFFERED,
    Happening.PLEDGE_DELIVERY_SAID: PledgeState.DELIVERED_SAID,
}


def project_owners(news: News[Pledge]) -> Iterable[User]:
    """The project's owners."""
    return owners(news.about.project)


def owners_while_it_stands(news: News[Pledge]) -> Iterable[User]:
    """The project's owners, while nobody has taken the next step."""
    return owners(news.about.project) if _stands(news) else []


def word_givers(news: News[Pledge]) -> Iterable[User]:
    """Those who give the word of the council that pledges, while it is awaited."""
    return who_answers_for(news.about.council) if _stands(news) else []


def who_pledged(news: News[Pledge]) -> Iterable[User]:
    """Who made the pledge, or stewards in their place."""
    return keepers(news.about)


def owners_as_other_side(news: News[Pledge]) -> Iterable[User]:
    """The project's owners, where the council that pledged acted."""
    return owners(news.about.project) if _pledging_side_acted(news) else []


def pledger_as_other_side(news: News[Pledge]) -> Iterable[User]:
    """Who made the pledge, where the project acted."""
    return [] if _pledging_side_acted(news) else keepers(news.about)


@tells(Happening.PLEDGE_PROPOSED, to=owners_while_it_stands, on_duty=True)
def proposed(news: News[Pledge], person: User) -> Letter:
    """Help is on its way, but the council has not given its word yet."""
    return _to_owner(
        news,
        person,
        _("%(council)s may help with “%(project)s” (awaiting the council’s word)"),
        _("%(pledger)s of %(council)s proposes help with “%(project)s”: %(help)s."),
        _("It is awaiting the council’s word. We write again when the council has given it."),
        quote=news.about.note,
        do=_("See the proposal:"),
    )


@tells(Happening.PLEDGE_PROPOSED, to=word_givers, on_duty=True)
def awaits_word(news: News[Pledge], person: User) -> Letter:
    """A colleague pledges for the council: is it the council's word?"""
    words = _words(news)
    return Letter(
        subject=_("%(pledger)s pledges for %(council)s: your word is needed") % words,
        says=(
            _("%(pledger)s proposes that %(council)s help with “%(project)s”, led by %(lead)s: %(help)s.") % words,
            _("It counts once somebody gives the council’s word."),
        ),
        quote=news.about.note,
        do=_("Give the council’s word, or withdraw the pledge:"),
        link=news.about.get_absolute_url(),
        why=why_gives_word(person, news.about.council),
    )


@tells(Happening.PLEDGE_OFFERED, to=owners_while_it_stands, on_duty=True)
def offered(news: News[Pledge], person: User) -> Letter:
    """A council offers help: answer."""
    return _to_owner(
        news,
        person,
        _("%(council)s offers help with “%(project)s”"),
        _("%(pledger)s of %(council)s offers help with “%(project)s”: %(help)s."),
        quote=news.about.note,
        do=_("Accept or decline:"),
    )


@tells(Happening.PLEDGE_CONFIRMED, to=owners_while_it_stands, on_duty=True)
def confirmed_to_owner(news: News[Pledge], person: User) -> Letter:
    """The council has given its word: answer."""
    return _to_owner(
        news,
        person,
        _("%(council)s has given its word: help with “%(project)s”"),
        _("%(council)s has given its word on what %(pledger)s proposed for “%(project)s”: %(help)s."),
        do=_("Accept or decline:"),
    )


@tells(Happening.PLEDGE_CONFIRMED, to=who_pledged)
def confirmed_to_pledger(news: News[Pledge], person: User) -> Letter:
    """The council stands by the pledge; now the project answers."""
    return _to_pledger(
        news,
        person,
        _("Your pledge to “%(project)s” has your council’s word"),
        _("%(actor)s gave the word of %(council)s on your pledge to “%(project)s”: %(help)s."),
        _("The project’s owner answers next."),
    )


@tells(Happening.PLEDGE_ACCEPTED, to=who_pledged)
def accepted(news: News[Pledge], person: User) -> Letter:
    """The project takes the help."""
    return _to_pledger(
        news,
        person,
        _("“%(project)s” accepts your help"),
        _("%(actor)s accepts the help that %(council)s offers to “%(project)s”: %(help)s."),
        quote=news.about.answer,
        do=_("See the pledge, and say when the help begins:"),
    )


@tells(Happening.PLEDGE_DECLINED, to=who_pledged)
def declined(news: News[Pledge], person: User) -> Letter:
    """The project says no, with a reason."""
    return _to_pledger(
        news,
        person,
        _("“%(project)s” declines your help"),
        _("%(actor)s declines the help that %(council)s offered to “%(project)s”: %(help)s."),
        quote=news.about.answer,
    )


@tells(Happening.PLEDGE_STARTED, to=owners_as_other_side, on_duty=True)
def started_to_owner(news: News[Pledge], person: User) -> Letter:
    """The council says that it has begun."""
    return _to_owner(
        news,
        person,
        _("%(council)s has begun to help with “%(project)s”"),
        _("%(actor)s says that the help of %(council)s with “%(project)s” has begun: %(help)s."),
    )


@tells(Happening.PLEDGE_STARTED, to=pledger_as_other_side)
def started_to_pledger(news: News[Pledge], person: User) -> Letter:
    """The project says that the help has begun, or that it goes on: it is not delivered yet."""
    if news.event.data.get("state", [""])[0] == PledgeState.DELIVERED_SAID:
        says = _("%(actor)s says that the help of %(council)s with “%(project)s” is not delivered yet: %(help)s.")
    else:
        says = _("%(actor)s says that the help of %(council)s with “%(project)s” has begun: %(help)s.")
    return _to_pledger(news, person, _("Your pledge to “%(project)s” is active"), says)


@tells(Happening.PLEDGE_DELIVERY_SAID, to=owners_while_it_stands, on_duty=True)
def delivery_said(news: News[Pledge], person: User) -> Letter:
    """The council says that it has delivered: is that so?"""
    return _to_owner(
        news,
        person,
        _("%(council)s says that it has delivered: “%(project)s”"),
        _("%(actor)s says that %(council)s has delivered its help with “%(project)s”: %(help)s."),
        do=_("Confirm it, or say that it goes on:"),
    )


@tells(Happening.PLEDGE_DELIVERED, to=who_pledged)
def delivered(news: News[Pledge], person: User) -> Letter:
    """The project confirms: thanks."""
    return _to_pledger(
        news,
        person,
        _("“%(project)s” confirms: your help was delivered"),
        _("%(actor)s confirms that %(council)s delivered its help with “%(project)s”: %(help)s. Thank you."),
    )


@tells(Happening.PLEDGE_WITHDRAWN, to=project_owners, on_duty=True)
def withdrawn_to_owner(news: News[Pledge], person: User) -> Letter:
    """The help will not come, for this reason."""
    return _to_owner(
        news,
        person,
        _("%(council)s withdraws its help with “%(project)s”"),
        _("%(actor)s withdraws what %(council)s pledged to “%(project)s”: %(help)s."),
        quote=news.about.reason,
        do=_("See the pledge:"),
    )


@tells(Happening.PLEDGE_WITHDRAWN, to=who_pledged)
def withdrawn_to_pledger(news: News[Pledge], person: User) -> Letter:
    """A steward, or the site team, withdrew it."""
    return _to_pledger(
        news,
        person,
        _("Your pledge to “%(project)s” was withdrawn"),
        _("%(actor)s withdrew what you pledged to “%(project)s” for %(council)s: %(help)s."),
        quote=news.about.reason,
    )


def _to_owner(news: News[Pledge], person: User, subject: str, *says: str, quote: str = "", do: str = "") -> Letter:
    why = why_answers(person, news.about.project)
    return _letter(news, subject, says, quote, do, why)


def _to_pledger(news: News[Pledge], person: User, subject: str, *says: str, quote: str = "", do: str = "") -> Letter:
    why = why_keeps(person, news.about.council, own=person.pk == news.about.pledged_by_id)
    return _letter(news, subject, says, quote, do, why)


def _letter(news: News[Pledge], subject: str, says: tuple[str, ...], quote: str, do: str, why: str) -> Letter:
    words = _words(news)
    return Letter(
        subject=subject % words,
        says=tuple(sentence % words for sentence in says),
        quote=quote,
        quote_by=words["actor"],
        do=do or _("See the pledge:"),
        link=news.about.get_absolute_url(),
        why=why,
    )


def _words(news: News[Pledge]) -> dict[str, str]:
    pledge = news.about
    help_parts = [pledge.get_kind_display(), pledge.size]
    if pledge.until:
        help_parts.append(_("until %(day)s") % {"day": date_format(pledge.until, "j F Y")})
    return plain(
        actor=news.by,
        pledger=pledge.pledged_by.name,
        council=pledge.council.name,
        project=pledge.project.title,
        lead=pledge.project.lead.name,
        help=", ".join(help_parts),
    )


def _stands(news: News[Pledge]) -> bool:
    """Whether the question that the Event put still stands."""
    return news.about.state == ASKED_IN[Happening(news.event.kind)]


def _pledging_side_acted(news: News[Pledge]) -> bool:
    return news.actor is not None and can_keep_pledge(news.actor, news.about)
