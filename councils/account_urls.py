"""Those of allauth's routes that we use, at our addresses. Their names are allauth's."""

from typing import Any

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.decorators.cache import never_cache

from councils.proof import recently
from councils.views import account, directories, factor, own_data, sessions
from councils.views.confirming import ConfirmAddress
from kit.access import anyone, page, signed_in


def shown(view: Any) -> Any:
    """Declare a view of allauth's that only shows a page."""
    return page(anyone)(view)


def posted(view: Any) -> Any:
    """Declare a view of allauth's with a form, which nobody's cache keeps."""
    return page(anyone, posts=True)(never_cache(view))


def guarded(view: Any) -> Any:
    """Declare a view of allauth's for whoever has just shown that it is them."""
    return page(recently, posts=True)(view)


def own(view: Any) -> Any:
    """Declare a view of allauth's for whoever has signed in."""
    return page(signed_in, posts=True)(view)


urlpatterns = [
    path("sign-up/", posted(views.signup), name="account_signup"),
    path("sign-in/", posted(views.login), name="account_login"),
    path("sign-in/code/", posted(views.request_login_code), name="account_request_login_code"),
    path("sign-in/code/confirm/", posted(views.confirm_login_code), name="account_confirm_login_code"),
    path("sign-in/second-factor/", posted(factors.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", posted(factor.SignInByPasskey.as_view()), name="mfa_login_webauthn"),
    path("sign-up/directory/", posted(directories.SignUp.as_view()), name="socialaccount_signup"),
    path("sign-in/with/<slug:provider_id>/", directories.leave, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/back/", directories.come_back, name="openid_connect_callback"),
    path("sign-out/", posted(views.logout), name="account_logout"),
    path("account/", account.index, name="account"),
    path("account/address/", guarded(views.email), name="account_email"),
    path("account/password/", guarded(views.password_change), name="account_change_password"),
    path("account/password/first/", guarded(views.password_set), name="account_set_password"),
    path("account/data/", own_data.my_data, name="my_data"),
    path("account/data/file/", own_data.my_data_file, name="my_data_file"),
    path("account/close/", own_data.close, name="close_account"),
    path("account/connections/", directories.connections, name="socialaccount_connections"),
    path("account/connections/<int:pk>/disconnect/", directories.disconnect, name="disconnect_directory"),
    path("account/connections/<slug:provider_id>/connect/", directories.connect, name="connect_directory"),
    path("account/sessions/", sessions.sessions, name="usersessions_list"),
    path("account/sessions/others/end/", sessions.end_others, name="end_other_sessions"),
    path("account/sessions/<int:pk>/end/", sessions.end, name="end_session"),
    path("account/proof/", factor.prove, name="prove"),
    path("account/proof/password/", own(views.reauthenticate), name="account_reauthenticate"),
    path("account/proof/code/", own(factors.reauthenticate), name="mfa_reauthenticate"),
    path("account/proof/passkey/", own(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("account/proof/mail/", factor.prove_by_mail, name="prove_by_mail"),
    path("account/second-factor/", page(signed_in)(factors.index), name="mfa_index"),
    path("account/second-factor/app/", guarded(factor.AddApp.as_view()), name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", guarded(factor.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("account/second-factor/codes/", page(recently)(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/second-factor/codes/new/",
        guarded(factor.NewRecoveryCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path("account/second-factor/passkeys/", guarded(factor.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path(
        "account/second-factor/passkeys/<int:pk>/remove/",
        guarded(factor.RemovePasskey.as_view()),
        name="mfa_remove_webauthn",
    ),
    path("account/inactive/", shown(views.account_inactive), name="account_inactive"),
    path("confirm-email/", shown(views.email_verification_sent), name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", posted(ConfirmAddress.as_view()), name="account_confirm_email"),
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
