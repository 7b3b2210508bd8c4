"""Requests: put to those who answer for the project, and answered to who asked."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import User
from notifications.audiences import asker
from notifications.letter import Letter
from notifications.telling import News, reachable, sees, tells
from notifications.words import council_of, plain, why_answers
from projects.enums import Happening, RequestKind, RequestState
from projects.models import Request
from projects.models.answering import who_answers

ASKS = {
    RequestKind.MEET: gettext_lazy("%(person)s of %(council)s would like to meet the team of “%(project)s”."),
    RequestKind.LEARN: gettext_lazy("%(person)s of %(council)s would like to learn from “%(project)s”."),
    RequestKind.TRY: gettext_lazy("%(person)s of %(council)s would like to try “%(project)s”."),
    RequestKind.JOIN: gettext_lazy("%(person)s of %(council)s would like to join the team of “%(project)s”."),
    RequestKind.CO_FUND: gettext_lazy("%(person)s of %(council)s would like to fund “%(project)s” together with you."),
    RequestKind.EXPERT: gettext_lazy("%(person)s of %(council)s would like to ask an expert of “%(project)s”."),
}


def those_who_answer(news: News[Request]) -> Iterable[User]:
    """Those who answer for the project, while the request waits."""
    return who_answers(news.about.project) if news.about.state == RequestState.WAITING else []


def who_has_it_now(news: News[Request]) -> Iterable[User]:
    """The colleague to whom the request was passed, while it waits for them."""
    held = Request.objects.waiting().held().filter(pk=news.about.pk, passed_to=news.event.data["person"])
    return User.objects.filter(pk__in=held.values("passed_to"))


def who_asked(news: News[Request]) -> Iterable[User]:
    """The person who asked."""
    return asker(news.about)


def both_sides(news: News[Request]) -> Iterable[User]:
    """Who asked and who said yes, where each can still be told; nobody for a request to join."""
    asked = news.about
    if asked.kind == RequestKind.JOIN or asked.answered_by is None:
        return []
    asking = [person for person in asker(asked) if sees(person, asked.project_id)]
    sides = reachable([*asking, asked.answered_by])
    return sides if len(sides) == 2 else []


@tells(Happening.REQUEST_SENT, to=those_who_answer, on_duty=True)
def request_sent(news: News[Request], person: User) -> Letter:
    """Somebody asks: answer."""
    asked = news.about
    return Letter(
        subject=_("%(council)s asks about “%(project)s”: %(kind)s") % _words(asked),
        says=_asks(asked),
        quote=asked.message,
        quote_by=asked.sent_by.name,
        do=_("Read it and answer:"),
        link=asked.get_absolute_url(),
        why=why_answers(person, asked.project),
    )


@tells(Happening.REQUEST_PASSED, to=who_has_it_now, on_duty=True)
def request_passed(news: News[Request], person: User) -> Letter:
    """A colleague passed a request to you: answer."""
    asked = news.about
    words = _words(asked) | plain(actor=news.by)
    return Letter(
        subject=_("%(actor)s passed you a request about “%(project)s”: %(kind)s") % words,
        says=(*_asks(asked), _("%(actor)s passed it to you to answer.") % words),
        quote=asked.message,
        quote_by=asked.sent_by.name,
        do=_("Read it and answer:"),
        link=asked.get_absolute_url(),
        why=_("You get this mail because a colleague passed this request to you."),
    )


@tells(Happening.REQUEST_ACCEPTED, to=both_sides, on_duty=True, also_actor=True)
def introduction(news: News[Request], person: User) -> Letter:
    """Two people who agreed to it get each other's address."""
    asked = news.about
    answers = asked.answered_by
    assert answers is not None  # noqa: S101 - `both_sides` has seen to it
    is_asker = person.pk == asked.sent_by_id
    other = answers if is_asker else asked.sent_by
    words = _words(asked) | plain(
        answers=answers.name,
        for_council=council_of(answers, asked.project),
        other=other.name,
        address=other.email,
    )
    return Letter(
        subject=_("Introduction: %(person)s and %(answers)s, about “%(project)s”") % words,
        says=(
            _("%(person)s of %(council)s, please meet %(answers)s of %(for_council)s.") % words,
            _("%(person)s asked about “%(project)s” (%(kind_in_words)s), and %(answers)s said yes.") % words,
            _("Write to %(other)s at %(address)s, or answer this mail.") % words,
        ),
        quote=asked.answer if is_asker else asked.message,
        quote_by=other.name,
        do=_("The request and its answer:"),
        link=asked.get_absolute_url(),
        why=_("You get this mail because both of you agreed to be introduced."),
        reply_to=(other.email,),
    )


@tells(Happening.REQUEST_ACCEPTED, to=who_asked)
def request_accepted(news: News[Request], person: User) -> Letter:
    """Yes: to join, welcome; to anything else where no introduction can be made, the answer alone."""
    return _welcome(news) if news.about.kind == RequestKind.JOIN else _answered(news)


@tells(Happening.REQUEST_DECLINED, to=who_asked)
def request_declined(news: News[Request], person: User) -> Letter:
    """No, with the reason."""
    return _answered(news)


def _welcome(news: News[Request]) -> Letter:
    asked = news.about
    return Letter(
        subject=_("Welcome to the team of “%(project)s”") % _words(asked),
        says=(_("You are now in the team of “%(project)s”, led by %(lead)s.") % _words(asked),),
        quote=asked.answer,
        quote_by=news.by,
        do=_("Open the project:"),
        link=asked.project.get_absolute_url(),
        why=_("You get this mail because you asked to join."),
    )


def _answered(news: News[Request]) -> Letter:
    asked = news.about
    if asked.state == RequestState.ACCEPTED:
        says = _("The team of “%(project)s” said yes to your request (%(kind_in_words)s).")
    else:
        says = _("The team of “%(project)s” said no to your request (%(kind_in_words)s).")
    return Letter(
        subject=_("Your request about “%(project)s” has an answer") % _words(asked),
        says=(says % _words(asked),),
        quote=asked.answer,
        quote_by=news.by,
        do=_("Your request and its answer:"),
        link=asked.get_absolute_url(),
        why=_("You get this mail because you sent this request."),
    )


def _asks(asked: Request) -> tuple[str, ...]:
    """What somebody would like, in a sentence; of who would join, also as what."""
    as_what = [_("As: %(role)s.") % plain(role=asked.role)] if asked.role else []
    return (str(ASKS[RequestKind(asked.kind)]) % _words(asked), *as_what)


def _words(asked: Request) -> dict[str, str]:
    return plain(
        person=asked.sent_by.name,
        council=asked.council.name,
        project=asked.project.title,
        lead=asked.project.lead.name,
        kind=asked.get_kind_display(),
        kind_in_words=asked.get_kind_display().lower(),
    )
