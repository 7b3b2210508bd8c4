"""What was found as a file or a feed: any search, by the address of its page."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activity.models import Event
from kit.access import anyone, page
from kit.caller import address_of, household_of
from kit.documents import kinds
from kit.limits import Limit, pace
from kit.sheets import write_csv
from kit.web_addresses import absolute
from projects.enums import Phase, State
from search import parameters
from search.enums import Sort
from search.finding import Hit, find
from search.hits import as_data
from search.query import Query

# A file holds so many at most, read so many at a time; a feed holds the newest.
MOST = 1_000
AT_ONCE = 100
NEWEST = 50
ADDRESS = Limit(60, 60)
# A feed says of everything when it was new and when it changed; of what was always there this.
ALWAYS_THERE = datetime(2018, 7, 4, tzinfo=UTC)
# What no document of XML may have in it (XML 1.0, 2.2).
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Feed(Atom1Feed):
    """A feed that is the same as long as nothing in it changes: an empty one, too."""

    def latest_post_date(self) -> datetime:
        """When something in it last changed."""
        dates: list[datetime] = [item["updateddate"] for item in self.items]
        return max(dates, default=ALWAYS_THERE)


@page(anyone)
def as_csv(request: HttpRequest) -> HttpResponse:
    """Give what was found as .csv, in words."""
    hits, _total = _found(request)
    headings = [_("Kind"), _("Title"), _("Summary"), _("Council"), _("Phase"), _("State")]
    headings += [_("Published"), _("Last confirmed"), _("Address")]
    written = write_csv([headings, *map(_row, hits)])
    disposition = 'attachment; filename="search.csv"'
    return HttpResponse(written, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


@page(anyone)
def as_json(request: HttpRequest) -> JsonResponse:
    """Give what was found as the read API tells of it."""
    hits, total = _found(request)
    return JsonResponse({"total": total, "results": as_data(hits)})


@page(anyone)
def as_atom(request: HttpRequest) -> HttpResponse:
    """Give the newest of what was found as a feed (RFC 4287)."""
    query = replace(_asked(request), sort=Sort.NEWEST, page=1, size=NEWEST)
    here = absolute(parameters.files(query)["atom"])
    title = f"{kinds[query.kind].label}: {query.words}" if query.words else str(kinds[query.kind].label)
    link = absolute(parameters.address(query))
    language = get_language()
    feed = Feed(title, link, None, language=language, author_name=settings.SITE_NAME, feed_url=here, feed_guid=here)
    hits = find(query).hits
    events = Event.objects.in_bulk({hit.entry.version for hit in hits})
    for hit in hits:
        _add(feed, hit, events.get(hit.entry.version))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _asked(request: HttpRequest) -> Query:
    """Read what is asked; raises `kit.limits.TooOften`."""
    pace(f"files from {household_of(address_of(request))}", ADDRESS)
    return parameters.read(request.GET, request.user)


def _found(request: HttpRequest) -> tuple[list[Hit], int]:
    """Give what was found, in the order of the pages, and how much there is."""
    query = _asked(request)
    hits: list[Hit] = []
    for number in range(1, MOST // AT_ONCE + 1):
        results = find(replace(query, page=number, size=AT_ONCE))
        hits += results.hits
        if number * AT_ONCE >= results.total:
            break
    return hits, results.total


def _row(hit: Hit) -> list[str]:
    told = hit.told
    return [
        str(kinds[hit.kind].label),
        told.title,
        told.summary,
        told.council,
        str(Phase(told.phase).label) if told.phase else "",
        str(State(told.state).label) if told.state else "",
        timezone.localdate(told.published_at).isoformat() if told.published_at else "",
        told.last_confirmed.isoformat() if told.last_confirmed else "",
        absolute(told.url),
    ]


def _add(feed: Feed, hit: Hit, changed: Event | None) -> None:
    """Add a thing; it changed last where an Event changed what it is found by, or when it was new."""
    told = hit.told
    since = told.published_at or ALWAYS_THERE
    feed.add_item(
        title=_fit(told.title),
        link=absolute(told.url),
        description=escape(_fit(told.summary)),
        author_name=_fit(told.council) or settings.SITE_NAME,
        pubdate=since,
        updateddate=max(since, changed.at) if changed else since,
        unique_id=_id(hit),
    )


def _id(hit: Hit) -> str:
    """The same for ever, whatever the thing is called (RFC 4151)."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{hit.kind}/{hit.thing.pk}"


def _fit(text: str) -> str:
    return UNFIT.sub("", text)
