"""What the index says of people: nothing. It is made from what councils say of their work."""

from django.apps import apps

from kit.personal import could_tell, tells_of_nobody

MADE = "made from what councils say of their work"


def register() -> None:
    """Say it; which columns Wagtail's index has depends on the database."""
    tells_of_nobody("search.Entry", "values", "title", because=MADE)
    tells_of_nobody("search.Posting", "facet", "value", "projects", because=MADE)
    for model in apps.get_app_config("modelsearch").get_models():
        columns = (column.name for column in model._meta.local_concrete_fields if could_tell(column))
        tells_of_nobody(model._meta.label, *columns, because="made from pages of the site")
