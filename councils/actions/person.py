"""A person's own data: their name."""

from django.utils.translation import gettext as _

from activity.action import action, record
from councils.enums import Happening
from councils.models import Profile, User
from kit.refusals import Refused
from kit.text import BLANKS

LONGEST_NAME = 100


@action
def join(*, name: str, by: User) -> Profile:
    """Give a new account its name; raises `Refused` for what is no name."""
    profile = Profile.objects.create(user=by, name=clean_name(name))
    record(Happening.PERSON_JOINED, profile, by=by)
    return profile


@action
def rename(*, name: str, by: User) -> Profile:
    """Change one's own name; raises `Refused` for what is no name. The same name again changes nothing."""
    name = clean_name(name)
    profile = Profile.objects.select_for_update().filter(user=by).first() or Profile(user=by)
    if profile.name == name:
        return profile
    profile.name = name
    profile.save()
    record(Happening.PERSON_RENAMED, profile, by=by, changed=["name"])
    return profile


def clean_name(text: str) -> str:
    """Give the name with single spaces; raises `Refused` for an empty one, an address, or letters nobody can see.

    A name stands on public pages, so it must not be a way to reach the person.
    """
    name = " ".join(text.translate(BLANKS).split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused(_("Enter your name, as colleagues know you."), field="name")
    if not name.isprintable():
        raise Refused(_("Type your name again: it has a character that nobody can see."), field="name")
    if "@" in name:
        raise Refused(
            _("Enter your name in letters, not an e-mail address: it is shown on public pages."), field="name"
        )
    return name
