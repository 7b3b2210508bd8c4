"""Somebody at a browser."""

import re
from urllib.parse import urlsplit

from tests.councils.factories import PASSWORD
from tests.councils.steps import app_code


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, browser, context_args, site, **more):
        self.context = browser.new_context(**context_args, **more)
        self.page = self.context.new_page()
        self.site = site
        self.seen: list[str] = []
        self.page.on("framenavigated", lambda frame: self.seen.append(urlsplit(frame.url).path))

    def goes_to(self, path):
        self.page.goto(f"{self.site}{path}")

    def follows(self, words):
        self.page.get_by_role("link", name=words).first.click()

    def presses(self, words):
        self.page.get_by_role("main").get_by_role("button", name=words).first.click()

    def fills(self, **answers):
        for label, answer in answers.items():
            self.page.get_by_label(re.compile(label.replace("_", "."), re.IGNORECASE)).fill(answer)

    def sees(self, words):
        self.page.get_by_text(words).first.wait_for(timeout=5_000)

    def pages(self) -> set[str]:
        return {re.sub(r"\d+|[^/]{30,}", "…", path) for path in self.seen if path != "blank"}


def signs_in(person, email):
    person.goes_to("/sign-in/")
    fills_in_sign_in(person, email)
    person.page.wait_for_url("**/my-work/")


def signs_in_with_app(person, email):
    """The site team's way in."""
    person.goes_to("/sign-in/")
    fills_in_sign_in(person, email)
    person.page.wait_for_url("**/sign-in/second-factor/")
    person.fills(Code=app_code())
    person.presses("Sign in")
    person.page.wait_for_url("**/my-work/")


def fills_in_sign_in(person, email):
    person.fills(E_mail_address=email, Password=PASSWORD)
    person.presses("Sign in")
