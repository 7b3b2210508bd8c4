"""What Wagtail's admin does not show here."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

# People and their roles are ours: `councils/` writes them, through actions.
NOT_OURS = {"users", "groups"}


@hooks.register("construct_settings_menu")
def leave_out_people(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take Wagtail's own pages for people out of the menu."""
    items[:] = [item for item in items if item.name not in NOT_OURS]
