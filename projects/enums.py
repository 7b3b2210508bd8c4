"""The words of this room."""

from enum import Enum, auto

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Phase(TextChoices):
    """How far the work has got, as digital teams in government say it."""

    IDEA = "idea", _("Idea")
    DISCOVERY = "discovery", _("Discovery")
    ALPHA = "alpha", _("Alpha")
    BETA = "beta", _("Beta")
    LIVE = "live", _("Live")
    RETIRED = "retired", _("Retired")


STATIONS = (Phase.IDEA, Phase.DISCOVERY, Phase.ALPHA, Phase.BETA, Phase.LIVE)


class State(TextChoices):
    """Whether the work goes on."""

    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    STOPPED = "stopped", _("Stopped")
    HANDED_OVER = "handed-over", _("Handed over")
    FINISHED = "finished", _("Finished")
    NOT_KNOWN = "not-known", _("Not known")


# In these nobody works on it any more: it asks for no help and takes no pledges.
OVER = (State.STOPPED, State.HANDED_OVER, State.FINISHED)


class Audience(TextChoices):
    """Who may read a published project."""

    COUNCIL = "council", _("Our council: members of the lead and partner councils, and the team")
    OFFICERS = "officers", _("Verified officers: members of any public body")
    EVERYONE = "everyone", _("Everyone")


class Openness(TextChoices):
    """How open a project is to others."""

    SHARING = "sharing", _("Sharing what we learn")
    CONVERSATION = "conversation", _("Open to conversation")
    PARTNERS = "partners", _("Looking for partners")
    CO_FUNDING = "co-funding", _("Looking for co-funding")


LOOKING_FOR_HELP = (Openness.PARTNERS, Openness.CO_FUNDING)


class Budget(TextChoices):
    """What the work costs, in bands of pounds."""

    UNKNOWN = "", _("Unknown")
    TO_50K = "to-50k", _("Up to £50,000")
    TO_100K = "to-100k", _("£50,000 to £100,000")
    TO_250K = "to-250k", _("£100,000 to £250,000")
    TO_500K = "to-500k", _("£250,000 to £500,000")
    TO_1M = "to-1m", _("£500,000 to £1 million")
    OVER_1M = "over-1m", _("Over £1 million")


class Principle(TextChoices):
    """The principles of the Local Digital Declaration (2018), in our own words."""

    USERS = "p1", _("Redesign services around the people who use them")
    PLUMBING = "p2", _("Fix the plumbing")
    SHARING = "p3", _("Share information safely and usefully")
    LEADERSHIP = "p4", _("Demonstrate digital leadership")
    OPENNESS = "p5", _("Work in the open")


class TeamRole(TextChoices):
    """What a person is in a project's team."""

    OWNER = "owner", _("Owner")
    MEMBER = "member", _("Team member")


class PartnershipState(TextChoices):
    """Where a partner council stands."""

    INVITED = "invited", _("Asked to be a partner")
    ACCEPTED = "accepted", _("Partner")
    DECLINED = "declined", _("Declined")
    ENDED = "ended", _("No longer a partner")
    NAMED = "named", _("Named in the source")


class RequestKind(TextChoices):
    """What an officer asks of a project."""

    MEET = "meet", _("Meet the team")
    LEARN = "learn", _("Learn from it")
    TRY = "try", _("Try it")
    JOIN = "join", _("Join the team")
    CO_FUND = "co-fund", _("Fund it together")
    EXPERT = "expert", _("Ask an expert")


class RequestState(TextChoices):
    """Where a request stands."""

    WAITING = "waiting", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class HandoverState(TextChoices):
    """Where the question stands whether another council leads a project."""

    ASKED = "asked", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")


class InvitationState(TextChoices):
    """Where an invitation to a team stands."""

    INVITED = "invited", _("Invited")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")
    EXPIRED = "expired", _("Expired")


class PledgeKind(TextChoices):
    """What a council offers."""

    STAFF = "staff", _("Staff time")
    SKILL = "skill", _("A skill")
    MONEY = "money", _("Money")
    PARTICIPANTS = "participants", _("People to take part in research")
    TESTING = "testing", _("Testing")
    HOSTING = "hosting", _("Hosting")
    CODE = "code", _("Code")
    EARLY_ADOPTER = "early-adopter", _("Being an early adopter")


class PledgeState(TextChoices):
    """Where a pledge stands."""

    AWAITING = "awaiting", _("Awaiting the council’s word")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    ACTIVE = "active", _("Active")
    DELIVERED_SAID = "delivered-said", _("Said to be delivered")
    DELIVERED = "delivered", _("Delivered")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class OutputKind(TextChoices):
    """What can be reused."""

    CODE = "code", _("Code")
    RESEARCH = "research", _("User research")
    PATTERN = "pattern", _("Service pattern")
    PROTOTYPE = "prototype", _("Prototype")
    DATA_STANDARD = "data-standard", _("Data standard or model")
    BUSINESS_CASE = "business-case", _("Business or benefits case")
    PROCUREMENT = "procurement", _("Procurement document")
    POLICY = "policy", _("Policy")
    TRAINING = "training", _("Training")
    LESSONS = "lessons", _("Lessons")
    UNKNOWN = "unknown", _("Kind not known")


class Licence(TextChoices):
    """On what terms an output may be reused."""

    MIT = "mit", _("MIT licence")
    APACHE = "apache-2", _("Apache licence 2.0")
    GPL = "gpl-3", _("GNU GPL 3")
    AGPL = "agpl-3", _("GNU AGPL 3")
    EUPL = "eupl-1.2", _("European Union Public Licence 1.2")
    OGL = "ogl-3", _("Open Government Licence v3.0")
    CC_BY = "cc-by-4", _("Creative Commons Attribution 4.0")
    CC0 = "cc0", _("Public domain (CC0)")
    OTHER = "other", _("Other terms")
    NOT_STATED = "not-stated", _("Licence not stated")


