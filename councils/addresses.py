"""What an e-mail address and a domain are, from their text alone.

Addresses are what RFC 5321 and RFC 1035 allow, less what no council gives its officers: quoted local parts, address
literals and letters beyond ASCII are refused, as they serve look-alikes.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kit.refusals import Refused

LONGEST = 254
LONGEST_LOCAL_PART = 64
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"(?:{LABEL}\.)+(?!\d+$){LABEL}")
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LOCAL_PART = re.compile(rf"{ATOM}(?:\.{ATOM})*")

VETTED = ("gov.uk", "gov.wales", "llyw.cymru")
# Nobody's own: a council cannot speak from where anybody may have an address.
WHERE_ANYBODY_MAY_BE = (
    "ac.uk co.uk gov.uk gov.scot gov.wales llyw.cymru ltd.uk me.uk net.uk nhs.net nhs.uk org.uk plc.uk "
    "police.uk sch.uk gmail.com googlemail.com hotmail.com hotmail.co.uk icloud.com live.co.uk live.com "
    "msn.com outlook.com onmicrosoft.com outlook.co.uk sky.com virginmedia.com ntlworld.com talktalk.net "
    "tiscali.co.uk parliament.uk mod.uk fastmail.com hey.com tutanota.com zoho.com yandex.com qq.com ymail.com "
    "rocketmail.com blueyonder.co.uk proton.me protonmail.com yahoo.co.uk yahoo.com btinternet.com aol.com "
    "me.com mail.com gmx.com gmx.co.uk"
)
SHARED = frozenset(WHERE_ANYBODY_MAY_BE.split())


@dataclass(frozen=True)
class Address:
    """An e-mail address: what stands before the at sign, and the domain in lower case."""

    local_part: str
    domain: str

    def __str__(self) -> str:
        return f"{self.local_part}@{self.domain}"


def parse_address(text: str) -> Address:
    """Read an address, with space around it; raises `Refused`, beside the field `email`, for what is none."""
    text = text.strip()
    if not text.isascii():
        raise _refused(_("Enter an e-mail address in plain letters, without accents or special characters."))
    local_part, _at, domain = text.rpartition("@")
    if not _is_local_part(local_part) or not is_domain(domain.lower()) or len(text) > LONGEST:
        raise _refused(_("Enter an e-mail address in the right format, like name@council.gov.uk."))
    return Address(local_part, domain.lower())


def is_domain(text: str) -> bool:
    """Whether the text is a domain name of two labels or more, in lower case."""
    return len(text) <= LONGEST and DOMAIN.fullmatch(text) is not None


def suffixes(domain: str) -> list[str]:
    """The domain and those it belongs to, longest first: "a.b.gov.uk", "b.gov.uk", "gov.uk"."""
    labels = domain.split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def domain_of_website(host: str) -> str:
    """The domain that a website speaks for; "" for no website.

    It is the registered name where that is vetted (one label below .gov.uk, .gov.wales, .llyw.cymru), and the whole
    host elsewhere, for there anybody may have the rest.
    """
    host = host.lower().removeprefix("www.")
    for suffix in VETTED:
        if host.endswith(f".{suffix}"):
            name = host.removesuffix(f".{suffix}").rpartition(".")[2]
            return f"{name}.{suffix}"
    return host


def _is_local_part(text: str) -> bool:
    return len(text) <= LONGEST_LOCAL_PART and LOCAL_PART.fullmatch(text) is not None


def _refused(sentence: str) -> Refused:
    return Refused(sentence, field="email")
