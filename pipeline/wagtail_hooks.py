"""What the site adds to Wagtail's admin."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_menu_item")
def running() -> MenuItem:
    """Lead to how the site runs."""
    return MenuItem(_("How the site runs"), reverse("running"), icon_name="cogs", order=9000)
