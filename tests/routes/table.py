"""Who may open what: every route × method × role, with the status that is expected.

The columns are the roles: a visitor; a newcomer (signed in, no council); a member of the lead council; a member of
another council (which has sent the request, made the pledge, and is asked to be a partner); a steward of the lead
council; the team's owner; a broker and an editor of the site team; a colleague in the team who does not own it.
POST is sent empty: 200 is a form with errors, 302 is done or sign-in first. A route without a row fails.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from notifications.tokens import token_of
from search.muting import token_for
from tests.routes.world import World

Arguments = Callable[[World], Sequence[object]]


@dataclass(frozen=True)
class Row:
    """A route with what it is opened on, and the expected statuses by role."""

    route: str
    get: str = ""
    post: str = ""
    of: Arguments = lambda world: []
    about: str = ""

    def __str__(self) -> str:
        return f"{self.route} {self.about}".strip()


def project(world: World) -> Sequence[object]:
    return [world.project.pk, world.project.slug]


def draft(world: World) -> Sequence[object]:
    return [world.draft.pk, world.draft.slug]


def entry(world: World) -> Sequence[object]:
    return [world.entry.pk, world.entry.slug]


def orphan(world: World) -> Sequence[object]:
    return [world.orphan.pk, world.orphan.slug]


def task(name: str) -> Arguments:
    return lambda world: [*project(world), name]


def picture_of(name: str) -> Arguments:
    return lambda world: [
        *(project if name == "project" else draft)(world),
        getattr(world, name).picture.digest,
        "small",
    ]


def version(world: World) -> Sequence[object]:
    return [*project(world), 1]


def lead(world: World) -> Sequence[object]:
    return [world.lead.slug]


def slug_of(name: str) -> Arguments:
    return lambda world: [getattr(world, name).slug]


def part(name: str) -> Arguments:
    def of_part(world: World) -> Sequence[object]:
        return [*project(world), getattr(world, name).pk]

    return of_part


def thing(name: str) -> Arguments:
    return lambda world: [getattr(world, name).pk]


def link_to(name: str) -> Arguments:
    return lambda world: [token_of(getattr(world, name))]


def brought_list(world: World) -> Sequence[object]:
    return [*lead(world), world.brought.pk]


def membership_of(role: str) -> Arguments:
    return lambda world: [world.people[role].memberships.get().pk]


TASK_NAMES = ("basics", "services", "story", "help", "roles", "dates", "facts", "audience")

# The columns:   visitor newcomer member other steward team broker editor colleague
ALL = "200 200 200 200 200 200 200 200 200"
NOT_THERE = "404 404 404 404 404 404 404 404 404"
ELSEWHERE = "302 302 302 302 302 302 302 302 302"
OUTSIDE = "200 302 302 302 302 302 302 302 302"
SIGNED_IN = "302 200 200 200 200 200 200 200 200"
OF_MEMBER = "302 404 200 404 404 404 404 404 404"
OWN = "302 403 403 403 200 200 403 403 200"
OWN_BUTTON = "302 403 403 403 302 302 403 403 302"
OWN_DRAFT = "302 404 404 404 200 200 404 404 404"
OF_DRAFT = "404 404 404 404 200 200 404 404 404"
OWNERS = "302 403 403 403 200 200 403 403 403"
OWNERS_BUTTON = "302 403 403 403 302 302 403 403 403"
# Sign-in with the person's second factor: whoever has signed in without one has to show again that it is them.
PROOF = "302 302 302 302 302 302 200 200 302"
BY_PASSWORD = "302 200 200 200 200 200 302 302 200"
BY_FACTOR = "302 302 302 302 302 302 200 200 302"
NONE_OF_THEIRS = "302 302 302 302 302 302 404 404 302"
CLOSED_DOOR = "302 403 403 403 403 403 403 403 403"
STEWARDS = "302 403 403 403 200 403 403 403 403"
LEAVES = "302 302 302 302 302 200 302 302 200"
HANDED = "302 404 404 404 200 200 200 404 404"
INVITED = "302 404 404 200 404 404 404 404 404"
NOT_YET_OWN = "302 403 403 403 409 403 403 403 403"
SITE_TEAM = "302 403 403 403 403 403 200 200 403"
SITE_TEAM_BUTTON = "302 403 403 403 403 403 302 302 403"

TABLE = [
    Row("wagtail_serve", ALL, of=lambda world: [""], about="home"),
    Row("wagtail_serve", ALL, of=lambda world: ["about/"], about="a content page"),
    Row("wagtail_serve", NOT_THERE, of=lambda world: ["nothing/"], about="nothing there"),
    Row("image_file", NOT_THERE, of=lambda world: ["images", "nothing.webp"], about="nothing there"),
    Row("wagtaildocs_serve", NOT_THERE, of=lambda world: [1, "nothing.pdf"], about="nothing there"),
    Row("search:projects", ALL),
    Row("search:search", ALL),
    Row("search:suggestions", ALL),
    Row("search:similar", post=SIGNED_IN),
    Row("search:similar_step", ELSEWHERE, of=lambda world: [world.project.pk, "ask"]),
    Row(
        "search:similar_step",
        "302 404 404 404 302 302 404 404 404",
        of=lambda world: [world.draft.pk, "open"],
        about="draft",
    ),
    Row("search:similar_mail", ALL, ELSEWHERE, of=lambda world: [token_for(world.people["team"])]),
    Row("search:similar_mail", NOT_THERE, NOT_THERE, of=lambda world: ["1:nonsense"], about="that we did not make"),
    Row("search:csv", ALL),
    Row("search:json", ALL),
    Row("search:atom", ALL),
    Row("openapi", ALL),
    Row("api_documentation", ALL),
    Row("api:project-list", ALL),
    Row("api:project-detail", ALL, of=thing("project")),
    Row("api:project-detail", NOT_THERE, of=thing("draft"), about="draft"),
    Row("api:project-detail", ALL, of=thing("entry"), about="unclaimed"),
    Row("api:output-list", ALL),
    Row("api:output-detail", ALL, of=thing("output")),
    Row("api:council-list", ALL),
    Row("api:council-detail", ALL, of=lead),
    Row("api:council-detail", ALL, of=slug_of("ended"), about="ended"),
    Row("api:council-detail", NOT_THERE, of=slug_of("charity"), about="of another body"),
    Row("api:service-list", ALL),
    Row("api:service-detail", NOT_THERE, of=lambda world: ["nothing"], about="nothing there"),
    Row("api:search", ALL),
    Row("api:similar", post="415 415 415 415 415 415 415 415 415", about="as a form"),
    Row("search:save", ALL, ALL),
    Row("notifications:subscriptions", SIGNED_IN),
    Row("notifications:my_subscription", OF_MEMBER, OF_MEMBER, of=thing("saved")),
    Row("notifications:remove", post="302 404 302 404 404 404 404 404 404", of=thing("saved")),
    Row("notifications:asked", ALL),
    Row("notifications:subscription", ALL, ALL, of=link_to("saved")),
    Row("notifications:subscription", ALL, ELSEWHERE, of=link_to("unconfirmed"), about="unconfirmed"),
    Row("notifications:subscription", NOT_THERE, NOT_THERE, of=lambda world: ["nonsense"], about="by no link of ours"),
    Row("notifications:stop", ALL, ALL, of=link_to("saved")),
    Row("notifications:stop", NOT_THERE, NOT_THERE, of=lambda world: ["nonsense"], about="by no link of ours"),
    Row("my_work", SIGNED_IN),
    Row("councils:index", ALL),
    Row("councils:council", ALL, of=lead),
    Row("councils:council", ALL, of=slug_of("ended"), about="ended"),
    Row("councils:council", ELSEWHERE, of=slug_of("charity"), about="of another body"),
    Row("councils:organisation", ELSEWHERE, of=lead, about="of a council"),
    Row("councils:organisation", ALL, of=slug_of("charity")),
    Row("projects:new", "302 302 200 200 200 200 302 302 200", "302 302 200 200 200 200 302 302 200"),
    Row("projects:short", ELSEWHERE, of=lambda world: [world.project.pk]),
    Row("projects:short", "404 404 404 404 302 302 404 404 404", of=lambda world: [world.draft.pk], about="draft"),
    Row("projects:project", ALL, of=project),
    Row("projects:project", "404 404 404 404 200 200 404 404 404", of=draft, about="draft"),
    Row("projects:project", ALL, of=entry, about="unclaimed"),
    Row("projects:project", ALL, of=orphan, about="for no council"),
    Row("projects:publish", post=OWNERS_BUTTON, of=project),
    Row("projects:publish", post="302 404 404 404 302 302 404 404 404", of=draft, about="draft"),
    Row("projects:publish", post="302 403 403 403 409 403 403 403 403", of=entry, about="unclaimed"),
    Row("projects:edit", OWN, of=project),
    Row("projects:edit", OWN_DRAFT, of=draft, about="draft"),
    Row("projects:edit", NOT_YET_OWN, of=entry, about="unclaimed"),
    Row("projects:check", OWN, of=project),
    Row("projects:check", OWN_DRAFT, of=draft, about="draft"),
    Row("projects:check", NOT_YET_OWN, of=entry, about="unclaimed"),
    *(Row("projects:task", OWN, OWN, of=task(name), about=name) for name in TASK_NAMES),
    Row("projects:task", "302 403 403 403 404 404 403 403 404", of=task("nothing"), about="of no such name"),
    Row("projects:task", NOT_YET_OWN, NOT_YET_OWN, of=lambda world: [*entry(world), "story"], about="unclaimed"),
    Row("projects:build_on", post=OWN_BUTTON, of=project),
    Row("projects:build_on", post="302 404 404 404 302 302 404 404 404", of=draft, about="draft"),
    Row("projects:build_on", post="302 403 403 403 409 403 403 403 403", of=entry, about="unclaimed"),
    Row("projects:state", OWNERS, OWNERS, of=project),
    Row("projects:state", NOT_YET_OWN, NOT_YET_OWN, of=entry, about="unclaimed"),
    Row("projects:history", ALL, of=project),
    Row("projects:history", "404 404 404 404 200 200 404 404 404", of=draft, about="draft"),
    Row("projects:restore", post=OWN_BUTTON, of=version),
    Row("projects:erase", OWNERS, OWNERS_BUTTON, of=version),
    Row("projects:update", OWN, OWN, of=project),
    Row("projects:update", OWN_DRAFT, OWN_DRAFT, of=draft, about="draft"),
    Row("projects:update", NOT_YET_OWN, NOT_YET_OWN, of=entry, about="unclaimed"),
    Row("projects:picture", OWN, OWN, of=project),
    Row("projects:picture", OWN_DRAFT, OWN_DRAFT, of=draft, about="draft"),
    Row("projects:picture_file", ALL, of=picture_of("project")),
    Row("projects:picture_file", OF_DRAFT, of=picture_of("draft"), about="of a draft"),
    Row("projects:links", OWN, OWN, of=project),
    Row("projects:links", OWN_DRAFT, OWN_DRAFT, of=draft, about="draft"),
    Row("projects:links", NOT_YET_OWN, NOT_YET_OWN, of=entry, about="unclaimed"),
    Row("projects:outputs", OWN, OWN, of=project),
    Row("projects:outputs", OWN_DRAFT, OWN_DRAFT, of=draft, about="draft"),
    Row("projects:outputs", NOT_YET_OWN, NOT_YET_OWN, of=entry, about="unclaimed"),
    Row("projects:partners", OWNERS, OWNERS, of=project),
    Row("projects:partners", OWN_DRAFT, OWN_DRAFT, of=draft, about="draft"),
    Row("projects:partners", NOT_YET_OWN, NOT_YET_OWN, of=entry, about="unclaimed"),
    Row("projects:team", OWNERS, OWNERS, of=project),
    Row("projects:team", OWN_DRAFT, OWN_DRAFT, of=draft, about="draft"),
    Row("projects:team", NOT_YET_OWN, NOT_YET_OWN, of=entry, about="unclaimed"),
    Row("projects:hand_over", OWNERS, OWNERS, of=project),
    Row("projects:hand_over", OWN_DRAFT, OWN_DRAFT, of=draft, about="draft"),
    Row("projects:hand_over", NOT_YET_OWN, NOT_YET_OWN, of=entry, about="unclaimed"),
    Row("projects:handover", HANDED, HANDED, of=thing("handover")),
    Row("projects:withdraw_handover", post="302 404 404 404 302 302 403 404 404", of=thing("handover")),
    Row("projects:leave_team", LEAVES, "302 302 302 302 302 200 302 302 302", of=project),
    Row("projects:leave_team", "302 404 404 404 302 200 404 404 404", of=draft, about="draft"),
    Row("projects:leave_team", ELSEWHERE, ELSEWHERE, of=entry, about="unclaimed"),
    Row("projects:invite", OWNERS, OWNERS, of=project),
    Row("projects:invite", OWN_DRAFT, OWN_DRAFT, of=draft, about="draft"),
    Row("projects:invite", NOT_YET_OWN, NOT_YET_OWN, of=entry, about="unclaimed"),
    Row("projects:withdraw_invitation", post=OWNERS_BUTTON, of=part("invitation")),
    Row("projects:invitation", INVITED, INVITED, of=thing("invitation")),
    Row("projects:decline_invitation", post="302 404 404 302 404 404 404 404 404", of=thing("invitation")),
    Row("projects:ask", "302 302 200 200 200 200 302 302 200", "302 302 200 200 200 200 302 302 200", of=project),
    Row(
        "projects:ask",
        "302 302 404 404 409 409 302 302 404",
        "302 302 404 404 409 409 302 302 404",
        of=draft,
        about="draft",
    ),
    Row(
        "projects:ask",
        "302 302 200 200 200 200 302 302 200",
        "302 302 200 200 200 200 302 302 200",
        of=entry,
        about="unclaimed",
    ),
    Row("projects:offer", "302 302 200 200 200 200 302 302 200", "302 302 200 200 200 200 302 302 200", of=project),
    Row(
        "projects:offer",
        "302 302 404 404 409 409 302 302 404",
        "302 302 404 404 409 409 302 302 404",
        of=draft,
        about="draft",
    ),
    Row(
        "projects:offer",
        "302 302 409 409 409 409 302 302 409",
        "302 302 409 409 409 409 302 302 409",
        of=entry,
        about="unclaimed",
    ),
    Row("projects:claim", "302 409 409 409 409 302 409 409 409", "302 409 409 409 409 302 409 409 409", of=project),
    Row(
        "projects:claim",
        "302 404 404 404 409 302 404 404 404",
        "302 404 404 404 409 302 404 404 404",
        of=draft,
        about="draft",
    ),
    Row(
        "projects:claim",
        "302 403 200 403 200 200 403 403 200",
        "302 403 302 403 302 302 403 403 302",
        of=entry,
        about="unclaimed",
    ),
    Row(
        "projects:claim",
        "302 403 403 403 403 403 403 403 403",
        "302 403 403 403 403 403 403 403 403",
        of=orphan,
        about="for no council",
    ),
    Row("projects:assign", "302 409 409 409 409 409 409 409 409", "302 409 409 409 409 409 409 409 409", of=project),
    Row(
        "projects:assign",
        "302 403 403 403 403 403 403 403 403",
        "302 403 403 403 403 403 403 403 403",
        of=entry,
        about="unclaimed",
    ),
    Row(
        "projects:assign",
        "302 403 403 403 403 403 200 403 403",
        "302 403 403 403 403 403 200 403 403",
        of=orphan,
        about="for no council",
    ),
    Row("projects:remove_picture", post=OWN_BUTTON, of=project),
    Row("projects:remove_link", post=OWN_BUTTON, of=part("link")),
    Row("projects:output", OWN, OWN, of=part("output")),
    Row("projects:remove_output", post=OWN_BUTTON, of=part("output")),
    Row("projects:end_partnership", post=OWNERS_BUTTON, of=part("partnership")),
    Row("projects:change_role", post="302 403 403 403 409 409 403 403 409", of=part("place"), about="to no role"),
    Row("projects:remove_member", post=OWNERS_BUTTON, of=part("place")),
    Row(
        "projects:request",
        "302 404 404 200 200 200 404 404 200",
        "302 404 404 409 409 409 404 404 409",
        of=thing("asked"),
    ),
    Row(
        "projects:pass_on",
        "302 404 404 403 200 200 404 404 200",
        "302 404 404 403 200 200 404 404 200",
        of=thing("asked"),
    ),
    Row(
        "projects:pledge",
        "302 404 404 200 200 200 200 404 200",
        "302 404 404 409 409 409 409 404 409",
        of=thing("pledge"),
    ),
    Row("projects:answer_partnership", post="302 404 404 409 404 404 404 404 404", of=thing("partnership")),
    Row(
        "projects:leave_partnership",
        "302 404 404 404 404 404 200 404 404",
        "302 404 404 404 404 404 302 404 404",
        of=thing("partner"),
    ),
    Row("projects:list", STEWARDS, STEWARDS, of=lead),
    Row("projects:list_csv", STEWARDS, of=lead),
    Row("projects:list_workbook", STEWARDS, of=lead),
    Row("projects:list_empty", STEWARDS, of=lead),
    Row("projects:brought_list", STEWARDS, STEWARDS, of=brought_list),
    Row("councils:my_name", SIGNED_IN, SIGNED_IN),
    Row("councils:my_council", SIGNED_IN),
    Row("councils:join", "302 200 302 200 302 302 200 200 302", SIGNED_IN, of=lead),
    Row("councils:choose", post="302 403 403 403 403 403 403 403 403", of=lead),
    Row("councils:people", "302 403 200 403 200 200 403 403 200", of=lead),
    Row("councils:picture", STEWARDS, STEWARDS, of=lead),
    Row("councils:remove_picture", post="302 403 403 403 302 403 403 403 403", of=lead),
    Row("councils:picture_file", ALL, of=lambda world: [*lead(world), world.lead.picture.digest, "small"]),
    Row("councils:steward", "302 403 200 403 200 200 403 403 200", of=lead),
    Row("councils:volunteer", post="302 404 409 404 409 409 404 404 409", of=lead),
    Row("councils:refuse", post="302 404 409 404 409 409 404 404 409", of=lead),
    Row("councils:step_down", post="302 404 409 404 302 409 404 404 409", of=lead),
    Row(
        "councils:answer",
        "302 404 403 404 200 403 403 404 403",
        "302 404 403 404 200 403 403 404 403",
        of=thing("asking"),
    ),
    Row("councils:withdraw", post="302 404 403 404 403 403 403 404 403", of=thing("asking")),
    Row(
        "councils:end",
        "302 404 403 404 200 403 403 404 403",
        "302 404 403 404 200 403 403 404 403",
        of=thing("asking"),
        about="of who only asks",
    ),
    Row(
        "councils:end",
        "302 404 200 404 200 403 403 404 403",
        "302 404 200 404 200 403 403 404 403",
        of=membership_of("member"),
    ),
    Row("councils:appoint", post="302 404 403 404 302 403 403 404 403", of=membership_of("member")),
    Row("councils:confirm_steward", post="302 404 404 404 404 404 302 404 404", of=thing("volunteer")),
    Row("councils:decline_steward", post="302 404 404 404 404 404 302 404 404", of=thing("volunteer")),
    Row("account_signup", OUTSIDE, OUTSIDE),
    Row("account_login", OUTSIDE, OUTSIDE),
    Row("account_request_login_code", OUTSIDE, OUTSIDE),
    Row("account_confirm_login_code", ELSEWHERE, ELSEWHERE, about="with no code asked for"),
    Row("socialaccount_signup", ELSEWHERE, ELSEWHERE, about="before a directory has said who it is"),
    Row("openid_connect_login", post=NOT_THERE, of=lambda world: ["nobody"], about="of no directory"),
    Row("openid_connect_callback", NOT_THERE, of=lambda world: ["nobody"], about="of no directory"),
    Row("account_logout", SIGNED_IN, ELSEWHERE),
    Row("mfa_authenticate", ELSEWHERE, ELSEWHERE, about="with no sign-in begun"),
    Row("mfa_login_webauthn", OUTSIDE, ELSEWHERE),
    Row("account", SIGNED_IN),
    Row("account_email", PROOF, ELSEWHERE),
    Row("account_change_password", PROOF, PROOF),
    Row("account_set_password", ELSEWHERE, ELSEWHERE, about="of who has a password"),
    Row("prove", ELSEWHERE),
    Row("account_reauthenticate", BY_PASSWORD, BY_PASSWORD),
    Row("mfa_reauthenticate", BY_FACTOR, BY_FACTOR),
    Row("mfa_reauthenticate_webauthn", ELSEWHERE, ELSEWHERE, about="of who has none"),
    Row("prove_by_mail", ELSEWHERE, ELSEWHERE, about="of who has another way"),
    Row("my_data", PROOF),
    Row("my_data_file", PROOF),
    Row("close_account", PROOF, ELSEWHERE),
    Row("socialaccount_connections", PROOF),
    Row("connect_directory", post=NONE_OF_THEIRS, of=lambda world: ["nobody"], about="of no directory"),
    Row("disconnect_directory", post=NONE_OF_THEIRS, of=lambda world: [1], about="that is not there"),
    Row("usersessions_list", SIGNED_IN),
    Row("end_other_sessions", post=ELSEWHERE),
    Row("end_session", post="302 404 404 404 404 404 404 404 404", of=lambda world: [1], about="of nobody"),
    Row("mfa_index", SIGNED_IN),
    Row("mfa_activate_totp", ELSEWHERE, ELSEWHERE, about="without a proof, or a second time"),
    Row("mfa_deactivate_totp", PROOF, ELSEWHERE),
    Row("mfa_view_recovery_codes", NONE_OF_THEIRS),
    Row("mfa_generate_recovery_codes", PROOF, ELSEWHERE),
    Row("mfa_add_webauthn", PROOF, PROOF),
    Row("mfa_remove_webauthn", NONE_OF_THEIRS, NONE_OF_THEIRS, of=lambda world: [1], about="that is not there"),
    Row("account_inactive", ALL),
    Row("account_email_verification_sent", ALL),
    Row("account_confirm_email", ALL, NOT_THERE, of=lambda world: ["nonsense"], about="with a key of nobody"),
    Row("account_reset_password", ALL, ALL),
    Row("account_reset_password_done", ALL),
    Row("account_reset_password_from_key_done", ALL),
    Row("account_reset_password_from_key", ALL, ALL, of=lambda world: ["1", "nonsense"], about="with a key of nobody"),
    Row("admin_sign_in", CLOSED_DOOR, CLOSED_DOOR),
    Row("admin_reset", CLOSED_DOOR, CLOSED_DOOR, of=lambda world: [""]),
    Row("page_sign_in", CLOSED_DOOR, CLOSED_DOOR),
    Row("running", SITE_TEAM),
    Row("search:missed", SITE_TEAM),
    Row("notifications:send_again", post=SITE_TEAM_BUTTON, of=thing("mail")),
    Row("notifications:mails", ALL),
    Row("notifications:mail", NOT_THERE, of=lambda world: ["nothing"], about="nothing there"),
    Row("wagtailadmin_home", "302 302 302 302 302 302 200 200 302", "302 302 302 302 302 302 405 405 302"),
]
