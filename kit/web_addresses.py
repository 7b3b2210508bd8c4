"""Addresses on the public web: ours in full, and of others which of them mislead, and where they lead."""

import re
import unicodedata
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

PORTS = range(1, 65_536)

check_form = URLValidator(schemes=["http", "https"])


def absolute(path: str) -> str:
    """The full address of a page of ours, as who is not on the site needs it."""
    return urljoin(str(settings.SITE_URL), path)


def what_misleads(address: str, typed: str = "") -> str | None:
    """Say what is wrong with a well-formed address, if anything, as a code: see `WebAddressField` for the sentences.

    `typed` is the address before it was completed.
    """
    typed = typed or address
    website = re.split(r"[/?#]", address.partition("://")[2], maxsplit=1)[0]
    host, _colon, port = website.partition(":")
    found = {
        "no_scheme": typed.startswith("//"),
        "odd_letters": "\\" in typed or any(unicodedata.category(letter) == "Cc" for letter in typed),
        "user": "@" in website,
        "not_public": website and not _is_public(host.strip(".")),
        "port": port and not _is_port(port),
    }
    return next((code for code, is_so in found.items() if is_so), None)


def is_true(address: str) -> bool:
    """Whether an address is one of the public web that leads where it seems to."""
    try:
        check_form(address)
    except ValidationError:
        return False
    return what_misleads(address) is None


def host_of(address: str) -> str:
    """The website that an address leads to, in letters that cannot be taken for others.

    A host with other letters than a to z is given as browsers ask for it ("xn--…"): some alphabets share shapes.
    """
    host = unicodedata.normalize("NFKC", urlsplit(address).hostname or "").lower()
    return ".".join(map(_in_ascii, host.split(".")))


def _in_ascii(label: str) -> str:
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"


def _is_public(host: str) -> bool:
    return host != "localhost" and "." in host and not host.replace(".", "").isdigit()


def _is_port(port: str) -> bool:
    return port.isdecimal() and int(port) in PORTS
