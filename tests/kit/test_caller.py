"""Where a request comes from: what the sender writes into a header changes nothing (S16)."""

import pytest

from kit.caller import address_of, household_of


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (None, "203.0.113.9", "198.51.100.7"),
        (0, "203.0.113.9", "198.51.100.7"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.1.1.1, 203.0.113.9", "203.0.113.9"),
        (2, "10.1.1.1, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (2, "203.0.113.9", "198.51.100.7"),
        (1, "", "198.51.100.7"),
        (1, "not an address", "198.51.100.7"),
        (1, "10.1.1.1, 2001:db8::1", "2001:db8::1"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_only_what_our_own_proxies_wrote_counts(rf, settings, proxies, header, address):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR=header)
    assert address_of(request) == address


def test_the_addresses_of_one_ipv6_connection_are_one_caller():
    assert household_of("2001:db8:1:2::1") == household_of("2001:db8:1:2:ffff::9") != household_of("2001:db8:1:3::1")
    assert household_of("203.0.113.9") == "203.0.113.9"


def test_an_address_of_ipv4_that_is_written_as_one_of_ipv6_is_a_caller_of_its_own(rf, settings):
    """A server that listens on both writes them so: else all of them would be one caller."""
    settings.TRUSTED_PROXIES = 0
    assert address_of(rf.get("/", REMOTE_ADDR="::ffff:203.0.113.9")) == "203.0.113.9"
    assert household_of("::ffff:203.0.113.9") == "203.0.113.9" != household_of("::ffff:203.0.113.10")
