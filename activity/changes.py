"""What an action changed, as an Event may tell it."""

from typing import Any, cast

from django.db import models


def set_fields(row: models.Model, **values: Any) -> dict[str, Any]:
    """Set these columns on the row (not saved), and give what differs, as `data` for an Event.

    `changed` holds the names. Codes, numbers, dates and ids are given as [before, after]; of text that people write
    the Event says only that it changed.
    """
    data: dict[str, Any] = {}
    changed = []
    for name, value in values.items():
        column = cast("models.Field[Any, Any]", row._meta.get_field(name))
        before = getattr(row, column.attname)
        setattr(row, name, value if column.is_relation else column.to_python(value))
        after = getattr(row, column.attname)
        if before != after:
            changed.append(name)
            if not _is_free_text(column):
                data[name] = [before, after]
    return {"changed": changed, **data} if changed else {}


def _is_free_text(column: Any) -> bool:
    if isinstance(column, models.JSONField):
        return True
    return isinstance(column, models.CharField | models.TextField) and not (
        column.choices or getattr(column, "enum", None)
    )
