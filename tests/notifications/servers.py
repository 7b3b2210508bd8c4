"""Servers of our own on loopback: of mail (SMTP), which takes it, and of GOV.UK Notify's interface."""

import json
import socket
from contextlib import contextmanager
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller


class Kept:
    """What an SMTP server does with mail: keeps it, to be read as the receiver reads it."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Closed:
    """What an SMTP server does where it knows nobody."""

    async def handle_RCPT(self, server, session, envelope, address, options):
        return "550 no such person"


@contextmanager
def serving(handler, port):
    """Run a server of SMTP that does this with mail."""
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


@contextmanager
def taking_mail(port):
    """Take mail on this port; gives what was taken."""
    kept = Kept()
    with serving(kept, port):
        yield kept.messages


def refusing_mail(port):
    """Refuse on this port, for good, whoever mail is for."""
    return serving(Closed(), port)


@contextmanager
def hanging(port):
    """Let everybody in on this port, and never say a word."""
    with socket.create_server(("127.0.0.1", port)):
        yield


class Notify(BaseHTTPRequestHandler):
    """The two calls of Notify's interface that we make."""

    protocol_version = "HTTP/1.0"

    def do_POST(self):
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status = self.server.answers.pop(0) if self.server.answers else 201
        if status in {201, 599}:
            self.server.sent.append(sent)
        self.answer(status, {"id": "1"} if status == 201 else {"errors": [{"error": "X", "message": sent}]})

    def do_GET(self):
        (reference,) = parse_qs(urlsplit(self.path).query)["reference"]
        found = [sent for sent in self.server.sent if sent["reference"] == reference]
        self.answer(200, {"notifications": found, "links": {}})

    def answer(self, status, words):
        body = json.dumps(words).encode()
        self.send_response(503 if status == 599 else status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words):
        pass


@contextmanager
def notify():
    """Serve Notify's interface; gives the server, with what was `sent` and the `answers` to give next.

    The answer 599 stands for: taken, but the sender hears of an error.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), Notify)
    server.sent, server.answers = [], []
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
