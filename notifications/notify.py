"""GOV.UK Notify (`MAIL_TRANSPORT=notify`): mail leaves through the government's own service.

The template `NOTIFY_TEMPLATE` has two fields: ((subject)) as its subject, ((body)) as its text.
"""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from notifications_python_client.notifications import NotificationsAPIClient


class EmailBackend(BaseEmailBackend):
    """Send each message by Notify's interface, under its Message-ID as reference."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send them; gives their number. Raises `notifications_python_client.errors.HTTPError` for a refusal."""
        client = NotificationsAPIClient(settings.NOTIFY_KEY, settings.NOTIFY_URL, timeout=settings.EMAIL_TIMEOUT)
        for message in email_messages:
            _send(client, message)
        return len(email_messages)


def _send(client: NotificationsAPIClient, message: EmailMessage) -> None:
    """Send it to each address, unless Notify has it: its answer to an earlier try may have been lost on the way."""
    message.message()  # raises what SMTP would refuse, such as a header of two lines
    reference = message.extra_headers["Message-ID"]
    if client.get_all_notifications(template_type="email", reference=reference)["notifications"]:
        return
    for address in message.recipients():
        client.send_email_notification(
            email_address=address,
            template_id=settings.NOTIFY_TEMPLATE,
            personalisation={"subject": message.subject, "body": message.body},
            reference=reference,
            one_click_unsubscribe_url=message.extra_headers.get("List-Unsubscribe", "").strip("<>") or None,
        )
