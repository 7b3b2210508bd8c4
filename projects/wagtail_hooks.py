"""What editors change of this room in the admin: the service groups."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from wagtail import hooks
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from projects.actions import service_group
from projects.models import ServiceGroup


class KeepPolicy(ModelPermissionPolicy):
    """A group is changed, never deleted: projects belong to it."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Say no to deleting, whoever asks."""
        return action != "delete" and bool(super().user_has_permission(user, action))


class DefineMixin:
    """Save by the action of this room."""

    def save_instance(self: Any) -> ServiceGroup:
        """Add or change the group that the form describes."""
        group = self.form.instance
        return service_group.define(
            slug=group.slug, name=group.name, words=group.words, order=group.order, by=self.request.user
        )


class AddView(DefineMixin, CreateView):
    """Add a service group."""


class ChangeView(DefineMixin, EditView):
    """Change a service group."""


class ServiceGroupViewSet(ModelViewSet):
    """Service groups in the admin."""

    model = ServiceGroup
    icon = "list-ul"
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = AddView
    edit_view_class = ChangeView
    list_display = ["name", "words", "order"]
    search_fields = ["name", "words"]
    form_fields = ["name", "slug", "words", "order"]

    def get_form_class(self, for_update: bool = False) -> Any:
        """Leave out the slug of a group that is there: addresses hold it."""
        form_class = super().get_form_class(for_update)
        if for_update:
            del form_class.base_fields["slug"]
        return form_class


register_permission_policy(ServiceGroup, KeepPolicy(ServiceGroup))


@hooks.register("register_admin_viewset")
def service_groups() -> ServiceGroupViewSet:
    """Put service groups into the admin."""
    return ServiceGroupViewSet("service_groups", url_prefix="service-groups")
