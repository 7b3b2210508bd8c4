"""Lists a page at a time. A page begins after a row, so that none comes twice where others are added meanwhile."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

# As many as a number of a row can have.
MOST_DIGITS = 18


class ByCursor(CursorPagination):
    """Pages by the number of the row, the newest first. `next` leads on, and is null on the last page."""

    ordering = "-id"
    page_size = 50
    max_page_size = 100
    page_size_query_param = "size"
    cursor_query_description = "Where the page begins: from `next` or `previous` of another page."
    page_size_query_description = "How many on a page, 1 to 100; 50 where nothing is said."

    def get_page_size(self, request: Request) -> int:
        """Read how many are asked for; raises `ValidationError` where that is no such number."""
        given = request.query_params.get(self.page_size_query_param, str(self.page_size))
        if not _is_number(given, 3) or not 1 <= int(given) <= self.max_page_size:
            raise ValidationError({"size": [_("Enter a number from 1 to %(most)d.") % {"most": self.max_page_size}]})
        return int(given)

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Read where the page begins; raises `NotFound` for what no page gave."""
        cursor = super().decode_cursor(request)
        if cursor and not _is_number(str(cursor.position or 0), MOST_DIGITS):
            raise NotFound(self.invalid_cursor_message)
        return cursor

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Say so in the schema."""
        link = {"type": "string", "nullable": True, "format": "uri"}
        parts = {"next": link, "previous": link, "results": schema}
        return {"type": "object", "required": list(parts), "properties": parts}

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Say in the schema which numbers will do."""
        cursor, size = super().get_schema_operation_parameters(view)
        return [cursor, {**size, "schema": {"type": "integer", "minimum": 1, "maximum": self.max_page_size}}]


def _is_number(text: str, most_digits: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= most_digits
