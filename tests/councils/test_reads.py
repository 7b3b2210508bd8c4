"""What the site team reads by its role leaves a line in the log, and no change in the database."""

import logging

import pytest
from django.core.management import call_command
from django.urls import reverse

from cms.models import ContentPage
from councils.enums import SiteRole
from tests.councils.factories import MembershipFactory, OrganisationFactory, member_of, site_team_member

pytestmark = pytest.mark.django_db
logger = "pipeline.reads"


@pytest.fixture
def reads(client, caplog):
    """Give a function that opens an address as a person, and gives the lines that came of it."""

    def run(person, address):
        caplog.clear()
        client.force_login(person)
        client.get(address)
        return [record.getMessage() for record in caplog.records if record.name == logger]

    caplog.set_level(logging.INFO, logger)
    return run


def test_a_broker_who_reads_who_belongs_to_a_council_leaves_a_line(reads):
    council = MembershipFactory().organisation
    address = reverse("councils:people", args=[council.slug])
    broker = site_team_member(SiteRole.BROKER)
    assert reads(broker, address) == [
        f"Person {broker.pk} read /councils/<slug:slug>/people/ {council.slug} from 127.0.0.0/24"
    ]


def test_what_else_stands_in_an_address_is_left_out(reads):
    """It may be somebody's words: the title of a draft, what was looked for."""
    call_command("load_pages", verbosity=0)
    editor, page = site_team_member(SiteRole.EDITOR), ContentPage.objects.get(slug="about")
    (line,) = reads(editor, f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}?q=ann@northby.gov.uk")
    assert line == f"Person {editor.pk} read /admin/pages/<int:page_id>/edit/ {page.pk} from 127.0.0.0/24"


def test_so_does_an_editor_in_the_admin(reads):
    call_command("load_pages", verbosity=0)
    editor = site_team_member(SiteRole.EDITOR)
    assert reads(editor, "/admin/") == [f"Person {editor.pk} read /admin/ from 127.0.0.0/24"]


def test_members_among_themselves_and_public_pages_leave_none(reads):
    council = OrganisationFactory()
    assert reads(member_of(council), reverse("councils:people", args=[council.slug])) == []
    assert reads(site_team_member(), council.get_absolute_url()) == []
    assert reads(site_team_member(), "/about/") == []


def test_what_was_refused_is_no_read(reads):
    council = OrganisationFactory()
    assert reads(site_team_member(SiteRole.EDITOR), reverse("councils:people", args=[council.slug])) == []
