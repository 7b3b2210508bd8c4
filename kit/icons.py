"""The icons of the site: line drawings on a 24 × 24 grid, in the colour of the words beside them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

DRAWINGS = {
    "clock": "M12 3a9 9 0 100 18a9 9 0 000-18zM12 7.5V12l3 2.5",
    "cross": "M6 6l12 12M18 6L6 18",
    "filter": "M3 6h18M6 12h12M9 18h6",
    "menu": "M3 5.5h18M3 12h18M3 18.5h18",
    "record": "M6 3h8l4 4v14H6zM9 12h6M9 16h6M14 3v4h4",
    "search": "M10.5 4a6.5 6.5 0 100 13a6.5 6.5 0 000-13zM15.5 15.5L21 21",
    "tick": "M12 3a9 9 0 100 18a9 9 0 000-18zM8 12.5l2.8 2.8L16 9.5",
}


def draw(name: str) -> SafeString:
    """Give the icon of that name as inline SVG, which assistive technology passes over. Raises `KeyError`."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        mark_safe(DRAWINGS[name]),  # noqa: S308 - a constant of ours
    )
