from councils.models.domain import Domain
from councils.models.membership import Membership
from councils.models.names import Directory, find_by_name
from councils.models.organisation import Organisation, current_bodies
from councils.models.other_name import OtherName
from councils.models.profile import Profile
from councils.models.user import User

__all__ = [
    "Directory",
    "Domain",
    "Membership",
    "Organisation",
    "OtherName",
    "Profile",
    "User",
    "current_bodies",
    "find_by_name",
]
