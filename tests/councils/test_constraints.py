"""What the database itself refuses, whatever the code does."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from councils.enums import MembershipState, StewardState
from councils.models import Domain, Membership, Organisation, OtherName, User
from tests.councils.factories import DomainFactory, MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def refused(do):
    with pytest.raises(IntegrityError), transaction.atomic():
        do()


def test_one_membership_for_a_person_and_a_council():
    row = MembershipFactory()
    refused(lambda: Membership.objects.create(user=row.user, organisation=row.organisation, state="asked"))


@pytest.mark.parametrize("steward", [StewardState.INVITED, StewardState.VOLUNTEERED, StewardState.STEWARD])
@pytest.mark.parametrize("state", [each for each in MembershipState if each != MembershipState.VERIFIED])
def test_only_a_current_member_is_steward_or_becomes_one(state, steward):
    refused(lambda: MembershipFactory(state=state, steward=steward))


def test_no_two_accounts_share_an_address_in_whatever_case():
    UserFactory(email="sam@northby.gov.uk")
    refused(lambda: User.objects.bulk_create([User(email="SAM@northby.gov.uk")]))


def test_one_organisation_for_a_code_and_for_an_address():
    body = OrganisationFactory()
    refused(lambda: OrganisationFactory(code=body.code))
    refused(lambda: OrganisationFactory(slug=body.slug))
    OrganisationFactory.create_batch(2, code="")


def test_nothing_ends_before_it_starts():
    refused(lambda: OrganisationFactory(start=date(2023, 4, 1), end=date(2023, 3, 31)))


def test_an_organisation_has_a_domain_and_a_name_once_but_may_share_a_domain():
    domain = DomainFactory()
    refused(lambda: DomainFactory(organisation=domain.organisation, name=domain.name))
    DomainFactory(name=domain.name)
    OtherName.objects.create(organisation=domain.organisation, name="Oldby")
    refused(lambda: OtherName.objects.create(organisation=domain.organisation, name="Oldby"))


def test_a_domain_has_a_name():
    refused(lambda: Domain.objects.create(organisation=OrganisationFactory(), name="", source="register"))


def test_a_council_with_members_is_not_deleted():
    body = MembershipFactory().organisation
    refused(lambda: Organisation.objects.filter(pk=body.pk).delete())
