"""What somebody wants to hear of."""

from datetime import datetime, time, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.models import Event
from councils.models import User
from notifications.enums import Often

# Mails leave in the morning; those of the week on its first day.
MORNING = time(6)
DAY = timedelta(days=1)
# A transaction may take so long: an Event of before has come to be seen by now.
LONGEST_WRITE = timedelta(hours=1)
LONGEST_ABOUT = 2_000


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Subscriptions, by whose they are and where they stand."""

    def of(self, user: User) -> "SubscriptionQuerySet":
        """A person's own, also those that they confirmed by an address of theirs before they had an account."""
        confirmed = EmailAddress.objects.filter(user=user, verified=True).annotate(lower=Lower("email"))
        by_address = Q(confirmed_at__isnull=False, address__in=confirmed.values("lower"))
        return self.filter(Q(recipient=user) | by_address).order_by("-made_at", "-pk")

    def with_address(self, address: str) -> "SubscriptionQuerySet":
        """Those that were confirmed by an address without an account."""
        return self.filter(address=address, confirmed_at__isnull=False).exclude(address="").order_by("-made_at", "-pk")

    def to(self, kind: str, about: str) -> "SubscriptionQuerySet":
        """Those to one thing, whether in capitals or not."""
        return self.filter(kind=kind, about__iexact=about)

    def due(self) -> "SubscriptionQuerySet":
        """Those whose next round has come; whoever is not let in is told nothing."""
        waits = self.filter(confirmed_at__isnull=False, due_at__lte=timezone.now()).exclude(often=Often.NEVER)
        return waits.filter(Q(recipient=None) | Q(recipient__is_active=True))

    def unconfirmed_before(self, moment: datetime) -> "SubscriptionQuerySet":
        """Those of addresses that nobody has confirmed since they were asked for, before then."""
        return self.filter(confirmed_at=None, made_at__lt=moment)

    def stopped_before(self, moment: datetime) -> "SubscriptionQuerySet":
        """Those of addresses without an account that were stopped before then."""
        return self.filter(recipient=None, often=Often.NEVER, changed_at__lt=moment)


class Subscription(models.Model):
    """What somebody wants to hear of, and how often: one row for a person and a thing.

    `kind` is a kind of subject (`notifications/subjects.py`), `about` what it is of that kind, as the kind writes it.
    Its person has an account (`recipient`), or an address alone, to which nothing is sent before it is confirmed.
    Up to the Event `since` all has been told; `due_at` is when it is looked at next, `told_at` when something was told.
    """

    # It is nobody else's. That a round found nothing new is no Event.
    is_private = True

    kind = models.CharField(max_length=20)
    about = models.CharField(_("what it is about"), max_length=LONGEST_ABOUT)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    address = models.EmailField(_("address"), blank=True)
    often = models.CharField(_("how often"), max_length=10, choices=Often, default=Often.WEEKLY)
    made_at = models.DateTimeField(_("saved"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)
    told_at = models.DateTimeField(_("last mail"), null=True)
    due_at = models.DateTimeField(_("next mail, at the earliest"), default=timezone.now)
    since = models.BigIntegerField(default=0)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="subscription_due")]
        constraints = [
            models.UniqueConstraint(
                "recipient",
                "kind",
                Lower("about"),
                condition=Q(recipient__isnull=False),
                name="a_person_subscribes_once",
            ),
            models.UniqueConstraint(
                "address",
                "kind",
                Lower("about"),
                condition=Q(recipient__isnull=True),
                name="an_address_subscribes_once",
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, address="", confirmed_at__isnull=False)
                | (Q(recipient__isnull=True) & ~Q(address="")),
                name="a_subscription_has_an_account_or_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_confirmed(self) -> bool:
        """Whether its person has said that they want it."""
        return self.confirmed_at is not None

    @property
    def is_on(self) -> bool:
        """Whether anything is sent."""
        return self.is_confirmed and self.often != Often.NEVER

    def plan(self) -> None:
        """Set when it is looked at next (not saved)."""
        self.due_at = next_round(self.often, timezone.now())


def next_round(often: str, now: datetime) -> datetime:
    """When those of this kind are looked at next: in the morning, those of the week on a Monday."""
    today = timezone.localtime(now)
    days = -today.weekday() if often == Often.WEEKLY else 0
    every = 7 if often == Often.WEEKLY else 1
    morning = datetime.combine(today.date() + days * DAY, MORNING, today.tzinfo)
    return morning if morning > now else datetime.combine(morning.date() + every * DAY, MORNING, today.tzinfo)


def newest_settled() -> int:
    """The newest Event that no write still under way can come before; 0 for none."""
    before = Event.objects.filter(at__lt=timezone.now() - LONGEST_WRITE)
    return before.order_by("-pk").values_list("pk", flat=True).first() or 0
