"""What is owed to whom."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.models import Event
from notifications.enums import MailState

# Sending takes seconds: a mail that was taken longer ago belongs to a worker that is no more.
LEASE = timedelta(minutes=3)
OVERDUE = timedelta(minutes=1)


class MailQuerySet(models.QuerySet["Mail"]):
    """Mails, by where they stand."""

    def due(self) -> "MailQuerySet":
        """Those that a worker may take: owed and not waiting, or left behind by a worker that was killed."""
        now = timezone.now()
        waiting = Q(state=MailState.OWED, due_at__lte=now)
        left_behind = Q(state=MailState.TAKEN, taken_at__lt=now - LEASE)
        return self.filter(waiting | left_behind)

    def overdue(self) -> "MailQuerySet":
        """Those due for so long that their job must have been lost."""
        return self.due().filter(due_at__lt=timezone.now() - OVERDUE)

    def unsent(self) -> "MailQuerySet":
        """Those that are still to leave."""
        return self.filter(state__in=[MailState.OWED, MailState.TAKEN])

    def failed(self) -> "MailQuerySet":
        """Those given up, newest first."""
        return self.filter(state=MailState.FAILED).order_by("-settled_at", "-id")

    def expired(self) -> "MailQuerySet":
        """Those that did not leave before what they bring ended, and still hold it."""
        return self.filter(expires_at__lte=timezone.now()).exclude(sealed="")

    def settled_before(self, moment: datetime) -> "MailQuerySet":
        """Those to an address that were sent or given up before then."""
        return self.filter(settled_at__lt=moment).exclude(address="")


class Mail(models.Model):
    """One mail to one person.

    Of what people are told of an Event it holds ids alone: the text is composed when it is sent, from rows read then.
    Who is invited may have no account: such a mail of an Event has an address in place of a recipient.
    Account mail (confirmations, codes, resets) comes ready-made, to an address that may not be anybody's yet; its text
    is sealed, and erased once it has left, or when what it brings has expired. `trouble` says why the last try failed.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="+")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    address = models.EmailField(_("address"), blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    sealed = models.TextField(_("text, sealed"), blank=True)
    expires_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=20, choices=MailState, default=MailState.OWED)
    owed_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=100, blank=True)
    taken_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="mail_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "recipient"],
                condition=Q(event__isnull=False),
                name="one_mail_for_person_and_event",
            ),
            models.UniqueConstraint(
                fields=["event", "address"],
                condition=Q(event__isnull=False, recipient__isnull=True),
                name="one_mail_for_address_and_event",
            ),
            models.CheckConstraint(
                condition=Q(event__isnull=False, recipient__isnull=False, address="", subject="", sealed="")
                | (Q(event__isnull=False, recipient__isnull=True, subject="", sealed="") & ~Q(address=""))
                | (Q(event__isnull=True, recipient__isnull=True) & ~Q(address="")),
                name="a_mail_tells_of_an_event_or_is_written_out",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[MailState.OWED, MailState.TAKEN], settled_at__isnull=True)
                | Q(state__in=[MailState.SENT, MailState.WITHHELD, MailState.FAILED], settled_at__isnull=False),
                name="a_settled_mail_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}: {self.state}"

    @property
    def has_expired(self) -> bool:
        """Whether what it brings is of no use any more."""
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def message_id(self) -> str:
        """Its Message-ID (RFC 5322), the same at each try: who gets it twice can see that it is one mail."""
        host = urlsplit(settings.SITE_URL).hostname or "localhost"
        return f"<mail-{self.pk}.{self.owed_at:%Y%m%d%H%M%S%f}@{host}>"
