"""What the rooms' pages in Wagtail's admin have in common."""

from typing import Any

from django.http import HttpResponse

from kit.refusals import Refused


class RefusedInForm:
    """A refusal of the action becomes an error of the form, which keeps what was typed."""

    def form_valid(self: Any, form: Any) -> HttpResponse:
        """Carry out the action; show its refusal."""
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc] # of the view it is mixed into
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)  # type: ignore[no-any-return] # Wagtail has no types
        return response
