"""The address that a request comes from.

`X-Forwarded-For` is written by whoever sends the request, and lengthened at its right end by each proxy. So its entry
at the place of our outermost own proxy is true, and all to the left of it is hearsay (ASVS 5.0, 15.3.4).
"""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Give the address of the caller, seen past the `TRUSTED_PROXIES` proxies that stand before the site."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.TRUSTED_PROXIES or 0
    told: list[str] = [each.strip() for each in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    if proxies and len(told) >= proxies and _is_address(told[-proxies]):
        return plain(told[-proxies])
    return plain(direct)


def plain(address: str) -> str:
    """Give an address of IPv4 as such also where a server that listens on both writes it as one of IPv6 (RFC 4291)."""
    found = ip_address(address) if _is_address(address) else None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped) if mapped else address


def household_of(address: str) -> str:
    """Give what is counted as one caller: the address or, of IPv6, the /64 that one connection is given."""
    address = plain(address)
    if _is_address(address) and ip_address(address).version == 6:
        return str(IPv6Network(f"{address}/64", strict=False))
    return address


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
