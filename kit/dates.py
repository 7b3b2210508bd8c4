"""How long ago, in words."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def day_of(value: date | datetime) -> date:
    """Give the calendar day of a date or of a moment, as it is in the site's time zone."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def whole_months(earlier: date, later: date) -> int:
    """Give how many months have wholly passed between two days."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - 1 if later.day < earlier.day else months


def length(earlier: date, later: date) -> str:
    """Give the time between two days in one unit: "1 day", "20 days", "8 months", "2 years"."""
    months = whole_months(earlier, later)
    if months >= 24:
        return ngettext("%(count)d year", "%(count)d years", months // 12) % {"count": months // 12}
    if months >= 1:
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    days = (later - earlier).days
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def ago(value: date | datetime, today: date) -> str:
    """Give how far a day or a moment lies from today: "today", "yesterday", "4 days ago", "in 2 months"."""
    day = day_of(value)
    near = {-1: _("tomorrow"), 0: _("today"), 1: _("yesterday")}
    distance = (today - day).days
    if distance in near:
        return near[distance]
    if distance < 0:
        return _("in %(length)s") % {"length": length(today, day)}
    return _("%(length)s ago") % {"length": length(day, today)}
