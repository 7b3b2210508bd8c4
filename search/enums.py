"""Closed lists of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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


class Happening(TextChoices):
    """The Events of this room."""

    EQUIVALENT_ADDED = "equivalent.added", _("added other words for the same")
    EQUIVALENT_CHANGED = "equivalent.changed", _("changed other words for the same")
    EQUIVALENT_REMOVED = "equivalent.removed", _("removed other words for the same")
