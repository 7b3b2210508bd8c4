"""Django's own form renderer, with GOV.UK Frontend templates."""

from django.forms.renderers import TemplatesSetting

from kit.forms.bound import BoundField


class Renderer(TemplatesSetting):
    """Draw forms with our templates: all of the site's, allauth's too. Wagtail's admin draws its own."""

    form_template_name = "kit/forms/form.html"
    field_template_name = "kit/forms/field.html"
    bound_field_class = BoundField
