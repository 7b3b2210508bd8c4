"""Words that more than one letter uses."""

from django.utils.translation import gettext as _

from councils.models import Membership, Organisation, User, current_bodies
from notifications.letter import oneline
from projects.models import Project, TeamMember


def plain(**values: object) -> dict[str, str]:
    """Names and titles, each in one line, to put into sentences."""
    return {name: oneline(value) for name, value in values.items()}


def council_of(person: User, project: Project) -> str:
    """The council for which a person speaks on this project; the site team where there is none."""
    place = TeamMember.objects.current().filter(project=project, user=person).select_related("organisation").first()
    if place:
        return place.organisation.name
    memberships = Membership.objects.current().filter(user=person).select_related("organisation")
    councils = {membership.organisation_id: membership.organisation.name for membership in memberships}
    return councils.get(project.lead_id) or next(iter(councils.values()), _("the site team"))


def why_answers(person: User, project: Project) -> str:
    """Why this person is asked to answer for a project."""
    if TeamMember.objects.current().filter(project=project, user=person).exists():
        return _("You get this mail because you are in the team of “%(project)s”.") % plain(project=project.title)
    belongs = person.standing.councils & {council.pk for council in current_bodies([project.lead])}
    if person.standing.broker and not belongs:
        return _("You get this mail because you are in the site team, and nobody of the council can answer.")
    return _("You get this mail because nobody is in the team of “%(project)s” now, and you belong to its council.") % (
        plain(project=project.title)
    )


def why_gives_word(person: User, council: Organisation) -> str:
    """Why this person is asked to answer for a council."""
    if council.pk in person.standing.stewards:
        return _("You get this mail because you are a steward of %(council)s.") % plain(council=council.name)
    return _("You get this mail because you are in the site team, and %(council)s has no steward.") % plain(
        council=council.name
    )


def why_keeps(person: User, council: Organisation, *, own: bool) -> str:
    """Why this person hears what becomes of a council's pledge; `own`: they made it."""
    return _("You get this mail because you made this pledge.") if own else why_gives_word(person, council)
