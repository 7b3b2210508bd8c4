"""Reading what is sent."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Parser(JSONParser):
    """JSON, of which nothing stands so deep that reading it takes the server down."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        """Read it; raises `ParseError`."""
        try:
            return super().parse(*args, **kwargs)
        except RecursionError as error:
            raise ParseError(_("This stands in too many brackets.")) from error
