"""The guard: what writes to our tables outside an action fails; what is not ours passes."""

import pytest
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django_tasks import task

from activity.action import BrokenRule, action, record
from activity.guard import GuardMiddleware, armed
from activity.models import Event
from projects.actions import unfinished
from projects.models import ServiceGroup, Unfinished
from tests.councils.factories import UserFactory
from tests.projects.factories import ProjectFactory


@action
def add_group(*, by):
    group = ServiceGroup.objects.create(slug="waste", name="Waste")
    record("service-group.added", group, by=by)


@task()
def write_in_a_job() -> None:
    ServiceGroup.objects.create(slug="waste", name="Waste")


def create():
    ServiceGroup.objects.create(slug="waste", name="Waste")


def create_many():
    ServiceGroup.objects.bulk_create([ServiceGroup(slug="a", name="A")], ignore_conflicts=True)


def update():
    ServiceGroup.objects.update(name="Waste")


def save():
    group = ServiceGroup.objects.get()
    group.words = "bins"
    group.save()


def delete():
    ServiceGroup.objects.all().delete()


def answer(rf, view, method="post"):
    return GuardMiddleware(view)(getattr(rf, method)("/"))


@pytest.mark.parametrize("write", [create, create_many, update, save, delete])
def test_a_request_that_writes_outside_an_action_fails(rf, group, write):
    def view(request):
        write()

    with pytest.raises(BrokenRule, match="projects_servicegroup was written to outside an action"):
        answer(rf, view)


def test_what_is_for_one_person_alone_is_written_by_actions_that_tell_nobody(db):
    project = ProjectFactory(owner=(owner := UserFactory()))
    typed = {"project": project, "task": "story", "typed": "why=", "version": 1}
    with armed():
        unfinished.keep(**typed, by=owner)
        with pytest.raises(BrokenRule, match="outside an action"), transaction.atomic():
            Unfinished.objects.create(**typed, user=owner)
    assert not Event.objects.exists()


def test_a_request_that_writes_through_an_action_passes(rf, db):
    def view(request):
        add_group(by=None)
        return HttpResponse("Done.")

    assert answer(rf, view).status_code == 200


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_request_that_only_reads_writes_nothing_of_ours_even_through_an_action(rf, db, method):
    def view(request):
        add_group(by=None)

    with pytest.raises(BrokenRule, match="only reads wrote to"):
        answer(rf, view, method)
    assert not ServiceGroup.objects.exists()


def test_sessions_and_accounts_are_not_ours_to_guard(db):
    with armed():
        Session.objects.create(session_key="a", session_data="b", expire_date=timezone.now())
        person = UserFactory.build()
        person.set_password("correct horse battery staple")
        person.save()


@pytest.mark.django_db(transaction=True)
def test_a_job_that_writes_outside_an_action_fails(run_jobs):
    result = write_in_a_job.enqueue()
    run_jobs()
    result.refresh()
    assert result.status == "FAILED"
    assert not ServiceGroup.objects.exists()


def test_a_command_of_ours_that_writes_outside_an_action_fails(db):
    class Command(BaseCommand):
        def handle(self, **options):
            create()

    Command.__module__ = "projects.management.commands.anything"
    with pytest.raises(BrokenRule):
        Command().execute(force_color=False, no_color=False, skip_checks=True)


def test_tests_may_make_rows_directly(group):
    assert ServiceGroup.objects.get() == group
    assert not Event.objects.exists()
