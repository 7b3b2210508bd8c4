"""Those of allauth's routes that we use, at our addresses. Their names are allauth's."""

from typing import Any

from allauth.account import views
from django.urls import path, re_path

from kit.access import anyone, page


def shown(view: Any) -> Any:
    """Declare a view of allauth's that only shows a page."""
    return page(anyone)(view)


def posted(view: Any) -> Any:
    """Declare a view of allauth's with a form."""
    return page(anyone, posts=True)(view)


urlpatterns = [
    path("sign-up/", posted(views.signup), name="account_signup"),
    path("sign-in/", posted(views.login), name="account_login"),
    path("sign-in/code/", posted(views.request_login_code), name="account_request_login_code"),
    path("sign-in/code/confirm/", posted(views.confirm_login_code), name="account_confirm_login_code"),
    path("sign-out/", posted(views.logout), name="account_logout"),
    path("account/inactive/", shown(views.account_inactive), name="account_inactive"),
    path("confirm-email/", shown(views.email_verification_sent), name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", posted(views.confirm_email), name="account_confirm_email"),
    path("password/reset/", posted(views.password_reset), name="account_reset_password"),
    path("password/reset/sent/", shown(views.password_reset_done), name="account_reset_password_done"),
    path(
        "password/reset/done/", shown(views.password_reset_from_key_done), name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        posted(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
