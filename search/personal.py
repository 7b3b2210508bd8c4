"""What this room says of people. The index says nothing: it is made from what councils say of their work."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from kit.personal import Held, could_tell, hold, tells_of_nobody

OF_EQUIVALENTS = ("typed", "means", "kind", "language", "key", "means_key")
MADE = "made from what councils say of their work"


def register() -> None:
    """Say it; which columns Wagtail's index has depends on the database."""
    hold(Held(_("That you want no mail about similar work"), "search.Mute", "user", goes=True))
    what = _("What your saved searches have shown you, as numbers")
    hold(
        Held(what, "search.Seen", "subscription__recipient", secret=("things",), goes=True),
        Held(what, "search.Seen", "subscription__address__iexact", secret=("things",), goes=True),
    )
    tells_of_nobody("search.Entry", "kind", "values", "passages", "title", because=MADE)
    tells_of_nobody("search.Posting", "facet", "value", "entries", because=MADE)
    tells_of_nobody("search.Text", "title", "tags", "summary", "council", "body", "initials", because=MADE)
    tells_of_nobody("search.Word", "word", "stem", because=MADE)
    tells_of_nobody("search.Equivalent", *OF_EQUIVALENTS, because="words that stand for others")
    tells_of_nobody("search.Phrase", "key", "means", "kind", "origin", because="made from such words")
    tells_of_nobody("search.Rebuilding", "index", because="the name of an index")
    tells_of_nobody("search.Miss", "words", "kind", "meant", because="questions without who asked them or where")
    for model in apps.get_app_config("modelsearch").get_models():
        columns = (column.name for column in model._meta.local_concrete_fields if could_tell(column))
        tells_of_nobody(model._meta.label, *columns, because="made from pages of the site")
