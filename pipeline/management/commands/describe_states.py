"""The diagrams of docs/reference/states.md, drawn from the transitions."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import TextChoices

from councils import policies as councils
from councils.enums import MembershipState, StewardState
from projects import policies as projects
from projects.enums import (
    HandoverState,
    InvitationState,
    PartnershipState,
    PledgeState,
    RequestState,
    State,
)

INTRODUCTION = """# States

Made by `make reference` from the transitions in `projects/policies.py` and `councils/policies.py`; a test compares
them. What is not drawn is refused with a sentence.
"""


@dataclass(frozen=True)
class Diagram:
    """What has states, what to know of them, the states, where it begins, and where each leads."""

    title: str
    about: str
    states: type[TextChoices]
    begins: Collection[TextChoices]
    transitions: Mapping[Any, Collection[TextChoices]]


DIAGRAMS = (
    Diagram(
        "Project",
        "Whether the work goes on (`project.move`). *Handed over* means that others go on with it elsewhere. A project "
        "that is handed to another council here keeps its state: it goes on, under that lead (see Handover).",
        State,
        [State.ACTIVE, State.NOT_KNOWN],
        projects.STATE_TRANSITIONS,
    ),
    Diagram(
        "Handover",
        "A council is asked to lead a project.",
        HandoverState,
        [HandoverState.ASKED],
        projects.HANDOVER_TRANSITIONS,
    ),
    Diagram(
        "Partnership",
        "*Named* comes from the public record of an entry.",
        PartnershipState,
        [PartnershipState.INVITED, PartnershipState.NAMED],
        projects.PARTNERSHIP_TRANSITIONS,
    ),
    Diagram(
        "Request",
        "One that is passed to a colleague goes on waiting.",
        RequestState,
        [RequestState.WAITING],
        projects.REQUEST_TRANSITIONS,
    ),
    Diagram(
        "Invitation to a team",
        "It expires after 14 days.",
        InvitationState,
        [InvitationState.INVITED],
        projects.INVITATION_TRANSITIONS,
    ),
    Diagram(
        "Pledge",
        "A steward’s own is offered at once; a member’s awaits the council’s word.",
        PledgeState,
        [PledgeState.AWAITING, PledgeState.OFFERED],
        projects.PLEDGE_TRANSITIONS,
    ),
    Diagram(
        "Membership of a council",
        "A confirmed address of the council verifies at once; everybody else asks.",
        MembershipState,
        [],
        councils.MEMBERSHIP_TRANSITIONS,
    ),
    Diagram(
        "Steward’s role of a member", "Only a verified member has one.", StewardState, [], councils.STEWARD_TRANSITIONS
    ),
)


class Command(BaseCommand):
    """Write to the standard output; `make reference` puts it in place."""

    help = "Describe, in Markdown, the states that things are in and where each leads."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write all diagrams (Mermaid)."""
        self.stdout.write("\n".join([INTRODUCTION, *map(_section, DIAGRAMS)]), ending="")


def _section(diagram: Diagram) -> str:
    lines = [f"## {diagram.title}", "", diagram.about, "", "```mermaid", "stateDiagram-v2", *_drawn(diagram), "```"]
    return "\n".join(lines) + "\n"


def _drawn(diagram: Diagram) -> Iterator[str]:
    for state in diagram.states:
        yield f'    state "{state.label}" as {_id(state)}'
    for state in diagram.begins:
        yield f"    [*] --> {_id(state)}"
    for state in ("", *diagram.states):
        to = diagram.transitions.get(state, ())
        yield from (f"    {_id(state)} --> {_id(each)}" for each in diagram.states if each in to)
        if state and not to:
            yield f"    {_id(state)} --> [*]"


def _id(state: str) -> str:
    """The name of a state in the diagram; no state yet is where it begins."""
    return str(getattr(state, "value", state)).replace("-", "_") or "[*]"
