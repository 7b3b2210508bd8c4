"""Organisations and domains that the site team adds, people's names, and the site team itself."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from activity.models import Event
from councils.actions import organisation as organisations
from councils.actions import person
from councils.enums import DomainSource, Kind, SiteRole
from councils.models import Domain, User, find_by_name, spoken_for_by
from kit.refusals import NotPermitted, Refused
from tests.councils.factories import DomainFactory, OrganisationFactory, UserFactory, member_of, site_team_member
from tests.councils.steps import text_of

pytestmark = pytest.mark.django_db


class TestBodies:
    @pytest.mark.parametrize("role", list(SiteRole))
    def test_the_site_team_adds_a_body_that_is_labelled_as_what_it_is(self, role):
        body = organisations.add(name=" Digital  Friends ", kind=Kind.CHARITY, by=site_team_member(role))
        assert (body.name, body.short_name, body.slug) == ("Digital Friends", "Digital Friends", "digital-friends")
        assert body.get_absolute_url() == "/organisations/digital-friends/"
        assert Event.objects.get().kind == "organisation.added"

    def test_others_add_none(self):
        for user in (UserFactory(), member_of(OrganisationFactory())):
            with pytest.raises(NotPermitted):
                organisations.add(name="Digital Friends", kind=Kind.CHARITY, by=user)

    def test_a_council_is_not_added_by_hand(self):
        with pytest.raises(Refused) as refused:
            organisations.add(name="Southby Council", kind=Kind.UNITARY, by=site_team_member())
        assert refused.value.field == "kind"

    def test_a_name_that_is_there_is_not_added_again(self):
        OrganisationFactory(name="Northby Council", short_name="Northby")
        with pytest.raises(Refused, match="Northby Council is there already"):
            organisations.add(name="Northby", kind=Kind.SUPPLIER, by=site_team_member())

    def test_addresses_stay_apart(self):
        OrganisationFactory(slug="digital-friends")
        assert organisations.add(name="Digital Friends", kind=Kind.CHARITY, by=None).slug == "digital-friends-2"

    def test_what_is_no_column_of_a_body_is_not_written(self):
        facts = {"website": "friends.example", "code": "X", "is_example": "1", "slug": "evil"}
        body = organisations.add(name="Digital Friends", kind=Kind.CHARITY, by=None, facts=facts)
        assert (body.website, body.code, body.is_example, body.slug) == (
            "friends.example",
            "",
            False,
            "digital-friends",
        )

    def test_a_body_is_renamed_and_keeps_its_address(self):
        broker = site_team_member()
        body = organisations.add(name="Digital Friends", kind=Kind.CHARITY, by=broker)
        organisations.change(organisation=body, facts={"name": "New Friends", "kind": Kind.CHARITY}, by=broker)
        body.refresh_from_db()
        assert (body.name, body.slug) == ("New Friends", "digital-friends")
        assert Event.objects.latest("id").data == {"changed": ["name"]}

    def test_a_body_is_found_by_every_name_it_had_and_takes_nobody_elses(self):
        broker = site_team_member()
        body = organisations.add(name="Digital Friends", kind=Kind.CHARITY, facts={"short_name": "DF"}, by=broker)
        organisations.change(organisation=body, facts={"name": "New Friends", "short_name": "NF"}, by=broker)
        assert {find_by_name(name) for name in ("Digital Friends", "DF", "New Friends", "NF")} == {body}
        with pytest.raises(Refused, match="New Friends is there already") as refused:
            organisations.add(name="Others", kind=Kind.CHARITY, facts={"short_name": "DF"}, by=broker)
        assert refused.value.field == "short_name"

    def test_the_register_is_changed_by_nobody(self):
        with pytest.raises(Refused, match="register says this"):
            organisations.change(organisation=OrganisationFactory(), facts={"name": "Mine"}, by=site_team_member())

    def test_a_body_does_not_become_a_council(self):
        body = OrganisationFactory(code="", kind=Kind.CHARITY)
        with pytest.raises(Refused):
            organisations.change(organisation=body, facts={"kind": Kind.UNITARY}, by=site_team_member())


class TestDomains:
    def test_the_site_team_confirms_a_domain_and_it_speaks_for_the_council(self):
        council = OrganisationFactory()
        domain = organisations.add_domain(organisation=council, name=" @Northby.gov.uk ", by=site_team_member())
        assert (domain.name, domain.source) == ("northby.gov.uk", DomainSource.SITE_TEAM)
        assert spoken_for_by("sam@it.northby.gov.uk") == [council]
        assert Event.objects.get().data == {"domain": "northby.gov.uk"}

    @pytest.mark.parametrize(
        "name", ["", "uk", "gov.uk", "gmail.com", "nhs.net", "north by.gov.uk", "n\xf6rthby.gov.uk"]
    )
    def test_what_is_no_domain_or_everybodys_is_refused(self, name):
        with pytest.raises(Refused) as refused:
            organisations.add_domain(organisation=OrganisationFactory(), name=name, by=site_team_member())
        assert refused.value.field == "name"

    def test_a_domain_is_added_once(self):
        domain = DomainFactory()
        with pytest.raises(Refused, match="already"):
            organisations.add_domain(organisation=domain.organisation, name=domain.name, by=site_team_member())

    def test_others_confirm_none(self):
        with pytest.raises(NotPermitted):
            organisations.add_domain(organisation=OrganisationFactory(), name="northby.gov.uk", by=UserFactory())
        with pytest.raises(NotPermitted):
            organisations.remove_domain(domain=DomainFactory(source=DomainSource.SITE_TEAM), by=UserFactory())

    def test_the_site_team_takes_back_its_own_domains_only(self):
        broker = site_team_member()
        organisations.remove_domain(domain=DomainFactory(source=DomainSource.SITE_TEAM), by=broker)
        with pytest.raises(Refused, match="register says this"):
            organisations.remove_domain(domain=DomainFactory(), by=broker)
        assert Domain.objects.count() == 1


class TestNames:
    def test_one_changes_ones_own_name_once(self):
        user = UserFactory()
        for _click in range(2):
            assert person.rename(name="Sam  Meadow", by=user).name == "Sam Meadow"
        assert User.objects.get().name == "Sam Meadow"
        assert Event.objects.get().data == {"changed": ["name"]}

    @pytest.mark.parametrize(
        ("name", "sentence"),
        [
            ("sam@northby.gov.uk", "not an e-mail address"),
            ("\ufdd0\ufdd1", "a character that nobody can see"),
            ("\u3164\uffa0", "Enter your name, as colleagues know you."),
        ],
    )
    def test_what_is_no_name_is_refused_with_what_is_wrong(self, name, sentence):
        with pytest.raises(Refused, match=sentence):
            person.rename(name=name, by=UserFactory())

    def test_the_page_shows_the_name_and_leads_on_to_my_work(self, client):
        client.force_login(UserFactory(name="Sam Field"))
        assert 'value="Sam Field"' in text_of(client.get("/my-name/"))
        assert "/account/" in text_of(client.get("/my-work/"))
        assert "/my-name/" in text_of(client.get("/account/"))
        page = text_of(client.post("/my-name/", {"name": "Sam Meadow"}, follow=True))
        assert "Your name is changed." in page
        assert User.objects.get().name == "Sam Meadow"

    @pytest.mark.parametrize("name", ["", "sam@northby.gov.uk", "x" * 101])
    def test_what_is_no_name_is_refused_beside_its_field_and_stays(self, client, name):
        client.force_login(UserFactory(name="Sam Field"))
        page = text_of(client.post("/my-name/", {"name": name}))
        assert 'id="id_name-error"' in page
        assert f'value="{name}"' in page or not name
        assert User.objects.get().name == "Sam Field"


def appoint(*arguments):
    out = StringIO()
    call_command("appoint", *arguments, stdout=out)
    return out.getvalue().strip()


class TestSiteTeam:
    @pytest.mark.parametrize("role", list(SiteRole))
    def test_a_person_is_appointed_by_command(self, role):
        user = UserFactory(name="Ada Moor")
        assert appoint(user.email.upper(), role) == f"Ada Moor is {role.label.lower()} of the site team (now)."
        assert User.objects.get().standing.site_roles == {role}
        event = Event.objects.get()
        assert (event.kind, event.actor, event.data, event.origin) == (
            "site-team.appointed",
            None,
            {"role": role},
            "command",
        )

    def test_appointing_twice_changes_nothing(self):
        user = UserFactory()
        appoint(user.email, "broker")
        assert appoint(user.email, "broker").endswith("(already).")
        assert Event.objects.count() == 1

    def test_a_role_is_taken_back(self):
        user = site_team_member()
        assert "is not broker" in appoint(user.email, "broker", "--end")
        assert not User.objects.get().standing.site_team

    def test_an_unknown_or_unconfirmed_address_is_not_appointed(self):
        with pytest.raises(CommandError, match="sign up first"):
            appoint("nobody@site.example", "broker")
        with pytest.raises(CommandError, match="confirm"):
            appoint(UserFactory(confirmed=False).email, "broker")

    def test_there_is_no_other_role(self):
        with pytest.raises(CommandError):
            appoint(UserFactory().email, "superuser")
