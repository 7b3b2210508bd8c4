"""Links in mails that open one subscription without signing in, and nothing else."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from notifications.models import Subscription

SALT = "notifications.subscription"


def token_of(subscription: Subscription) -> str:
    """What its links bear."""
    return Signer(salt=SALT).sign(str(subscription.pk))


def subscription_of(token: str) -> Subscription | None:
    """The subscription of a link; None where the link is not ours, or the subscription is gone."""
    try:
        number = int(Signer(salt=SALT).unsign(token))
    except (BadSignature, ValueError):
        return None
    return Subscription.objects.filter(pk=number).first()


def page_of(subscription: Subscription) -> str:
    """The path of the page where its person confirms it, or says how often they want it."""
    return reverse("notifications:subscription", args=[token_of(subscription)])


def stop_of(subscription: Subscription) -> str:
    """The path where it is stopped by one click (RFC 8058)."""
    return reverse("notifications:stop", args=[token_of(subscription)])
