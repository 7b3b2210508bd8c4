"""Closed lists of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from projects.enums import BUILT_ON


class Sort(TextChoices):
    """The orders of the list."""

    MATCH = "match", _("Best match")
    NEWEST = "newest", _("Newest")
    CONFIRMED = "confirmed", _("Recently confirmed")
    TITLE = "title", _("Title")


class EquivalentKind(TextChoices):
    """What an equivalent is."""

    ACRONYM = "acronym", _("Acronym")
    COUNCIL = "council", _("Name of a council")
    WELSH = "welsh", _("Welsh")
    SYNONYM = "synonym", _("Everyday word")


class MissKind(TextChoices):
    """How a question did not find what somebody meant."""

    NOTHING = "nothing", _("Found nothing")
    CORRECTED = "corrected", _("Taken for a misspelling")


class Language(TextChoices):
    """The languages people type."""

    ENGLISH = "en", _("English")
    WELSH = "cy", _("Welsh")


class Origin(TextChoices):
    """Where it comes from that a phrase means something else, too."""

    SITE_TEAM = "site-team", _("Site team")
    SERVICE = "service", _("Services")
    GROUP = "service-group", _("Service groups")
    REGISTER = "register", _("Register of councils")


class Within(TextChoices):
    """How many months ago something was confirmed, at most."""

    ONE = "1", _("In the last month")
    THREE = "3", _("In the last 3 months")
    SIX = "6", _("In the last 6 months")
    YEAR = "12", _("In the last year")


class Use(TextChoices):
    """What became of similar work that somebody was shown while they wrote: counted by day, without names."""

    SHOWN = "similar.shown", _("Shown beside a form")
    OPENED = "similar.open", _("Opened")
    ASKED = "similar.ask", _("Went on to ask the team")
    JOINED = "similar.join", _("Went on to ask to join")
    PLEDGED = "similar.pledge", _("Went on to offer help")
    BUILT_ON = BUILT_ON, _("Named as what theirs builds on")

    @property
    def step(self) -> str:
        """What it is called in an address."""
        return str(self.value).removeprefix("similar.")


class Happening(TextChoices):
    """The Events of this room."""

    EQUIVALENT_ADDED = "equivalent.added", _("added other words for the same")
    EQUIVALENT_CHANGED = "equivalent.changed", _("changed other words for the same")
    EQUIVALENT_REMOVED = "equivalent.removed", _("removed other words for the same")
    LIKENESS_FOUND = "likeness.found", _("published work like that of another")
