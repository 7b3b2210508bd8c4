"""A directory on this machine that is a real one: allauth's provider of OpenID Connect.

`python -m tests.councils.provider FILE BACK` runs it, with its rows in that file and one address to which it sends
people back; it says where it is in its first line.
"""

import subprocess
import sys
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
import html5lib
import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

SECRET = "for-tests"
PASSWORD = "a password there"
PEOPLE = ("sam@northby.gov.uk", "known@northby.gov.uk")
CLIENTS = ("pipeline", "other")


@contextmanager
def running(folder, back):
    """Run it for the block; gives its address."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.councils.provider", str(folder / "provider.sqlite3"), back],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = process.stdout.readline().strip()
        assert address, process.stderr.read()
        yield address
    finally:
        process.kill()
        process.communicate()


class Visitor:
    """Somebody's browser at the provider, where they have an account."""

    def __init__(self, provider, email):
        self.provider, self.email = provider, email
        self.session = requests.Session()

    def goes_to(self, address, *, agrees=True):
        """Sign in there and agree or not, as its pages ask; give the address that they are sent back to."""
        page = self.session.get(address, allow_redirects=False)
        while True:
            if page.is_redirect:
                onward = requests.compat.urljoin(page.url, page.headers["Location"])
                if not onward.startswith(self.provider):
                    return onward
                page = self.session.get(onward, allow_redirects=False)
            else:
                assert page.status_code == 200, page.text
                page = self.answers(page, agrees)

    def answers(self, page, agrees):
        form = html5lib.parse(page.text, namespaceHTMLElements=False).find(".//form[@method='post']")
        answers = [(each.get("name"), each.get("value", "")) for each in form.iter("input") if each.get("name")]
        mine = {"login": self.email, "password": PASSWORD}
        sent = [(name, mine.get(name, value)) for name, value in answers]
        to = requests.compat.urljoin(page.url, form.get("action"))
        answer = ("action", "grant" if agrees else "cancel")
        return self.session.post(to, [*sent, answer], allow_redirects=False)


def settle(file):
    """Its settings: no more than allauth needs."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    apps = ["auth", "contenttypes", "sessions", "messages"]
    processors = ["django.template.context_processors.request", "django.contrib.messages.context_processors.messages"]
    settings.configure(
        SECRET_KEY=SECRET,
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": file}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[*(f"django.contrib.{app}" for app in apps), "allauth", "allauth.account", "allauth.idp.oidc"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": processors},
            }
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_RATE_LIMITS=False,
        IDP_OIDC_PRIVATE_KEY=pem.decode(),
        ROOT_URLCONF=__name__,
        LOGIN_URL="account_login",
        USE_TZ=True,
    )


def fill(back):
    """Its people and clients."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User

    call_command("migrate", verbosity=0)
    for email in PEOPLE:
        user = User.objects.create_user(email, email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    for name in CLIENTS:
        client = Client(id=name, name=name, scopes="openid\nprofile\nemail", redirect_uris=back)
        client.set_secret(SECRET)
        client.save()


class Quiet(WSGIRequestHandler):
    def log_message(self, *_words):
        """Say nothing."""


def serve():
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


def __getattr__(name):
    """The addresses, once there are settings."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import include, path

    return [path("accounts/", include("allauth.account.urls")), path("", include("allauth.idp.urls"))]


if __name__ == "__main__":
    settle(sys.argv[1])
    django.setup()
    fill(sys.argv[2])
    serve()
