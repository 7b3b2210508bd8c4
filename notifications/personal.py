"""What mail says of people."""

from django.utils.translation import gettext_lazy as _

from kit.personal import Held, hold


def register() -> None:
    """Say it."""
    hold(
        Held(
            _("Mail that told you what happened"),
            "notifications.Mail",
            "recipient",
            tells=("trouble",),
            because="It holds ids alone; its text is made when it is sent, and is not kept.",
        ),
        *_subscriptions(),
        # The text opens the account, and has gone to the person alone.
        Held(
            _("Mail about your account, and invitations"),
            "notifications.Mail",
            "address__iexact",
            tells=("address", "subject", "trouble"),
            secret=("sealed",),
            goes=True,
        ),
    )


def _subscriptions() -> tuple[Held, ...]:
    """With an account, and by an address before there was one."""
    what, told = _("What you want to hear of by mail"), ("kind", "about")
    return (
        Held(what, "notifications.Subscription", "recipient", tells=told, goes=True),
        Held(what, "notifications.Subscription", "address__iexact", tells=("address", *told), goes=True),
    )
