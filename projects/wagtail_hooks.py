"""What editors change of this room in the admin: the services, and the groups they are in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from projects.actions import service, service_group
from projects.models import Service, ServiceGroup

ACTIONS: dict[type, Any] = {Service: service.define, ServiceGroup: service_group.define}


class KeepPolicy(ModelPermissionPolicy):
    """A service or group is changed, never deleted: projects belong to it."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Say no to deleting, whoever asks."""
        return action != "delete" and bool(super().user_has_permission(user, action))


class DefineMixin:
    """Save by the action of this room."""

    def save_instance(self: Any) -> Service | ServiceGroup:
        """Add or change the row that the form describes."""
        row = self.form.instance
        values = {name: getattr(row, name) for name in self.form.fields}
        defined: Service | ServiceGroup = ACTIONS[self.model](**{**values, "slug": row.slug}, by=self.request.user)
        return defined


class AddView(DefineMixin, CreateView):
    """Add a service or a group."""


class ChangeView(DefineMixin, EditView):
    """Change a service or a group."""


class TaxonomyViewSet(ModelViewSet):
    """What services and groups have in common in the admin."""

    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = AddView
    edit_view_class = ChangeView
    search_fields = ["name", "words"]

    def get_form_class(self, for_update: bool = False) -> Any:
        """Leave out the slug of what is there: addresses hold it."""
        form_class = super().get_form_class(for_update)
        if for_update:
            del form_class.base_fields["slug"]
        return form_class


class ServiceGroupViewSet(TaxonomyViewSet):
    """Service groups in the admin."""

    model = ServiceGroup
    icon = "list-ul"
    list_display = ["name", "words", "order"]
    form_fields = ["name", "slug", "words", "order"]


class ServiceViewSet(TaxonomyViewSet):
    """Services in the admin."""

    model = Service
    icon = "tag"
    list_display = ["name", "group", "words"]
    list_filter = ["group"]
    form_fields = ["name", "slug", "group", "lgsl", "words"]

    def get_queryset(self, request: Any) -> QuerySet[Service]:
        """Read the groups with the services."""
        return Service.objects.select_related("group")


for model in ACTIONS:
    register_permission_policy(model, KeepPolicy(model))


@hooks.register("register_admin_viewset")
def taxonomy() -> list[TaxonomyViewSet]:
    """Put services and their groups into the admin."""
    return [
        ServiceGroupViewSet("service_groups", url_prefix="service-groups"),
        ServiceViewSet("services", url_prefix="services"),
    ]
