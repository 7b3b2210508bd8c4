"""What stands between a request and its page."""

from io import BytesIO

import pytest
from django.conf import settings
from django.test import Client

from tests.councils.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_form_that_is_too_long_is_told_so():
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(UserFactory())
    name = "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    response = browser.post("/my-name/", f"name={name}", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413
    assert "at most 1 MB" in response.text
    assert "too long" in response.text


def test_files_that_are_too_large_are_told_so_before_they_are_read():
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(UserFactory())
    response = browser.post("/my-name/", {"file": BytesIO(b"x" * settings.LONGEST_WITH_FILES)})
    assert response.status_code == 413
    assert "12 MB" in response.text
