"""Django's own form renderer, with GOV.UK Frontend templates."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draw forms with our templates."""

    form_template_name = "kit/forms/form.html"
    field_template_name = "kit/forms/field.html"
