"""Forms with answers that will do, and who sends them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from kit.sheets import Table
from projects.lists.planning import plan_for
from tests.councils.factories import PASSWORD
from tests.routes import table
from tests.routes.world import World
from tests.support.pictures import sample

ONCE = "5e0f2b9c-5f0c-4f54-9f8b-6a0a1b2c3d4e"


@dataclass(frozen=True)
class Sent:
    """A form with answers that will do, and who sends them."""

    route: str
    role: str
    answers: Callable[[World], dict[str, Any]]
    of: Callable[[World], Sequence[object]] = lambda world: []

    def __str__(self) -> str:
        return self.route


def basics(world: World) -> dict[str, Any]:
    return {
        "title": "Another title",
        "summary": "Another summary.",
        "phase": "beta",
        "service_group": world.project.service_group_id,
    }


POSTED = {"once": ONCE, "publish": "1"}

SENT = [
    Sent(
        "projects:new", "member", lambda world: {**basics(world), "lead": world.lead.pk, "once": ONCE, "publish": "1"}
    ),
    Sent("projects:task", "team", basics, table.task("basics")),
    Sent("projects:task", "team", lambda world: {"version": "1"}, table.task("services")),
    Sent("projects:task", "team", lambda world: {"problem": "They go back."}, table.task("story")),
    Sent("projects:task", "team", lambda world: {"would_help": "Testers"}, table.task("help")),
    Sent("projects:task", "team", lambda world: {"role_1_name": "Service designer"}, table.task("roles")),
    Sent("projects:task", "team", lambda world: {"alpha_start": "May 2026"}, table.task("dates")),
    Sent("projects:task", "team", lambda world: {"budget": "to-50k"}, table.task("facts")),
    Sent("projects:task", "team", lambda world: {"audience": "officers"}, table.task("audience")),
    Sent("projects:state", "team", lambda world: {"state": "paused", "reason": "No budget"}, table.project),
    Sent("projects:restore", "team", lambda world: {}, table.version),
    Sent("projects:erase", "team", lambda world: {}, table.version),
    Sent("projects:update", "team", lambda world: {"title": "News", "text": "More.", "once": ONCE}, table.project),
    Sent(
        "projects:picture",
        "team",
        lambda world: {"picture": sample(), "alt": "A crew scans a bin"},
        table.project,
    ),
    Sent("projects:remove_picture", "team", lambda world: {}, table.project),
    Sent("projects:links", "team", lambda world: {"title": "Blog", "url": "https://blog.example/"}, table.project),
    Sent(
        "projects:outputs",
        "team",
        lambda world: {"title": "A report", "kind": "research", "licence": "cc0", "once": ONCE},
        table.project,
    ),
    Sent(
        "projects:output",
        "team",
        lambda world: {"title": "A report", "kind": "research", "licence": "cc0", "once": ONCE},
        table.part("output"),
    ),
    Sent("projects:partners", "team", lambda world: {"organisation": world.third.pk}, table.project),
    Sent(
        "projects:team",
        "team",
        lambda world: {"membership": world.people["member"].memberships.get().pk, "role": "member"},
        table.project,
    ),
    Sent(
        "projects:hand_over", "team", lambda world: {"council": world.third.pk, "reason": "We move on"}, table.project
    ),
    Sent(
        "projects:handover",
        "broker",
        lambda world: {"decision": "yes", "owner": world.people["other"].memberships.get().pk},
        table.thing("handover"),
    ),
    Sent("projects:withdraw_handover", "team", lambda world: {}, table.thing("handover")),
    Sent("projects:leave_team", "colleague", lambda world: {}, table.project),
    Sent("projects:invite", "team", lambda world: {"address": "new@post.example"}, table.project),
    Sent("projects:withdraw_invitation", "team", lambda world: {}, table.part("invitation")),
    Sent("projects:invitation", "other", lambda world: {"council": world.pledge.council_id}, table.thing("invitation")),
    Sent("projects:decline_invitation", "other", lambda world: {}, table.thing("invitation")),
    Sent("projects:change_role", "team", lambda world: {"role": "owner"}, table.part("place")),
    Sent("projects:remove_member", "team", lambda world: {}, table.part("place")),
    Sent("projects:end_partnership", "team", lambda world: {}, table.part("partnership")),
    Sent("projects:remove_link", "team", lambda world: {}, table.part("link")),
    Sent("projects:remove_output", "team", lambda world: {}, table.part("output")),
    Sent("projects:leave_partnership", "broker", lambda world: {}, table.thing("partner")),
    Sent("projects:assign", "broker", lambda world: {"email": world.people["member"].email}, table.orphan),
    Sent("projects:claim", "member", lambda world: {}, table.entry),
    Sent("projects:build_on", "team", lambda world: {"earlier": world.entry.pk}, table.project),
    Sent("projects:publish", "team", lambda world: {}, table.draft),
    Sent(
        "projects:ask",
        "member",
        lambda world: {"kind": "meet", "message": "Hello", "council": world.lead.pk},
        table.project,
    ),
    Sent(
        "projects:offer",
        "other",
        lambda world: {"kind": "testing", "size": "Two crews", "council": world.pledge.council_id},
        table.project,
    ),
    Sent("projects:request", "team", lambda world: {"move": "accept", "answer": "Yes"}, table.thing("asked")),
    Sent(
        "projects:pass_on",
        "team",
        lambda world: {"membership": world.people["member"].memberships.get().pk},
        table.thing("asked"),
    ),
    Sent("projects:pledge", "team", lambda world: {"move": "accept", "answer": "Yes"}, table.thing("pledge")),
    Sent("projects:answer_partnership", "other", lambda world: {"answer": "accept"}, table.thing("partnership")),
    Sent("projects:list", "steward", lambda world: {"file": BytesIO(b"Title\nBins")}, table.lead),
    Sent(
        "projects:brought_list",
        "steward",
        lambda world: {
            "looked_at": plan_for(world.lead, Table.from_data(world.brought.table), world.people["steward"]).mark
        },
        table.brought_list,
    ),
    Sent("councils:my_name", "newcomer", lambda world: {"name": "Nell Newer"}),
    Sent("councils:join", "newcomer", lambda world: {"reason": "I work there"}, table.lead),
    Sent("councils:picture", "steward", lambda world: {"picture": sample(), "alt": "The town hall"}, table.lead),
    Sent("councils:remove_picture", "steward", lambda world: {}, table.lead),
    Sent("councils:answer", "steward", lambda world: {"decision": "yes", "answer": "Hi"}, table.thing("asking")),
    Sent("councils:end", "steward", lambda world: {"reason": "Left"}, table.membership_of("member")),
    Sent("councils:appoint", "steward", lambda world: {}, table.membership_of("member")),
    Sent("councils:confirm_steward", "broker", lambda world: {}, table.thing("volunteer")),
    Sent("councils:decline_steward", "broker", lambda world: {}, table.thing("volunteer")),
    Sent("councils:step_down", "steward", lambda world: {}, table.lead),
    Sent(
        "account_signup",
        "visitor",
        lambda world: {"name": "New Person", "email": "new@northby.example", "password1": "lantern orchard new"},
    ),
    Sent("account_login", "visitor", lambda world: {"login": world.people["member"].email, "password": PASSWORD}),
    Sent("account_request_login_code", "visitor", lambda world: {"email": world.people["member"].email}),
    Sent("account_reset_password", "visitor", lambda world: {"email": world.people["member"].email}),
    Sent("account_logout", "member", lambda world: {}),
    Sent("account_reauthenticate", "member", lambda world: {"password": PASSWORD}),
    Sent("end_other_sessions", "member", lambda world: {}),
    Sent("search:save", "visitor", lambda world: {"often": "daily", "email": "new@post.example"}),
    Sent("notifications:my_subscription", "member", lambda world: {"often": "daily"}, table.thing("saved")),
    Sent("notifications:subscription", "visitor", lambda world: {"often": "daily"}, table.link_to("saved")),
    Sent("notifications:send_again", "broker", lambda world: {}, table.thing("mail")),
]

ABOUT_ONESELF = "allauth's, about how one signs in oneself, after a proof that it is oneself"

# Routes that take a POST and are not sent here, each with the reason.
NOT_SENT = {
    "api:similar": "no form: it takes JSON, and writes nothing",
    "councils:choose": "a button that asks nothing, for whose address speaks for a council they are not in",
    "councils:volunteer": "a button that asks nothing, for a council without a steward",
    "councils:refuse": "a button that asks nothing, for a council without a steward",
    "councils:withdraw": "a button that asks nothing, for who asks to join",
    "account_confirm_email": "a button that asks nothing; its key is in a mail",
    "account_confirm_login_code": "it asks for the code of a mail alone",
    "account_reset_password_from_key": "it asks for a password alone; its key is in a mail",
    "connect_directory": "a button that asks nothing; the directory is named by the address",
    "disconnect_directory": "a button that asks nothing; the account is named by the address",
    "openid_connect_login": "a button that asks nothing; the directory is named by the address",
    "socialaccount_signup": "it is shown once a directory has said who somebody is; tests/councils/test_directories.py",
    "search:similar": "it writes a number alone: a script asks what is like something; tests/search/test_similar.py",
    "search:similar_mail": "a button that asks nothing; whose mail it is, is named by the address",
    "end_session": "a button that asks nothing; the session is named by the address",
    "close_account": "a button that asks nothing, after a proof that it is oneself",
    "notifications:remove": "a button that asks nothing; the search is named by the address",
    "notifications:stop": "a button that asks nothing; the search is named by the link",
    "prove_by_mail": "a button that asks nothing, for who has no other way",
    "mfa_authenticate": "it asks for the code of an app alone",
    "mfa_reauthenticate": "it asks for the code of an app alone",
    "mfa_login_webauthn": "it asks for the word of a passkey alone",
    "mfa_reauthenticate_webauthn": "it asks for the word of a passkey alone",
    **dict.fromkeys(
        (
            "account_change_password",
            "account_email",
            "account_set_password",
            "mfa_activate_totp",
            "mfa_add_webauthn",
            "mfa_deactivate_totp",
            "mfa_generate_recovery_codes",
            "mfa_remove_webauthn",
        ),
        ABOUT_ONESELF,
    ),
}
