"""The 133 real entries that the site opens with."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from activity.models import Event
from councils.models import Organisation
from notifications.models import Mail
from projects.imports.tables import REAL_PROJECTS
from projects.models import Partnership, Project, Source
from tests.projects.importing import run


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker):
    """What the command said of the first import, which stays for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("sync_register", stdout=StringIO())
        call_command("sync_service_groups", stdout=StringIO())
        yield run(REAL_PROJECTS, "--add-organisations")
        transaction.set_rollback(True)


def test_all_133_are_there_with_their_sources(said, db):
    assert said[-1].startswith("133 added, 0 changed, 0 unchanged")
    assert Project.objects.filter(unclaimed=True, source__isnull=False).count() == 133
    assert Event.objects.filter(kind="project.imported").count() == 133
    assert not Source.objects.exclude(url__startswith="http").exists()


def test_at_least_101_leads_are_in_the_register_and_the_others_are_listed(said, db):
    assert Project.objects.exclude(lead__code="").count() >= 101
    assert said[-2] == "101 of 133 leads are in the register."
    others = Organisation.objects.filter(code="")
    assert len(said[:-2]) == others.count() == 21
    assert all(any(body.name in line for line in said) for body in others)


def test_a_second_run_changes_none(said, db):
    before = Event.objects.count()
    assert run(REAL_PROJECTS)[-1].startswith("0 added, 0 changed, 133 unchanged")
    assert Event.objects.count() == before


def test_nobody_is_mailed(said, db):
    assert not Mail.objects.exists()


def test_partners_are_organisations_where_a_name_leads_to_one_and_text_where_none_does(said, db):
    chatbots = Project.objects.get(source__key="oxford-council-chatbots")
    assert (chatbots.partners.count(), chatbots.source.also_named) == (0, ["13 councils in total"])
    assert Partnership.objects.count() > 80
    assert not Partnership.objects.exclude(state="named").exists()


def test_every_entry_concerns_at_least_one_service(said, db):
    assert list(Project.objects.filter(services=None)) == []
    portal = Project.objects.get(source__key="warrington-ehcp-portal")
    assert [service.slug for service in portal.services.all()] == ["ehc-plans"]


def test_every_project_has_a_group_and_a_summary_of_one_sentence(said, db):
    for project in Project.objects.select_related("service_group"):
        assert project.service_group
        assert project.problem.startswith(project.summary)
        assert project.summary[-1] in ".?!"
