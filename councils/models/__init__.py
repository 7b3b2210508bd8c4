from councils.models.confirmed import councils_confirmed_for, has_confirmed, spoken_for_by, who_answers_for
from councils.models.domain import Domain, councils_for
from councils.models.membership import Membership
from councils.models.names import Directory, find_by_name
from councils.models.organisation import Organisation, current_bodies
from councils.models.other_name import OtherName
from councils.models.picture import Picture
from councils.models.presence import accounts_at, end_sessions, forget_ways_in, known_as
from councils.models.profile import Profile
from councils.models.succession import Succession
from councils.models.user import User

__all__ = [
    "Directory",
    "Domain",
    "Membership",
    "Organisation",
    "OtherName",
    "Picture",
    "Profile",
    "Succession",
    "User",
    "accounts_at",
    "councils_confirmed_for",
    "councils_for",
    "current_bodies",
    "end_sessions",
    "find_by_name",
    "forget_ways_in",
    "has_confirmed",
    "known_as",
    "spoken_for_by",
    "who_answers_for",
]
