"""What editors keep of this room in the admin: other words for the same, with what a change of them would do."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from councils.people import person
from kit.admin import RefusedInForm
from search.actions import equivalent
from search.models import Equivalent
from search.previewing import preview

FIELDS = ["typed", "means", "kind", "language", "both_ways"]


class Previewed:
    """A button beside saving shows what a change would do, and keeps what was typed."""

    def form_valid(self: Any, form: Any) -> HttpResponse:
        """Save, or show what saving would do."""
        if "preview" not in self.request.POST:
            return super().form_valid(form)  # type: ignore[misc,no-any-return] # of the view it is mixed into
        self.form = form
        shown = preview(self.save_instance, words=self.words(form.cleaned_data))
        return self.render_to_response(self.get_context_data(form=form, preview=shown))  # type: ignore[no-any-return] # Wagtail has no types

    def words(self, given: Mapping[str, Any]) -> Collection[str]:
        """What those type whom the change touches."""
        return {given["typed"], given["means"]}


class AddEquivalent(RefusedInForm, Previewed, CreateView):
    """Add other words."""

    def get_initial(self) -> dict[str, Any]:
        """Begin with the words that a link names."""
        return {"typed": self.request.GET.get("typed", "")[:200]}

    def save_instance(self) -> Equivalent:
        """Add what the form describes."""
        return equivalent.add(**self.form.cleaned_data, by=person(self.request))


class ChangeEquivalent(RefusedInForm, Previewed, EditView):
    """Change other words."""

    def words(self, given: Mapping[str, Any]) -> Collection[str]:
        """Also those that stood for something before."""
        before = Equivalent.objects.get(pk=self.object.pk)
        return {*super().words(given), before.typed, before.means}

    def save_instance(self) -> Equivalent:
        """Change them to what the form describes."""
        return equivalent.change(equivalent=self.object, **self.form.cleaned_data, by=person(self.request))


class RemoveEquivalent(DeleteView):
    """Take other words away."""

    def delete_action(self) -> None:
        """Remove them."""
        equivalent.remove(equivalent=self.object, by=person(self.request))


class EquivalentViewSet(ModelViewSet):
    """Other words for the same, in the admin."""

    model = Equivalent
    icon = "globe"
    menu_label = _("Equivalents")
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = AddEquivalent
    edit_view_class = ChangeEquivalent
    delete_view_class = RemoveEquivalent
    list_display = FIELDS
    list_filter = ["kind", "language", "both_ways"]
    search_fields = ["typed", "means"]
    form_fields = FIELDS
    create_template_name = edit_template_name = "search/admin/equivalent_form.html"


@hooks.register("register_admin_viewset")
def equivalents() -> EquivalentViewSet:
    """Put equivalents into the admin."""
    return EquivalentViewSet("equivalents", url_prefix="equivalents")


@hooks.register("register_admin_menu_item")
def missed() -> MenuItem:
    """Lead to what people do not find."""
    return MenuItem(_("What people do not find"), reverse("search:missed"), icon_name="search", order=8000)
