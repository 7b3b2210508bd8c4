"""Bringing the invented councils and people in, by the actions that bring in real ones."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from activity.action import action, record
from councils.actions import membership, organisation, person, site_team, steward
from councils.enums import Happening, Nation
from councils.models import Organisation, User
from councils.permissions import check_keeps_register
from pipeline.examples.clock import days_ago
from pipeline.examples.people import AMARA, APP_KEY, COUNCILS, LONG_AGO, PASSWORD, PEOPLE, ExampleCouncil, ExamplePerson


def settle() -> None:
    """Bring in whoever is not there yet: the site team first, for it confirms the councils' domains."""
    site_team_people = [someone for someone in PEOPLE if someone.role]
    _join_all(site_team_people)
    for someone in site_team_people:
        _give_app(account(someone))
    with days_ago(LONG_AGO):
        for council in COUNCILS:
            _found(council)
    _join_all([someone for someone in PEOPLE if not someone.role])


def account(someone: ExamplePerson) -> User:
    """The person's account, with their standing as it is now."""
    return User.objects.get(email=someone.email)


def council(slug: str) -> Organisation:
    """The invented council with this address."""
    return Organisation.objects.get(slug=slug, is_example=True)


@action
def add_example_council(*, facts: ExampleCouncil, by: User) -> Organisation:
    """Add a council that does not exist, and is labelled so. Real ones come with the register alone."""
    check_keeps_register(by)
    added = Organisation.objects.create(
        slug=facts.slug,
        name=facts.name,
        short_name=facts.short_name,
        kind=facts.kind,
        nation=Nation.ENGLAND,
        region=facts.region,
        is_example=True,
    )
    record(Happening.ORGANISATION_ADDED, added, by=by, council=added.pk)
    return added


def _found(facts: ExampleCouncil) -> None:
    if not Organisation.objects.filter(slug=facts.slug).exists():
        broker = account(AMARA)
        added = add_example_council(facts=facts, by=broker)
        organisation.add_domain(organisation=added, name=facts.domain, by=broker)


def _join_all(people: list[ExamplePerson]) -> None:
    for someone in people:
        if not User.objects.filter(email=someone.email).exists():
            with days_ago(someone.joined):
                _join(someone)


def _join(someone: ExamplePerson) -> None:
    user = User.objects.create_user(someone.email, PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    person.join(name=someone.name, by=user)
    if someone.role:
        site_team.appoint(user=user, role=someone.role, by=None)
    _belong(someone, user)


def _give_app(user: User) -> None:
    if not Authenticator.objects.filter(user=user).exists():
        TOTP.activate(user, APP_KEY)


def _belong(someone: ExamplePerson, user: User) -> None:
    place = membership.recognise(user=user, email=user.email, by=user)
    if someone.asks:
        membership.ask(council=council(someone.asks), reason=someone.reason, by=user)
    if someone.steward and place:
        steward.volunteer(membership=place, by=user)
        steward.confirm_volunteer(membership=place, by=account(AMARA))
