"""How people sign in: Django's part, and allauth's with its second factors and accounts elsewhere."""

from .directories import directories
from .environment import env

AUTH_USER_MODEL = "councils.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
    {"NAME": "councils.passwords.LongestPassword"},
    {"NAME": "councils.passwords.MoreThanOurWords"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_work"
ACCOUNT_ADAPTER = "councils.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "councils.forms.account.SignUpForm",
    "login": "councils.forms.account.SignInForm",
    "request_login_code": "councils.forms.account.RequestCodeForm",
    "confirm_login_code": "councils.forms.account.ConfirmCodeForm",
    "reset_password": "councils.forms.account.ResetPasswordForm",
    "reset_password_from_key": "councils.forms.account.NewPasswordForm",
    "add_email": "councils.forms.account.NewAddressForm",
    "change_password": "councils.forms.account.ChangePasswordForm",
    "set_password": "councils.forms.account.SetPasswordForm",
    "reauthenticate": "councils.forms.factor.PasswordProofForm",
}
MFA_ADAPTER = "councils.factors.FactorAdapter"
MFA_FORMS = {
    "authenticate": "councils.forms.factor.AuthenticateForm",
    "authenticate_webauthn": "councils.forms.factor.UsePasskeyForm",
    "reauthenticate": "councils.forms.factor.ReauthenticateForm",
    "reauthenticate_webauthn": "councils.forms.factor.ProvePasskeyForm",
    "login_webauthn": "councils.forms.factor.PasskeySignInForm",
    "activate_totp": "councils.forms.factor.ActivateAppForm",
    "deactivate_totp": "councils.forms.factor.RemoveAppForm",
    "generate_recovery_codes": "councils.forms.factor.NewRecoveryCodesForm",
    "add_webauthn": "councils.forms.factor.AddPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey is two factors in one only where the device has asked for a finger or a PIN.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Between reading a code and sending it the half minute may end (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_DIGITS = 10
MFA_RATE_LIMITS = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A person has one address. A new one takes its place once it is confirmed, and the old one is told.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
# Whoever changes how an account is opened is told of it by mail.
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Ours count in the database, see `councils/doors.py`; allauth's count in the cache, where two at once can slip through.
ACCOUNT_RATE_LIMITS = False

# Accounts elsewhere that sign people in. Who somebody is there is issuer and subject; what it says of their address is
# a proposal, which our own mail confirms. Nothing else is kept: no tokens, no claims. See `councils/provider.py`.
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": directories(env)}}
SOCIALACCOUNT_ADAPTER = "councils.adapter.DirectoryAdapter"
SOCIALACCOUNT_FORMS = {"signup": "councils.forms.account.DirectorySignUpForm"}
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
