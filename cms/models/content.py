"""A page of text."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.models.sharing import sharing_of

# No embedded things: pages ask nothing of other hosts.
FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul", "hr"]
WITH_FILES = [*FEATURES, "image", "document-link"]


class ContentPage(Page):
    """Guidance, statements and the like."""

    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    body = RichTextField(_("text"), features=WITH_FILES)
    reviewed_on = models.DateField(
        _("last reviewed"), null=True, blank=True, help_text=_("When somebody last checked that all of this is true.")
    )

    parent_page_types = ["cms.HomePage", "cms.ContentPage"]
    subpage_types = ["cms.ContentPage"]
    template = "cms/content.html"
    content_panels: list[Any] = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("reviewed_on"),
    ]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give the page with what is told of it where somebody shares it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "sharing": sharing_of(self, request, self.intro, kind="article")}
