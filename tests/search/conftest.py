"""What the tests of this room share."""

import pytest

from search.engines import guarded


@pytest.fixture(autouse=True)
def rested():
    """No test is left with what another's cluster did."""
    guarded.rest.until = 0.0
