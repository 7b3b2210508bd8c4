"""Fields that more than one kind of thing has."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from kit.web_addresses import absolute


@extend_schema_field(OpenApiTypes.URI)
class PageField(serializers.Field[Any, Any, str, Any]):
    """The full address of a thing's page."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, value: Any) -> str:
        """Give it."""
        return absolute(value.get_absolute_url())


class TextField(serializers.CharField):
    """A text that is sent; the library's own would take a number for one."""

    def to_internal_value(self, data: Any) -> str:
        """Read it; raises `ValidationError`."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class NumberField(serializers.IntegerField):
    """A whole number that is sent; the library's own would take a text for one."""

    def to_internal_value(self, data: Any) -> int:
        """Read it; raises `ValidationError`."""
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return super().to_internal_value(data)
