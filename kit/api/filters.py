"""Filters that refuse what they do not know."""

from typing import Any

from django_filters.filters import TypedChoiceFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

ANSWERS = {"true": True, "false": False}


@extend_schema_field(OpenApiTypes.BOOL)
class TrueOrFalse(TypedChoiceFilter):
    """True or false; the library's own takes all else for no answer."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(  # type: ignore[no-untyped-call] # the library has no types
            choices=[(word, word) for word in ANSWERS], coerce=ANSWERS.__getitem__, **kwargs
        )