class Answering(TextChoices):
    """As what people answer for a project."""

    TEAM = "team", _("The team")
    STEWARDS = "stewards", _("Stewards of the lead council")
    MEMBERS = "members", _("Members of the lead council")
    SITE_TEAM = "site-team", _("The site team")


# By this name it is counted that earlier work was named while similar work was shown (`kit.counts`).
BUILT_ON = "similar.built-on"


class Permission(Enum):
    """What somebody may do with a project."""

    EDIT = auto()
    PUBLISH = auto()
    POST_UPDATE = auto()
    INVITE_PARTNER = auto()
    ANSWER = auto()
    ANSWER_PLEDGES = auto()
    MANAGE_TEAM = auto()
    HAND_OVER = auto()


class Happening(TextChoices):
    """The Events of this room, in words that follow the name of the council that did it."""

    DRAFTED = "project.drafted", _("began a draft")
    PUBLISHED = "project.published", _("published this project")
    CHANGED = "project.changed", _("changed what it says")
    MOVED = "project.moved", _("said whether the work goes on")
    VERSION_ERASED = "version.erased", _("erased an earlier version")
    IMPORTED = "project.imported", _("This entry was added from public records")
    REFRESHED = "project.refreshed", _("The entry follows its public record")
    CLAIMED = "project.claimed", _("took on this entry")
    ASSIGNED = "project.assigned", _("was given this entry")
    UPDATE_POSTED = "update.posted", _("posted an update")
    OUTPUT_ADDED = "output.added", _("added something to reuse")
    OUTPUT_CHANGED = "output.changed", _("changed something to reuse")
    OUTPUT_REMOVED = "output.removed", _("took away something to reuse")
    LINK_ADDED = "link.added", _("added a link")
    LINK_REMOVED = "link.removed", _("removed a link")
    PICTURE_PUT = "picture.put", _("put up a picture")
    PICTURE_DESCRIBED = "picture.described", _("said anew what its picture shows")
    PICTURE_REMOVED = "picture.removed", _("took its picture away")
    PARTNER_INVITED = "partnership.invited", _("was asked to be a partner")
    PARTNER_ACCEPTED = "partnership.accepted", _("became a partner")
    PARTNER_DECLINED = "partnership.declined", _("declined to be a partner")
    PARTNER_LEFT = "partnership.left", _("left the partnership")
    PARTNER_ENDED = "partnership.ended", _("is no longer a partner")
    PASSED_ON = "project.passed-on", _("left this project to others")
    HANDOVER_ASKED = "handover.asked", _("was asked to lead this project")
    HANDED_OVER = "handover.accepted", _("took this project over")
    HANDOVER_DECLINED = "handover.declined", _("declined to lead this project")
    HANDOVER_WITHDRAWN = "handover.withdrawn", _("is no longer asked to lead this project")
    REQUEST_SENT = "request.sent", _("asked something of the team")
    REQUEST_PASSED = "request.passed", _("had its request passed to a colleague")
    REQUEST_ACCEPTED = "request.accepted", _("was told yes")
    REQUEST_DECLINED = "request.declined", _("was told no")
    REQUEST_WITHDRAWN = "request.withdrawn", _("withdrew a request")
    PLEDGE_PROPOSED = "pledge.proposed", _("proposed help")
    PLEDGE_OFFERED = "pledge.offered", _("offered help")
    PLEDGE_CONFIRMED = "pledge.confirmed", _("gave its word on an offer of help")
    PLEDGE_ACCEPTED = "pledge.accepted", _("had its offer accepted")
    PLEDGE_DECLINED = "pledge.declined", _("had its offer declined")
    PLEDGE_STARTED = "pledge.started", _("began to help")
    PLEDGE_DELIVERY_SAID = "pledge.delivery-said", _("said that it has delivered")
    PLEDGE_DELIVERED = "pledge.delivered", _("delivered what it pledged")
    PLEDGE_WITHDRAWN = "pledge.withdrawn", _("withdrew an offer of help")
    INVITATION_SENT = "invitation.sent", _("invited somebody to the team")
    INVITATION_ACCEPTED = "invitation.accepted", _("joined the team")
    INVITATION_DECLINED = "invitation.declined", _("had an invitation to the team declined")
    INVITATION_WITHDRAWN = "invitation.withdrawn", _("took an invitation to the team back")
    INVITATION_EXPIRED = "invitation.expired", _("had an invitation to the team expire")
    THRESHOLD_REACHED = "threshold.reached", _("has the help that it wants")
    TEAM_ADDED = "team.added", _("took somebody into the team")
    TEAM_CHANGED = "team.changed", _("changed a role in the team")
    TEAM_REMOVED = "team.removed", _("took somebody out of the team")
    TEAM_LEFT = "team.left", _("had somebody leave the team")
    LIST_BROUGHT = "list.brought", _("brought a list of projects to look at")
    LIST_IMPORTED = "list.imported", _("imported its list of projects")
    LIST_FORGOTTEN = "list.forgotten", _("had a brought list forgotten")
    GROUP_ADDED = "service-group.added", _("added a service group")
    GROUP_CHANGED = "service-group.changed", _("changed a service group")
    SERVICE_ADDED = "service.added", _("added a service")
    SERVICE_CHANGED = "service.changed", _("changed a service")
