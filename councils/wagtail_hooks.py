"""What the site team keeps in the admin: bodies that are no councils, and e-mail domains."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.models import APIToken
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from councils.actions import organisation as actions
from councils.enums import COUNCIL_KINDS, DomainSource, Kind, SiteRole
from councils.models import Domain, Organisation, User
from councils.people import Anyone, person
from councils.permissions import keeps_register
from kit.admin import RefusedInForm

BODIES = [(kind.value, kind.label) for kind in Kind if kind not in COUNCIL_KINDS]


class RegisterPolicy(BasePermissionPolicy):
    """The site team adds and changes, but what the register says is changed by its table only."""

    actions = frozenset({"view", "add", "change"})

    def user_has_permission(self, user: Anyone, action: str) -> bool:
        """Whether the person may do this to some of them."""
        return action in self.actions and keeps_register(user)

    def user_has_permission_for_instance(self, user: Anyone, action: str, instance: Any) -> bool:
        """Whether the person may do this to this one."""
        may = self.user_has_permission(user, action)
        return may and (action == "view" or not self.is_of_register(instance))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Everybody of the site team."""
        return User.objects.active().filter(groups__name__in=SiteRole.values).distinct()

    def is_of_register(self, instance: Organisation) -> bool:
        """Whether the register says it."""
        return bool(instance.code)


class DomainPolicy(RegisterPolicy):
    """Domains are added and taken back, never changed."""

    actions = frozenset({"view", "add", "delete"})

    def is_of_register(self, instance: Any) -> bool:
        """Whether it is derived from a website in the register."""
        return bool(instance.source == DomainSource.REGISTER)


class NobodyPolicy(BasePermissionPolicy):
    """People and their roles are written by our actions, and signed in by our doors: the admin touches neither."""

    def user_has_permission(self, user: Anyone, action: str) -> bool:
        """Say no, to superusers too."""
        return False

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Nobody."""
        return User.objects.none()


class AddOrganisation(RefusedInForm, CreateView):
    """Add a body that is no council."""

    def save_instance(self) -> Organisation:
        """Add what the form describes."""
        given = self.form.cleaned_data
        return actions.add(name=given["name"], kind=given["kind"], facts=given, by=person(self.request))


class ChangeOrganisation(RefusedInForm, EditView):
    """Change a body that is no council."""

    def save_instance(self) -> Organisation:
        """Change what the form describes."""
        return actions.change(organisation=self.form.instance, facts=self.form.cleaned_data, by=person(self.request))


class AddDomain(RefusedInForm, CreateView):
    """Confirm a domain."""

    def save_instance(self) -> Domain:
        """Add the domain that the form names."""
        given = self.form.cleaned_data
        return actions.add_domain(organisation=given["organisation"], name=given["name"], by=person(self.request))


class RemoveDomain(DeleteView):
    """Take a domain back."""

    def delete_action(self) -> None:
        """Remove the domain."""
        actions.remove_domain(domain=self.object, by=person(self.request))


class Organisations(ModelViewSet):
    """Organisations in the admin."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    copy_view_enabled = False
    add_view_class = AddOrganisation
    edit_view_class = ChangeOrganisation
    list_display = ["name", "kind", "end"]
    list_filter = ["kind", "nation"]
    search_fields = ["name", "short_name"]
    form_fields = list(actions.COLUMNS)

    def get_form_class(self, for_update: bool = False) -> Any:
        """Offer the kinds that are no councils."""
        form_class = super().get_form_class(for_update)
        form_class.base_fields["kind"].choices = BODIES
        return form_class


class Domains(ModelViewSet):
    """E-mail domains in the admin."""

    model = Domain
    icon = "mail"
    menu_label = _("E-mail domains")
    copy_view_enabled = False
    add_view_class = AddDomain
    delete_view_class = RemoveDomain
    list_display = ["name", "organisation", "source"]
    list_filter = ["source"]
    search_fields = ["name", "organisation__name"]
    form_fields = ["organisation", "name"]


class Register(ModelViewSetGroup):
    """The register in the menu."""

    menu_label = _("Register")
    menu_icon = "group"
    items: Any = (Organisations("organisations"), Domains("domains"))


register_permission_policy(Organisation, RegisterPolicy(Organisation))
register_permission_policy(Domain, DomainPolicy(Domain))
for closed in (User, Group, APIToken):
    register_permission_policy(closed, NobodyPolicy(closed))


@hooks.register("register_admin_viewset")
def register() -> Register:
    """Put the register into the admin."""
    return Register()
