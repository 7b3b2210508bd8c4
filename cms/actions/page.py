"""What Wagtail did with a page, told as an Event."""

from wagtail.models import Page

from activity.action import action, record
from cms.enums import Happening
from councils.models import User


@action
def published(*, page: Page, by: User | None) -> None:
    """Record that a page was published; `by` is None where the site itself did it."""
    record(Happening.PAGE_PUBLISHED, page, by=by)


@action
def moved(*, page: Page, by: User | None) -> None:
    """Record that a page, with those below it, has another place; `by` is None where the site itself did it."""
    record(Happening.PAGE_MOVED, page, by=by)


@action
def unpublished(*, page: Page, by: User | None) -> None:
    """Record that a page was taken off the site; `by` is None where the site itself did it."""
    record(Happening.PAGE_UNPUBLISHED, page, by=by)
