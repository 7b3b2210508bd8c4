"""Jobs of this room."""

import logging

from django_tasks import task

from activity.origin import coming_through
from notifications.actions import mail
from notifications.transports import transport

logger = logging.getLogger(__name__)


@task(queue_name="mail")
def send(mail_id: int) -> None:
    """Send one mail; twice, late or out of order does no harm."""
    with coming_through("worker"):
        message = mail.take(mail_id=mail_id, by=None)
        if message is None:
            return
        try:
            transport().send_messages([message])
        except Exception:
            logger.exception("Mail %s could not be sent.", mail_id)
            mail.fail(mail_id=mail_id, by=None)
        else:
            mail.finish(mail_id=mail_id, by=None)
