"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MailState(TextChoices):
    """Where a mail stands. *Withheld*: when it was to be sent, the person was not to be told any more."""

    OWED = "owed", _("Owed")
    TAKEN = "taken", _("Being sent")
    SENT = "sent", _("Sent")
    WITHHELD = "withheld", _("Withheld")
    FAILED = "failed", _("Failed")


class Often(TextChoices):
    """How often somebody is told of what they subscribed to."""

    DAILY = "daily", _("Every day, when there is something new")
    WEEKLY = "weekly", _("Every week, when there is something new")
    NEVER = "never", _("Never")


class Happening(TextChoices):
    """The Events of this room."""

    MAIL_WRITTEN = "mail.written", _("wrote account mail")
    MAIL_TAKEN = "mail.taken", _("began to send a mail")
    MAIL_SENT = "mail.sent", _("sent a mail")
    MAIL_WITHHELD = "mail.withheld", _("withheld a mail")
    MAIL_DELAYED = "mail.delayed", _("could not send a mail yet")
    MAIL_REVIVED = "mail.revived", _("had a failed mail sent again")
    MAIL_ERASED = "mail.erased", _("erased the text of a mail that had expired")
    MAIL_FORGOTTEN = "mail.forgotten", _("forgot to whom a mail went")
    MAIL_FAILED = "mail.failed", _("could not send a mail")
    SUBSCRIPTION_ASKED = "subscription.asked", _("asked to be told of something by mail")
    SUBSCRIPTION_MADE = "subscription.made", _("subscribed to something")
    SUBSCRIPTION_CONFIRMED = "subscription.confirmed", _("confirmed the address of a subscription")
    SUBSCRIPTION_CHANGED = "subscription.changed", _("changed how often to be told")
    SUBSCRIPTION_REMOVED = "subscription.removed", _("removed a subscription")
    SUBSCRIPTION_TOLD = "subscription.told", _("told somebody what is new")
    SUBSCRIPTION_FORGOTTEN = "subscription.forgotten", _("forgot an address that was not confirmed, or wants no mail")
