"""The home page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.home import what_goes_on
from cms.models.content import FEATURES
from cms.models.sharing import sharing_of


class HomePage(Page):
    """Words of the editors around what goes on: counts, help wanted, newest work."""

    heading = models.CharField(
        _("question"), max_length=80, help_text=_("The heading, and the label of the search box.")
    )
    intro = models.TextField(_("introduction"), max_length=300)
    examples = models.TextField(
        _("example searches"), max_length=300, blank=True, help_text=_("One a line. Choose words that find something.")
    )
    closing = RichTextField(_("closing text"), features=FEATURES, blank=True)

    max_count: Any = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "cms/home.html"
    content_panels: list[Any] = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("intro"),
        FieldPanel("examples"),
        FieldPanel("closing"),
    ]

    class Meta:
        verbose_name = _("home page")

    @property
    def tries(self) -> list[str]:
        """The example searches."""
        return [line.strip() for line in self.examples.splitlines() if line.strip()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give the page with what the visitor may see of what goes on."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        sharing = sharing_of(self, request, self.intro)
        return {**context, "now": what_goes_on(request.user), "sharing": sharing}
