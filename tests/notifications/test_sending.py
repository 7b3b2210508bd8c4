"""How a mail gets from being owed to being sent: once, whatever happens."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from activity.models import Event
from activity.origin import coming_through
from notifications import outbox
from notifications.actions import mail as mails
from notifications.enums import MailState
from notifications.models import Mail
from notifications.tasks import send
from projects.actions import project as projects
from projects.actions import request
from projects.enums import RequestKind, TeamRole
from projects.models import Request
from tests.councils.factories import member_of
from tests.notifications.steps import steps_of
from tests.projects.factories import TeamMemberFactory


@pytest.fixture
def ask(project, other, officer):
    return lambda: request.send(
        project=project, council=other, kind=RequestKind.MEET, message="May we see it?", by=officer
    )


@pytest.fixture
def owed(ask):
    """One mail, owed to the owner of a project, and its job taken from the queue."""
    ask()
    DBTaskResult.objects.all().delete()
    return Mail.objects.get()


def test_what_is_owed_holds_no_text_and_no_address(owed, owner):
    assert (owed.recipient, owed.address, owed.subject, owed.sealed) == (owner, "", "", "")


def test_a_mail_is_written_and_its_job_queued_with_the_action(ask, owner):
    ask()
    mail = Mail.objects.get()
    job = DBTaskResult.objects.get()
    assert (mail.recipient, mail.state) == (owner, MailState.OWED)
    assert (job.queue_name, job.args_kwargs) == ("mail", {"args": [mail.pk], "kwargs": {}})


@pytest.mark.django_db(transaction=True)
def test_an_action_that_is_rolled_back_leaves_no_event_no_mail_and_no_job(project, other, officer, deliver):
    with transaction.atomic():
        request.send(project=project, council=other, kind=RequestKind.MEET, message="Hello.", by=officer)
        assert Mail.objects.exists()
        transaction.set_rollback(True)
    assert deliver() == []
    for model in (Request, Event, Mail, DBTaskResult):
        assert not model.objects.exists()


def test_the_text_is_composed_when_it_is_sent(ask, project, owner, deliver):
    ask()
    type(project).objects.filter(pk=project.pk).update(title="A better title")
    assert "A better title" in deliver()[0].subject


def test_the_address_is_the_one_that_the_person_has_when_it_is_sent(ask, owner, deliver):
    ask()
    owner.emailaddress_set.update(email="new@eastmere.example")
    type(owner).objects.filter(pk=owner.pk).update(email="new@eastmere.example")
    assert [mail.to for mail in deliver()] == ["new@eastmere.example"]


def test_each_step_of_sending_leaves_one_event_that_names_nobody(owed, deliver):
    send.enqueue(owed.pk)
    deliver()
    events = Event.objects.filter(subject="notifications.mail").order_by("id")
    assert [event.kind for event in events] == ["mail.taken", "mail.sent"]
    assert all((event.data, event.actor, event.project, event.origin) == ({}, None, None, "worker") for event in events)


def test_sending_twice_sends_once(owed, deliver):
    send.enqueue(owed.pk)
    send.enqueue(owed.pk)
    assert len(deliver()) == 1
    send.enqueue(owed.pk)
    assert len(deliver()) == 1
    assert steps_of(owed) == ["mail.taken", "mail.sent"]


def test_what_was_taken_by_one_worker_is_not_taken_by_another(owed):
    assert mails.take(mail_id=owed.pk, by=None) is not None
    assert mails.take(mail_id=owed.pk, by=None) is None


def test_what_a_killed_worker_left_behind_is_taken_again_after_a_while(owed):
    mails.take(mail_id=owed.pk, by=None)
    Mail.objects.update(taken_at=timezone.now() - timedelta(minutes=4))
    assert mails.take(mail_id=owed.pk, by=None) is not None


def test_a_job_for_a_mail_that_is_gone_does_no_harm(db, deliver):
    send.enqueue(12345)
    assert deliver() == []


def test_a_withheld_mail_stays_withheld(owed, owner, deliver):
    type(owner).objects.filter(pk=owner.pk).update(is_active=False)
    send.enqueue(owed.pk)
    assert deliver() == []
    type(owner).objects.filter(pk=owner.pk).update(is_active=True)
    send.enqueue(owed.pk)
    assert deliver() == []
    assert steps_of(owed) == ["mail.taken", "mail.withheld"]


def test_events_told_twice_make_one_mail_for_each_person(owed):
    outbox.owe(owed.event)
    assert Mail.objects.count() == 1
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_events_told_twenty_times_in_parallel_make_one_mail_for_each_person(owed, project, lead):
    TeamMemberFactory(project=project, organisation=lead, role=TeamRole.OWNER)
    Mail.objects.all().delete()

    def tell(_number):
        try:
            outbox.owe(owed.event)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(tell, range(20)))
    assert Mail.objects.count() == DBTaskResult.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_twenty_workers_at_once_send_one_mail(owed, folder):
    def work(_number):
        try:
            send.func(owed.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(work, range(20)))
    assert len(list(folder.glob("*.txt"))) == 1


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"address": "a@b.example", "recipient": True},
        {"recipient": True},
        {"address": "a@b.example", "state": MailState.SENT},
        {"address": "a@b.example", "settled_at": timezone.now()},
    ],
)
def test_the_database_refuses_half_a_mail(owner, columns):
    if columns.get("recipient"):
        columns = {**columns, "recipient": owner}
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.create(**columns)


def test_the_database_refuses_a_second_mail_for_person_and_event(owed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.create(event=owed.event, recipient=owed.recipient)


def test_drafting_owes_nobody_anything(lead, owner):
    projects.draft(
        title="Quiet", summary="S", phase="idea", service_group=None, would_help="", lead=lead, once=uuid4(), by=owner
    )
    assert not Mail.objects.exists()


def test_a_sweep_finds_what_is_owed_and_has_no_job(owed, deliver):
    outbox.sweep()
    assert not DBTaskResult.objects.exists(), "owed for less than a minute"
    Mail.objects.update(due_at=timezone.now() - timedelta(minutes=2))
    outbox.sweep()
    assert len(deliver()) == 1
    outbox.sweep()
    assert len(deliver()) == 1


def test_a_sweep_adds_nothing_while_the_queue_has_jobs(ask):
    ask()
    Mail.objects.update(due_at=timezone.now() - timedelta(minutes=2))
    outbox.sweep()
    assert DBTaskResult.objects.count() == 1


def test_the_origin_of_a_mail_is_where_the_action_came_from(ask, lead, project):
    TeamMemberFactory(project=project, user=member_of(lead), organisation=lead)
    with coming_through("site", "192.0.2.77"):
        ask()
    assert Mail.objects.latest("id").event.network == "192.0.2.0/24"
