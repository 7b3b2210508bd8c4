"""Confirming an address by the link from our mail."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.views import ConfirmEmailView
from django.db import transaction
from django.http import HttpResponse

from councils import doors
from councils.models import User, forget_ways_in


class ConfirmAddress(ConfirmEmailView):
    """Confirm the address of a new account anywhere, and a new address of an account where its person has signed in.

    Who opens the link may not be who typed the address. So nobody is brought into another's account by it: not by an
    address that waits there, and not by a password that a stranger chose.
    """

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm it."""
        self.object = self.get_object()  # type: ignore[no-untyped-call] # allauth's
        if self.is_elsewhere():
            return self.render_to_response(self.get_context_data())
        with transaction.atomic():
            self._forget_a_stranger()
            response: HttpResponse = super().post(*args, **kwargs)
        return response

    def logout_other_user(self, confirmation: Any) -> None:
        """Leave whoever has signed in where they are: a link alone ends nobody's session."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say as well whether it takes signing in first."""
        return {**super().get_context_data(**kwargs), "is_elsewhere": bool(self.object) and self.is_elsewhere()}

    def is_elsewhere(self) -> bool:
        """Whether the link changes the address of an account that is not signed in here."""
        address: EmailAddress = self.object.email_address
        changes = EmailAddress.objects.filter(user=address.user_id, verified=True).exists() and not address.verified
        return changes and self.request.user.pk != address.user_id

    def _forget_a_stranger(self) -> None:
        """Drop the password and accounts elsewhere of a new account that did not sign up in this browser."""
        user: User = self.object.email_address.user
        if user.last_login is None and doors.waiting_to_sign_in(self.request) != user.pk:
            forget_ways_in(user)
