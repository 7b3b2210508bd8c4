"""Rows of this room for tests. They write past the actions, as only tests may."""

import factory
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group

from councils.enums import DomainSource, Kind, MembershipState, SiteRole, StewardState
from councils.models import Domain, Membership, Organisation, Picture, Profile, User
from kit.pictures import draw
from tests.support.pictures import sample

PASSWORD = "correct horse battery staple"
# The key of every authenticator app in tests.
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a name and a confirmed address; `confirmed=False` for one that is not yet."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@post.example")

    @classmethod
    def _create(cls, model_class, *args, name="Sam Field", confirmed=True, password=PASSWORD, **kwargs):
        user = User.objects.create_user(password=password, **kwargs)
        Profile.objects.create(user=user, name=name)
        EmailAddress.objects.create(user=user, email=user.email, verified=confirmed, primary=True)
        return user


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A current council, unless `kind` says otherwise; `end` makes it an ended one."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    short_name = factory.Sequence(lambda number: f"Northby {number}")
    name = factory.LazyAttribute(lambda body: f"{body.short_name} Council")
    slug = factory.Sequence(lambda number: f"northby-{number}")
    code = factory.Sequence(lambda number: f"X{number}")
    kind = Kind.UNITARY

    @factory.post_generation
    def successors(self, create, extracted, **kwargs):
        """Let `successors=[...]` say who does its work today."""
        self.successors.set(extracted or [])


class DomainFactory(factory.django.DjangoModelFactory):
    """A confirmed domain of a council."""

    class Meta:
        model = Domain

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda number: f"northby{number}.gov.uk")
    source = DomainSource.REGISTER


class DrawnFactory(factory.django.DjangoModelFactory):
    """A picture, of whatever it is."""

    class Meta:
        abstract = True

    class Params:
        drawn = factory.LazyFunction(lambda: draw(sample()))

    alt = "A crew member scans a bin"
    digest = factory.SelfAttribute("drawn.digest")
    width = factory.SelfAttribute("drawn.width")
    height = factory.SelfAttribute("drawn.height")
    small = factory.SelfAttribute("drawn.small")
    large = factory.SelfAttribute("drawn.large")


class CouncilPictureFactory(DrawnFactory):
    """The picture of a council."""

    class Meta:
        model = Picture

    council = factory.SubFactory(OrganisationFactory)


class MembershipFactory(factory.django.DjangoModelFactory):
    """A verified membership."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    state = MembershipState.VERIFIED


class StewardFactory(MembershipFactory):
    """The membership of a steward."""

    steward = StewardState.STEWARD


def member_of(organisation, **person) -> User:
    """A verified member."""
    return MembershipFactory(organisation=organisation, user=UserFactory(**person)).user


def steward_of(organisation, **person) -> User:
    """A steward."""
    return StewardFactory(organisation=organisation, user=UserFactory(**person)).user


def with_app(user) -> User:
    """The same person with an authenticator app."""
    TOTP.activate(user, SECRET)
    return user


def superuser() -> User:
    """Somebody who may do everything in the admin."""
    return with_app(UserFactory(email="boss@site.example", is_superuser=True))


def site_team_member(role=SiteRole.BROKER, *, factor=True, **person) -> User:
    """A broker or editor of the site team, who has an authenticator app unless told otherwise."""
    user = UserFactory(**person)
    if factor:
        with_app(user)
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user
