"""What is new of what people subscribed to; and to an address without an account, whether it wants to hear."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import User
from notifications.enums import Happening
from notifications.letter import Item, Letter, Stop
from notifications.models import Subscription
from notifications.subjects import items_of, link_of, words_of
from notifications.telling import News, tells, writes_to
from notifications.tokens import page_of, stop_of
from notifications.words import plain


def subscriber(news: News[Subscription]) -> Iterable[User]:
    """Its person, while they want mail."""
    return [news.about.recipient] if news.about.recipient and news.about.is_on else []


def address(news: News[Subscription]) -> str:
    """The address, on the same terms."""
    return news.about.address if news.about.is_on else ""


def asked_address(news: News[Subscription]) -> str:
    """The address that is asked whether it wants to hear."""
    return news.about.address


@tells(Happening.SUBSCRIPTION_TOLD, to=subscriber)
def told(news: News[Subscription], person: User) -> Letter | None:
    """To whoever has an account."""
    return _what_is_new(news)


@writes_to(Happening.SUBSCRIPTION_TOLD, to=address)
def told_to_address(news: News[Subscription]) -> Letter | None:
    """To an address alone."""
    return _what_is_new(news)


@writes_to(Happening.SUBSCRIPTION_ASKED, to=asked_address)
def asked(news: News[Subscription]) -> Letter:
    """Say yes first; or, where that was said already, how often.

    Before anybody has said yes the mail has no word of what was typed: anybody can type any address.
    """
    site = plain(site=settings.SITE_NAME)
    says: tuple[str, ...]
    if news.about.is_confirmed:
        says = (_("You have saved this search already: %(words)s.") % plain(words=words_of(news.about)),)
        do = _("See it, change how often you hear of it, or stop:")
    else:
        says = (
            _("Somebody, probably you, saved a search on %(site)s and wants a mail when there is something new.")
            % site,
            _("We send nothing more before you say yes. The link works for 3 days."),
        )
        do = _("See the search, and say yes or no:")
    return Letter(
        subject=_("Your saved search on %(site)s") % site,
        says=says,
        do=do,
        link=page_of(news.about),
        why=_("You get this mail because somebody entered this address on %(site)s.") % site,
    )


def _what_is_new(news: News[Subscription]) -> Letter | None:
    """What of it the person may see now; nothing, where they may see none of it any more."""
    subscription, items = news.about, _items(news)
    if not items:
        return None
    words = plain(words=words_of(subscription), site=settings.SITE_NAME)
    return Letter(
        subject=_("New: %(words)s") % words,
        says=(_("This is new in your saved search: %(words)s.") % words, *_further(news)),
        items=tuple(items),
        do=_("See all of them:"),
        link=link_of(subscription),
        why=_("You get this mail because you saved this search on %(site)s.") % words,
        stop=Stop(page_of(subscription), stop_of(subscription)),
    )


def _items(news: News[Subscription]) -> Sequence[Item]:
    """Those of what was new that the person may see now."""
    return items_of(news.about, news.event.data["things"], news.about.recipient or AnonymousUser())


def _further(news: News[Subscription]) -> list[str]:
    """How many there are that the mail does not name."""
    number = news.event.data["number"] - len(news.event.data["things"])
    if not number:
        return []
    said = ngettext(
        "There is %(number)d more, which you find on the page.",
        "There are %(number)d more, which you find on the page.",
        number,
    )
    return [said % {"number": number}]
