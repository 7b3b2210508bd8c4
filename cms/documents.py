"""By what pages of text are found."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from html import unescape

from django.db.models import QuerySet
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activity.models import Event
from cms.enums import Happening
from cms.models import ContentPage
from councils.people import Anyone
from kit.documents import Document, Field, Kind, Passage, Told, kinds, passage_names

TOUCHING_PAGES = frozenset({Happening.PAGE_PUBLISHED, Happening.PAGE_UNPUBLISHED, Happening.PAGE_MOVED})


def register() -> None:
    """Make pages findable."""
    passage_names.add("intro", _("introduction"))
    kinds.add(KIND.name, KIND)


def rows() -> QuerySet[ContentPage]:
    """Those that are published, for everybody."""
    found: QuerySet[ContentPage] = ContentPage.objects.live().public()
    return found


def read(pages: QuerySet[ContentPage]) -> Iterator[Document]:
    """Give the documents of these pages, in one query."""
    for page in pages:
        # Tags end words: "</p><p>" stands between two.
        text = unescape(strip_tags(page.body.replace("<", " <")))
        yield Document(
            pk=page.pk,
            title=page.title,
            passages=(
                Passage("title", Field.TITLE, page.title),
                Passage("intro", Field.SUMMARY, page.intro),
                Passage("text", Field.BODY, " ".join(text.split())),
            ),
            dated_on=page.last_published_at.date() if page.last_published_at else None,
        )


def touched(events: Sequence[Event]) -> Collection[int]:
    """The pages that something happened to, and those below them."""
    subjects = [event.subject_id for event in events if event.kind in TOUCHING_PAGES]
    found = set(subjects)
    for page in ContentPage.objects.filter(pk__in=subjects):
        found |= set(page.get_descendants().values_list("pk", flat=True))
    return found


def shown(pages: Collection[int], reader: Anyone) -> Mapping[int, ContentPage]:
    """Those of these that are published."""
    return rows().in_bulk(list(pages))


def told(page: ContentPage) -> Told:
    """What programs are told of one of these."""
    return Told(page.url, page.title, page.intro, published_at=page.last_published_at)


def counted(number: int) -> str:
    """Say how many there are."""
    return ngettext("%(count)d page of guidance", "%(count)d pages of guidance", number) % {"count": number}


KIND = Kind(
    name="page",
    label=_("Guidance"),
    none=_("No guidance"),
    counted=counted,
    rows=rows,
    read=read,
    touched=touched,
    shown=shown,
    told=told,
    template="cms/hits/page.html",
    order=60,
)
