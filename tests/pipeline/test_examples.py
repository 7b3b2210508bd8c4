"""The examples: invented councils, people and work, made as people would make them."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from activity.guard import armed
from activity.models import Event
from councils.enums import DomainSource, SiteRole
from councils.models import Domain, Membership, Organisation, User
from notifications import sent
from pipeline.examples.clock import day, days_ago
from pipeline.examples.load import OnlyInDevelopment, load_examples
from pipeline.examples.people import GWYN, JOE, LENA, PASSWORD, PEOPLE, PRIYA, RUTH
from pipeline.examples.stories import STORIES
from projects.enums import PartnershipState, Phase, PledgeState, RequestState
from projects.models import Output, Partnership, Pledge, Project, Request, TeamMember, Update
from projects.models.answering import who_answers

EVERYTHING = (Organisation, User, Membership, Project, Update, Output, Partnership, Pledge, Request, TeamMember, Event)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The examples, loaded once for this module on a site without the register."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("sync_service_groups", stdout=StringIO())
        with armed():
            load_examples()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def examples(loaded, db):
    """The examples, for one test."""


def account(someone):
    return User.objects.get(email=someone.email)


@pytest.mark.usefixtures("examples")
class TestTheExamples:
    def test_are_two_councils_that_are_marked_so(self):
        councils = Organisation.objects.filter(is_example=True)
        assert {council.name for council in councils} == {"Northmere Council", "Eastvale Borough Council"}
        assert set(Domain.objects.values_list("name", "source")) == {
            ("northmere.example", DomainSource.SITE_TEAM),
            ("eastvale.example", DomainSource.SITE_TEAM),
        }
        assert not Project.objects.exclude(lead__in=councils).exists()

    def test_have_addresses_that_reach_nobody(self):
        assert all(user.email.endswith(".example") for user in User.objects.all())

    def test_have_a_steward_and_an_owner_in_each_council_and_a_site_team(self):
        for steward, owner in ((PRIYA, JOE), (RUTH, LENA)):
            council = account(owner).memberships.get().organisation
            assert account(steward).standing.stewards == account(steward).standing.councils == {council.pk}
            assert TeamMember.objects.owners().filter(user=account(owner), organisation=council).exists()
        assert account(GWYN).standing.public
        assert not TeamMember.objects.filter(user=account(GWYN)).exists()
        assert {role for user in User.objects.all() for role in user.standing.site_roles} == set(SiteRole)

    def test_can_all_sign_in(self):
        for someone in PEOPLE:
            assert account(someone).check_password(PASSWORD)
            assert account(someone).emailaddress_set.get().verified

    def test_are_projects_in_every_phase_to_live_and_a_draft(self):
        assert set(Project.objects.published().values_list("phase", flat=True)) == set(Phase) - {Phase.RETIRED}
        assert [project.title for project in Project.objects.filter(published_at=None)] == [
            "Texts that tell people when their bin day moves"
        ]

    def test_show_requests_pledges_and_partners_wherever_they_may_stand(self):
        assert set(Request.objects.values_list("state", flat=True)) == set(RequestState) - {RequestState.WITHDRAWN}
        assert set(Pledge.objects.values_list("state", flat=True)) >= {
            PledgeState.AWAITING,
            PledgeState.OFFERED,
            PledgeState.ACTIVE,
            PledgeState.DELIVERED_SAID,
            PledgeState.DELIVERED,
        }
        assert set(Partnership.objects.values_list("state", flat=True)) == {
            PartnershipState.ACCEPTED,
            PartnershipState.INVITED,
        }
        assert Membership.objects.waiting().exists()

    def test_leave_something_to_answer_for_both_owners_and_both_stewards(self):
        waiting = Request.objects.waiting().select_related("project")
        assert {user for asked in waiting for user in who_answers(asked.project)} >= {account(JOE), account(LENA)}
        assert Pledge.objects.get(state=PledgeState.AWAITING).council_id in account(PRIYA).standing.stewards

    def test_stand_in_the_past_rows_and_events_alike(self):
        now = timezone.now()
        published = sorted(project.published_at for project in Project.objects.published())
        assert now - timedelta(days=63) < published[0] < published[-1] < now - timedelta(days=5)
        for update in Update.objects.all():
            event = Event.objects.get(kind="update.posted", subject_id=update.pk)
            assert abs(event.at - update.posted_at) < timedelta(minutes=1)
        times = list(Event.objects.filter(project__isnull=False).order_by("id").values_list("at", flat=True))
        assert times == sorted(times)
        assert times[-1] <= now

    def test_are_added_once(self):
        before = [model.objects.count() for model in EVERYTHING]
        assert load_examples() == 0
        assert [model.objects.count() for model in EVERYTHING] == before

    def test_come_back_where_they_are_missing_and_stay_as_people_changed_them(self):
        Project.objects.filter(published_at=None).delete()
        Project.objects.filter(phase=Phase.LIVE).update(title="Changed")
        assert load_examples() == 1
        assert Project.objects.count() == len(STORIES)
        assert Project.objects.filter(title="Changed").exists()

    def test_are_refused_on_a_real_site(self, settings):
        settings.DEVELOPMENT_PAGES = False
        with pytest.raises(OnlyInDevelopment):
            load_examples()


def test_the_clock_goes_back_and_forth_again():
    before = timezone.now()
    with days_ago(10):
        assert before - timedelta(days=11) < timezone.now() < before - timedelta(days=9)
        assert timezone.localdate() == day(-10)
        assert timezone.is_aware(timezone.now())
    assert timezone.now() >= before
    with pytest.raises(ZeroDivisionError), days_ago(10):
        raise ZeroDivisionError
    assert timezone.now() >= before


def test_every_mail_about_them_leads_its_reader_to_a_page_that_opens(examples, client, run_jobs, settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    run_jobs()
    mails = sent.newest()
    assert len(mails) > 20
    closed = [
        (mail.to, mail.subject, path) for mail in mails for path in links(mail) if not opens(client, mail.to, path)
    ]
    assert closed == []


def links(mail) -> list[str]:
    return re.findall(rf"{re.escape(settings.SITE_URL)}(/\S*)", mail.body)


def opens(client, address: str, path: str) -> bool:
    client.force_login(User.objects.get(email=address))
    return client.get(path).status_code == 200
