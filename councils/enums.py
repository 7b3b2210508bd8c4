"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an organisation is."""

    COUNTY = "county", _("County council")
    DISTRICT = "district", _("District council")
    UNITARY = "unitary", _("Unitary authority")
    METROPOLITAN = "metropolitan", _("Metropolitan borough")
    LONDON = "london", _("London borough")
    CITY = "city", _("City corporation")
    SCOTTISH = "scottish", _("Scottish council")
    WELSH = "welsh", _("Welsh council")
    NORTHERN_IRISH = "northern-irish", _("Northern Irish council")
    COMBINED = "combined", _("Combined authority")
    GLA = "gla", _("Strategic authority")
    PUBLIC_BODY = "public-body", _("Public body")
    CHARITY = "charity", _("Charity or network")
    SUPPLIER = "supplier", _("Supplier")
    OTHER = "other", _("Other organisation")


COUNCIL_KINDS = frozenset(set(Kind) - {Kind.PUBLIC_BODY, Kind.CHARITY, Kind.SUPPLIER, Kind.OTHER})
PUBLIC_KINDS = COUNCIL_KINDS | {Kind.PUBLIC_BODY}


class Nation(TextChoices):
    """The nations of the United Kingdom."""

    ENGLAND = "england", _("England")
    SCOTLAND = "scotland", _("Scotland")
    WALES = "wales", _("Wales")
    NORTHERN_IRELAND = "northern-ireland", _("Northern Ireland")


class Region(TextChoices):
    """The regions of England; the other nations are one region each."""

    EAST_MIDLANDS = "east-midlands", _("East Midlands")
    EAST_OF_ENGLAND = "east-of-england", _("East of England")
    LONDON = "london", _("London")
    NORTH_EAST = "north-east", _("North East")
    NORTH_WEST = "north-west", _("North West")
    SOUTH_EAST = "south-east", _("South East")
    SOUTH_WEST = "south-west", _("South West")
    WEST_MIDLANDS = "west-midlands", _("West Midlands")
    YORKSHIRE = "yorkshire", _("Yorkshire and The Humber")
    SCOTLAND = "scotland", _("Scotland")
    WALES = "wales", _("Wales")
    NORTHERN_IRELAND = "northern-ireland", _("Northern Ireland")


class DomainSource(TextChoices):
    """Who says that an e-mail domain is an organisation's."""

    REGISTER = "register", _("Derived from the website in the register")
    SITE_TEAM = "site-team", _("Added by the site team")


class MembershipState(TextChoices):
    """Where a person stands with a council."""

    ASKED = "asked", _("Asked to join")
    VERIFIED = "verified", _("Member")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Request taken back")
    ENDED = "ended", _("Ended")


class StewardState(TextChoices):
    """Where a member stands with the steward's role."""

    INVITED = "invited", _("Asked to become steward")
    VOLUNTEERED = "volunteered", _("Said yes, waits for the site team")
    STEWARD = "steward", _("Steward")
    DECLINED = "declined", _("Said no")
    NOT_CONFIRMED = "not-confirmed", _("Not confirmed by the site team")
    ENDED = "ended", _("No longer steward")


WITHOUT_MEMBERSHIP = frozenset({"", StewardState.DECLINED, StewardState.NOT_CONFIRMED, StewardState.ENDED})


class SiteRole(TextChoices):
    """What a member of the site team does; each is a group of Django's."""

    EDITOR = "editor", _("Editor")
    BROKER = "broker", _("Broker")


class Happening(TextChoices):
    """The Events of this room, in words that follow the name of who did it."""

    ORGANISATION_ADDED = "organisation.added", _("was added to the register")
    ORGANISATION_CHANGED = "organisation.changed", _("changed in the register")
    ORGANISATION_PICTURED = "organisation.pictured", _("put up a picture")
    ORGANISATION_PICTURE_DESCRIBED = "organisation.picture-described", _("said anew what its picture shows")
    ORGANISATION_PICTURE_REMOVED = "organisation.picture-removed", _("took its picture away")
    DOMAIN_ADDED = "domain.added", _("got an e-mail domain")
    DOMAIN_REMOVED = "domain.removed", _("lost an e-mail domain")
    PERSON_JOINED = "person.joined", _("signed up")
    PERSON_RENAMED = "person.renamed", _("changed their name")
    ACCOUNT_CLOSED = "account.closed", _("closed their account")
    ACCOUNT_FORGOTTEN = "account.forgotten", _("never confirmed their address")
    ACCOUNT_SUSPENDED = "account.suspended", _("was suspended")
    ACCOUNT_REINSTATED = "account.reinstated", _("was let in again")
    MEMBERSHIP_RECOGNISED = "membership.recognised", _("was recognised by e-mail domain")
    MEMBERSHIP_CHOSEN = "membership.chosen", _("chose a council")
    MEMBERSHIP_ASKED = "membership.asked", _("asked to join")
    MEMBERSHIP_APPROVED = "membership.approved", _("was approved")
    MEMBERSHIP_DECLINED = "membership.declined", _("was declined")
    MEMBERSHIP_WITHDRAWN = "membership.withdrawn", _("no longer asks to join")
    MEMBERSHIP_ENDED = "membership.ended", _("left")
    STEWARD_INVITED = "steward.invited", _("was asked to become steward")
    STEWARD_VOLUNTEERED = "steward.volunteered", _("said yes to becoming steward")
    STEWARD_REFUSED = "steward.refused", _("said no to becoming steward")
    STEWARD_APPOINTED = "steward.appointed", _("became steward")
    STEWARD_DECLINED = "steward.declined", _("was not confirmed as steward")
    STEWARD_ENDED = "steward.ended", _("is no longer steward")
    SITE_TEAM_APPOINTED = "site-team.appointed", _("joined the site team")
    SITE_TEAM_DISMISSED = "site-team.dismissed", _("left the site team")
