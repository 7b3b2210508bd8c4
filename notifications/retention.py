"""What of mail is kept, and for how long."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef
from django.utils import timezone

from activity import retention
from notifications.actions import mail, subscription
from notifications.models import Mail, Subscription

WITH_ACCOUNT = timedelta(days=30)
WITHOUT_ACCOUNT = timedelta(days=1)
LIFETIME_OF_A_LINK = timedelta(days=3)
# So long whoever stopped can think again.
STOPPED = timedelta(days=30)
KNOWN = EmailAddress.objects.filter(email__iexact=OuterRef("address"))


def register() -> None:
    """Say it. What people are told of Events holds ids alone, and stays with the Events."""
    retention.keep(
        "account mail",
        "To which address account mail went, and its subject; its text goes when it leaves",
        term=WITH_ACCOUNT,
        since="sending it, or giving it up",
        erase=forget_account_mail,
    )
    retention.keep(
        "mail to strangers",
        "The same of an address that has no account, or none any more",
        term=WITHOUT_ACCOUNT,
        since="sending it, or giving it up",
        erase=forget_mail_to_strangers,
    )
    retention.keep(
        "addresses that nobody confirmed",
        "A new address of an account, which its person has not confirmed",
        term=LIFETIME_OF_A_LINK,
        since="the mail with the link that confirms it",
        erase=forget_waiting_addresses,
    )
    retention.keep(
        "saved searches that nobody confirmed",
        "An address that is to be told of something by mail, for which nobody has said yes",
        term=LIFETIME_OF_A_LINK,
        since="asking, the last time",
        erase=forget_unconfirmed,
    )
    retention.keep(
        "saved searches that were stopped",
        "An address without an account that was told of something, and wants no more mail",
        term=STOPPED,
        since="stopping it",
        erase=forget_stopped,
    )


def forget_unconfirmed() -> None:
    """Forget addresses that nobody has said yes for."""
    for each in Subscription.objects.unconfirmed_before(timezone.now() - LIFETIME_OF_A_LINK):
        subscription.forget(subscription=each, by=None)


def forget_stopped() -> None:
    """Forget addresses that want no mail."""
    for each in Subscription.objects.stopped_before(timezone.now() - STOPPED):
        subscription.forget(subscription=each, by=None)


def forget_account_mail() -> None:
    """Forget the account mail that is past its term."""
    for each in Mail.objects.settled_before(timezone.now() - WITH_ACCOUNT):
        mail.forget(mail=each, by=None)


def forget_mail_to_strangers() -> None:
    """Forget the mail that went to addresses without an account, such as the last one to whoever closed theirs."""
    for each in Mail.objects.settled_before(timezone.now() - WITHOUT_ACCOUNT).filter(~Exists(KNOWN)):
        mail.forget(mail=each, by=None)


def forget_waiting_addresses() -> None:
    """Forget the new address of an account once no mail to it can confirm it any more: it may be anybody's."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("user"), verified=True)
    still_good = Mail.objects.filter(address__iexact=OuterRef("email"), expires_at__gt=timezone.now())
    EmailAddress.objects.filter(Exists(confirmed), ~Exists(still_good), verified=False).delete()
