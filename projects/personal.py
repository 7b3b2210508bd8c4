"""What this room's tables say of people.

What a project says is its council's. Who wrote it is told by a column of its own, and forgotten with the account.
"""

from django.utils.translation import gettext_lazy as _

from kit.personal import Held, hold, tells_of_nobody

ERASED = _("Erased: the person has closed their account.")
NAMES_NOBODY = "The team’s history keeps that it happened; the row that it leads to names nobody."
THE_COUNCILS = "It is the council’s word, on which others rely; the row of who gave it names nobody."
WORK = "what councils say of their work"


def register() -> None:
    """Say it."""
    hold(*_of_requests(), *_of_promises(), *_of_what_was_written(), *_of_teams())
    tells_of_nobody(
        "projects.Project",
        *("title", "slug", "summary", "problem", "why", "users", "would_help", "state_reason", "technologies"),
        because=WORK,
    )
    tells_of_nobody("projects.Link", "title", "url", because=WORK)
    tells_of_nobody("projects.Picture", "alt", "digest", "small", "large", because=WORK)
    tells_of_nobody("projects.Output", "title", "url", because=WORK)
    tells_of_nobody("projects.WantedRole", "name", "length", "time", because=WORK)
    tells_of_nobody(
        "projects.Source",
        *("key", "url", "kind", "outcome", "lead", "also_named", "themes", "line_of_work"),
        because="public records of councils’ work",
    )
    tells_of_nobody("projects.ServiceGroup", "slug", "name", "words", because="what councils provide")
    tells_of_nobody("projects.Service", "slug", "name", "lgsl", "words", because="what councils provide")


def _of_requests() -> tuple[Held, ...]:
    return (
        Held(
            _("What you asked of projects"),
            "projects.Request",
            "sent_by",
            tells=("role", "message", "answer"),
            becomes={"message": ERASED, "answer": ERASED},
            because=NAMES_NOBODY,
        ),
        Held(
            _("What you answered for projects"),
            "projects.Request",
            "answered_by",
            tells=("answer",),
            because=THE_COUNCILS,
        ),
        Held(_("Requests that were passed to you"), "projects.Request", "passed_to", because=NAMES_NOBODY),
    )


def _of_promises() -> tuple[Held, ...]:
    return (
        Held(
            _("What you pledged"),
            "projects.Pledge",
            "pledged_by",
            tells=("size", "note", "answer", "reason"),
            becomes={"note": ""},
            because=THE_COUNCILS,
        ),
        Held(
            _("Projects that you offered to another council"),
            "projects.Handover",
            "asked_by",
            tells=("reason", "answer"),
            because=THE_COUNCILS,
        ),
    )


def _of_what_was_written() -> tuple[Held, ...]:
    return (
        Held(
            _("Updates that you posted"),
            "projects.Update",
            "posted_by",
            tells=("title", "text"),
            because="It was published for the project.",
        ),
        Held(_("Changes that you made"), "projects.Version", "by", tells=("says",), because=WORK),
        Held(_("Lists that you brought"), "projects.BroughtList", "by", tells=("table",), goes=True),
        Held(_("What you typed and did not save"), "projects.Unfinished", "user", tells=("task", "typed"), goes=True),
    )


def _of_teams() -> tuple[Held, ...]:
    return (
        Held(
            _("Teams that you are or were in"), "projects.TeamMember", "user", tells=("works_as",), because=NAMES_NOBODY
        ),
        Held(_("Invitations that you sent"), "projects.Invitation", "invited_by", because=NAMES_NOBODY),
        Held(_("Invitations that you answered"), "projects.Invitation", "person", because=NAMES_NOBODY),
        Held(
            _("Invitations that wait for you"), "projects.Invitation", "address__iexact", tells=("address",), goes=True
        ),
    )
