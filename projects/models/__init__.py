from projects.models.brought_list import BroughtList
from projects.models.handover import Handover
from projects.models.invitation import Invitation
from projects.models.link import Link
from projects.models.output import Output
from projects.models.partnership import Partnership
from projects.models.phase_dates import PhaseDates
from projects.models.picture import Picture
from projects.models.pledge import Pledge
from projects.models.project import Project
from projects.models.request import Request
from projects.models.service import Service
from projects.models.service_group import ServiceGroup
from projects.models.source import Source
from projects.models.team_member import TeamMember
from projects.models.unfinished import Unfinished
from projects.models.update import Update
from projects.models.version import Version
from projects.models.wanted_role import WantedRole

__all__ = [
    "BroughtList",
    "Handover",
    "Invitation",
    "Link",
    "Output",
    "Partnership",
    "PhaseDates",
    "Picture",
    "Pledge",
    "Project",
    "Request",
    "Service",
    "ServiceGroup",
    "Source",
    "TeamMember",
    "Unfinished",
    "Update",
    "Version",
    "WantedRole",
]
