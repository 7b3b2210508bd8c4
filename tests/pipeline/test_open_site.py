"""What a site opens with, once and at every later start."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from activity.models import Event
from cms.models import ContentPage
from councils.actions import organisation
from councils.enums import DomainSource, Kind, SiteRole
from councils.models import Domain, Organisation, User
from projects.actions import claim, service_group
from projects.models import Project, ServiceGroup
from projects.permissions import can_assign
from tests.councils.factories import MembershipFactory, site_team_member
from tests.support.tables import everything


def open_site(*options):
    out = StringIO()
    call_command("open_site", *options, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker):
    """What the first start said; the site stays open for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield open_site()
        transaction.set_rollback(True)


def test_it_opens_with_the_register_the_groups_and_the_entries(said, db):
    assert Organisation.objects.councils().current().count() == 396
    assert ServiceGroup.objects.count() == 24
    assert Project.objects.filter(unclaimed=True).count() == Project.objects.count() == 133
    assert not User.objects.exists()
    assert not Organisation.objects.filter(is_example=True).exists()


def test_it_says_one_line_of_each_part(said, db):
    assert [line.split(":")[0] for line in said] == [
        "Councils",
        "Service groups",
        "Words",
        "Pages",
        "Entries from public records",
    ]


def test_a_second_start_changes_nothing_and_asks_little(said, db):
    before = Event.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        open_site()
    assert Event.objects.count() == before
    assert len(queries) < 100


def rename_a_body(broker):
    body = Organisation.objects.filter(code="", led_projects__isnull=False).first()
    organisation.change(organisation=body, facts={"name": "Another Name", "short_name": "Another"}, by=broker)


def call_a_body_otherwise_for_short(broker):
    for number, body in enumerate(Organisation.objects.filter(code="")):
        organisation.change(organisation=body, facts={"short_name": f"Body {number}"}, by=broker)


def add_a_body(broker):
    organisation.add(name="A New Body", kind=Kind.OTHER, by=broker)


def add_domains(broker):
    for each in (Organisation.objects.councils().current().first(), Organisation.objects.filter(code="").first()):
        organisation.add_domain(organisation=each, name=f"digital.{each.slug}.example", by=broker)


def add_a_domain_before_the_register_has_it(broker):
    Domain.objects.filter(pk=Domain.objects.first().pk).update(source=DomainSource.SITE_TEAM)


def change_a_service_group(editor):
    group = ServiceGroup.objects.first()
    service_group.define(slug=group.slug, name="Renamed", words="other words", order=99, by=editor)


def add_a_service_group(editor):
    service_group.define(slug="moon", name="The Moon", words="", order=1, by=editor)


def edit_and_close_pages(editor):
    for page in ContentPage.objects.all():
        page.title, page.body = "Our own title", "<p>Our own words.</p>"
        page.save_revision(user=editor).publish(user=editor)
    page.unpublish(user=editor)


def give_an_entry_away(broker):
    entry = next(each for each in Project.objects.filter(unclaimed=True) if can_assign(broker, each))
    owner = MembershipFactory(organisation=Organisation.objects.councils().current().first())
    claim.assign(project=entry, membership=owner, by=broker)


EDITS = {
    SiteRole.BROKER: [
        rename_a_body,
        call_a_body_otherwise_for_short,
        add_a_body,
        add_domains,
        add_a_domain_before_the_register_has_it,
        give_an_entry_away,
    ],
    SiteRole.EDITOR: [change_a_service_group, add_a_service_group, edit_and_close_pages],
}


@pytest.mark.parametrize(
    ("role", "edit"), [pytest.param(role, edit, id=edit.__name__) for role in EDITS for edit in EDITS[role]]
)
def test_what_the_site_team_edits_stays_at_the_next_start(said, db, role, edit):
    edit(site_team_member(role))
    before = everything(), list(Page.objects.values_list("path", "title", "live"))
    open_site()
    assert (everything(), list(Page.objects.values_list("path", "title", "live"))) == before


def test_examples_are_refused_on_a_real_site(said, db, settings):
    settings.DEVELOPMENT_PAGES = False
    with pytest.raises(CommandError, match="for development only"):
        open_site("--examples")
    assert not User.objects.exists()
