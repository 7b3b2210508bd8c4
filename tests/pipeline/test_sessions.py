"""Sessions that have ended are forgotten, and what was kept in them."""

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from tests.councils.factories import UserFactory


@pytest.mark.django_db
def test_the_worker_takes_away_sessions_that_have_ended(client, run_jobs):
    client.force_login(UserFactory())
    going_on = Session.objects.get()
    Session.objects.create(session_key="ended", session_data="", expire_date=timezone.now())
    call_command("work", once=True)
    assert list(Session.objects.all()) == [going_on]
