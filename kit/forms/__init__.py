"""Forms of the site: `Form` and `ModelForm` to start from, fields and widgets beside them."""

from kit.forms.base import Form, ModelForm

__all__ = ["Form", "ModelForm"]
