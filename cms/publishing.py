"""What Wagtail does to pages that are public, which no action of ours begins: the only signals that are listened to."""

from typing import Any

from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.actions import page
from councils.models import User


def connect() -> None:
    """Begin to listen."""
    page_published.connect(on_published, dispatch_uid="cms.page_published")
    post_page_move.connect(on_moved, dispatch_uid="cms.post_page_move")
    page_unpublished.connect(on_unpublished, dispatch_uid="cms.page_unpublished")


def on_published(instance: Page, **kwargs: Any) -> None:
    """Record what was published."""
    page.published(page=instance, by=_editor())


def on_moved(instance: Page, **kwargs: Any) -> None:
    """Record what has another address, or another place among its like."""
    page.moved(page=instance, by=_editor())


def on_unpublished(instance: Page, **kwargs: Any) -> None:
    """Record what was taken off."""
    page.unpublished(page=instance, by=_editor())


def _editor() -> User | None:
    """Whoever works in the admin now. The signals do not say; Wagtail's own log knows."""
    user = get_active_log_context().user
    return user if isinstance(user, User) else None
