"""What a machine may lack: the tests that need it are skipped, or fail where everything has to be there."""

import os

import pytest


def lacking(line: str) -> None:
    """Skip the test with this line, which says what was not checked; fail instead where `REQUIRE_SERVICES=1`."""
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(line)
    pytest.skip(line)
