"""How a picture stands in a text: in one way, and light, so that a page with it weighs little. Wagtail looks here."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.formats import Format, register_image_format, unregister_image_format

for name in ("left", "right", "fullwidth"):
    unregister_image_format(name)
register_image_format(Format("fullwidth", _("In the text"), "", "max-640x640|webpquality-45"))
