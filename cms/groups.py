"""What the site team may do in the admin. Its roles are groups, filled by `manage.py appoint`."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from councils.enums import SiteRole

OPEN_ADMIN = ("wagtailadmin.access_admin",)
CHANGE_SERVICES = (
    "projects.add_servicegroup",
    "projects.change_servicegroup",
    "projects.add_service",
    "projects.change_service",
)
KEEP_EQUIVALENTS = ("search.add_equivalent", "search.change_equivalent", "search.delete_equivalent")
PAGES = ("wagtailcore.add_page", "wagtailcore.change_page", "wagtailcore.publish_page")
FILES = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
WAGTAILS_OWN = ("Moderators", "Editors")


def set_up() -> None:
    """Make the groups and give them their permissions. Run again, it changes nothing."""
    editors, _made = Group.objects.get_or_create(name=SiteRole.EDITOR)
    brokers, _made = Group.objects.get_or_create(name=SiteRole.BROKER)
    editors.permissions.set(_permissions(*OPEN_ADMIN, *CHANGE_SERVICES, *KEEP_EQUIVALENTS))
    brokers.permissions.set(_permissions(*OPEN_ADMIN))
    for permission in _permissions(*PAGES):
        GroupPagePermission.objects.get_or_create(group=editors, page=Page.get_first_root_node(), permission=permission)
    root = Collection.get_first_root_node()
    for permission in _permissions(*FILES):
        GroupCollectionPermission.objects.get_or_create(group=editors, collection=root, permission=permission)
    # Wagtail brings two groups of like names, which nobody is in.
    Group.objects.filter(name__in=WAGTAILS_OWN, user=None).delete()


def _permissions(*names: str) -> list[Permission]:
    wanted = Q()
    for name in names:
        app, _dot, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(wanted))
    if len(found) != len(names):
        raise LookupError(f"Permissions are missing; there are only {found}. Run the migrations first.")
    return found
