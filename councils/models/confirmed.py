"""What follows from the addresses a person has confirmed, and who answers for a council."""

from allauth.account.models import EmailAddress

from councils.addresses import parse_address
from councils.models.domain import councils_for
from councils.models.organisation import Organisation, current_bodies
from councils.models.user import User
from kit.refusals import Refused


def has_confirmed(user: User, email: str) -> bool:
    """Whether the person has confirmed this address."""
    return EmailAddress.objects.filter(user=user, email__iexact=email, verified=True).exists()


def spoken_for_by(email: str) -> list[Organisation]:
    """The current organisations an address speaks for; none for what is no address of a council's."""
    try:
        return councils_for(parse_address(email))
    except Refused:
        return []


def councils_confirmed_for(user: User) -> list[Organisation]:
    """The current organisations for which the person's confirmed addresses speak."""
    emails = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return current_bodies(organisation for email in emails for organisation in spoken_for_by(email))


def who_answers_for(council: Organisation) -> list[User]:
    """Those who answer for a council: its stewards or, where it has none, the brokers of the site team."""
    stewards = User.objects.stewards_of([council])
    answering = stewards if stewards.exists() else User.objects.brokers()
    return list(answering.select_related("profile").order_by("id"))
