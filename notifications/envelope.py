"""How a letter goes out: to one address, as text and as a page, under a number that stays the same."""

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.web_addresses import absolute
from notifications.letter import Letter, ReadyMade, subject_line
from notifications.models import Mail


def envelope(mail: Mail, address: str, letter: Letter | ReadyMade) -> EmailMessage:
    """The message to this address, with text first and HTML beside it (RFC 2046, multipart/alternative)."""
    # Machines that answer mail by themselves leave such a mail alone (RFC 3834).
    headers = {"Auto-Submitted": "auto-generated", "Message-ID": mail.message_id, **_ways_out(letter)}
    subject = subject_line(letter.subject)
    sender = settings.DEFAULT_FROM_EMAIL
    message = EmailMultiAlternatives(subject, letter.body, sender, [address], reply_to=letter.reply_to, headers=headers)
    message.attach_alternative(letter.html, "text/html")
    return message


def _ways_out(letter: Letter | ReadyMade) -> dict[str, str]:
    """The headers by which a mail program stops such mails for its person, by one click (RFC 2369, RFC 8058)."""
    if letter.stop is None:
        return {}
    return {
        "List-Unsubscribe": f"<{absolute(letter.stop.at_once)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def expired(subject: str) -> Letter:
    """What leaves in place of account mail that took too long: ask again."""
    return Letter(
        subject=subject,
        says=(_("This mail took too long to leave. The code or link that it was to bring no longer works."),),
        do=_("Ask for a new code or link:"),
        link=reverse("account_login"),
        why=_("You get this mail because somebody, probably you, entered this address on Pipeline."),
    )
