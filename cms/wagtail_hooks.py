"""What Wagtail's admin does not show here."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import AvatarSettingsPanel

# People and their roles are ours: `councils/` writes them, through actions.
NOT_OURS = {"users", "groups"}


@hooks.register("construct_settings_menu")
def leave_out_people(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take Wagtail's own pages for people out of the menu."""
    items[:] = [item for item in items if item.name not in NOT_OURS]


def no_picture_of_oneself(panel: AvatarSettingsPanel) -> bool:
    """Say that its panel is not there: it would keep a picture as it came, past the door for pictures."""
    return False


# Wagtail lists its own panels in the view: a hook adds some, and takes none away.
AvatarSettingsPanel.is_active = no_picture_of_oneself  # type: ignore[method-assign,assignment] # meant
