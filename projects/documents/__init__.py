"""By what projects, their updates, what they made, and services are found. A kind of thing per module."""

from django.utils.translation import gettext_lazy as _

from kit.documents import kinds, passage_names
from projects.documents import output, project, service, update

NAMES = {
    "title": _("title"),
    "summary": _("summary"),
    "help": _("what would help"),
    "problem": _("the problem"),
    "why": _("why the work is being done"),
    "users": _("the users and their needs"),
    "council": _("council"),
    "service": _("service"),
    "outputs": _("what can be reused"),
    "themes": _("themes of the source"),
    "technologies": _("technologies"),
    "project": _("project"),
    "text": _("text"),
    "words": _("everyday words"),
}


def register() -> None:
    """Make them findable."""
    for name, words in NAMES.items():
        passage_names.add(name, words)
    for kind in (project.KIND, output.KIND, update.KIND, service.KIND):
        kinds.add(kind.name, kind)
