"""Jobs of this room."""

import logging
from collections.abc import Callable

from django_tasks import task

from activity.origin import coming_through
from notifications.actions import mail
from notifications.enums import MailState
from notifications.models import Mail
from notifications.transports import is_final, transport, trouble_of

logger = logging.getLogger(__name__)


@task(queue_name="mail")
def send(mail_id: int) -> None:
    """Send one mail; twice, late or out of order does no harm."""
    with coming_through("worker"):
        taken = mail.take(mail_id=mail_id, by=None)
        if taken is None:
            return
        try:
            settle = _try_to_send(taken)
        except Exception as error:
            _fail(mail_id, error)
        else:
            settle(mail_id=mail_id, by=None)


def _try_to_send(taken: Mail) -> Callable[..., None]:
    """Compose the mail and send it, unless nobody may be told any more; gives the action that says which."""
    message = mail.message_of(taken)
    if message is None:
        return mail.withhold
    transport().send_messages([message])
    return mail.finish


def _fail(mail_id: int, error: Exception) -> None:
    """Try again later. Of the error the log tells its name alone: its words may hold an address."""
    trouble = trouble_of(error)
    logger.warning("Mail %s could not be sent: %s", mail_id, trouble)
    failed = mail.fail(mail_id=mail_id, trouble=trouble, final=is_final(error), by=None)
    if failed.state == MailState.OWED:
        send.using(run_after=failed.due_at).enqueue(mail_id)
