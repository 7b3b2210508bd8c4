"""A directory on this machine that says whatever a test wants, also what no honest one would."""

import json
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from pipeline.settings.directories import directory


class Issuer:
    """Answers the questions of OpenID Connect; `claims` and `forged` change the next token."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.said = self.url
        self.claims, self.forged, self.asked, self.without = {}, {}, {}, ()

    def documents(self):
        jwk = RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True) | {"kid": "1", "use": "sig"}
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.said,
                "authorization_endpoint": f"{self.url}/authorise",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/keys": {"keys": [jwk]},
        }

    def token(self):
        now = int(time.time())
        right = {"iss": self.said, "aud": "pipeline", "sub": "1", "iat": now, "exp": now + 300, "nonce": self.nonce}
        claims = {name: value for name, value in (right | self.claims).items() if name not in self.without}
        signing = {"key": self.key, "algorithm": "RS256"} | self.forged
        return jwt.encode(claims, headers={"kid": "1"}, **signing)

    def _handler(issuer):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer(issuer.documents()[self.path])

            def do_POST(self):
                issuer.asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self.answer({"access_token": "secret", "token_type": "Bearer", "id_token": issuer.token()})

            def answer(self, document):
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(document).encode())

            def log_message(self, *_words):
                """Say nothing."""

        return Handler

    def sent_with(self, page):
        """Note what somebody was sent with; give it."""
        sent = {name: values[0] for name, values in parse_qs(urlsplit(address_in(page)).query).items()}
        self.nonce = sent["nonce"]
        return sent


def address_in(page):
    """Where the page leads on to."""
    return page.context["to"]


def directory_at(url):
    """The settings of a directory that is there."""
    return {"openid_connect": {"APPS": [directory("directory", "Northby Directory", url, "pipeline", "for-tests")]}}


@contextmanager
def running():
    issuer = Issuer()
    thread = Thread(target=issuer.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield issuer
    finally:
        issuer.server.shutdown()
        issuer.server.server_close()
        thread.join()


def signs_in_there(client, issuer, begin="/sign-in/with/directory/", **claims):
    """Go there and come back; give the page that shows."""
    issuer.claims = claims
    sent = issuer.sent_with(client.post(begin))
    return client.get("/sign-in/with/directory/back/", {"code": "1", "state": sent["state"]})


def signs_up_there(client, issuer, email, **claims):
    """Sign in there for the first time, and make an account here."""
    signs_in_there(client, issuer, email=email, **claims)
    return client.post("/sign-up/directory/", {"name": "Sam Field", "email": email})
