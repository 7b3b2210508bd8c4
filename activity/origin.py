"""Where a write came from: a page, a command or a job, and the network of the caller."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from kit.caller import plain


@dataclass(frozen=True)
class Origin:
    """The door a write came through, and the network it came from ("" where there is none)."""

    door: str = ""
    network: str = ""


NOWHERE = Origin()
_origin: ContextVar[Origin] = ContextVar("origin", default=NOWHERE)


def current() -> Origin:
    """The origin of what runs now."""
    return _origin.get()


@contextmanager
def coming_through(door: str, address: str = "") -> Iterator[None]:
    """Say for the block that writes come through this door, from this address."""
    token = _origin.set(Origin(door, network_of(address)))
    try:
        yield
    finally:
        _origin.reset(token)


def network_of(address: str) -> str:
    """Cut an address to its network, /24 for IPv4 and /48 for IPv6, so that it names no person; "" for no address."""
    address = plain(address)
    try:
        prefix = 24 if ip_address(address).version == 4 else 48
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{prefix}", strict=False))
