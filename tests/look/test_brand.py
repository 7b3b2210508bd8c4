"""Our own brand on GOV.UK Frontend: none of GOV.UK's own, and nothing from other hosts."""

import gzip
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from tests.look.node import need_node_modules

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "pipeline" / "static" / "pipeline"
ROOMS = ("pipeline", "cms", "search", "notifications", "projects", "councils", "activity", "kit")
# Mail is read elsewhere, where our stylesheet is not.
MAIL = ROOT / "notifications" / "templates" / "notifications" / "mail"
TEMPLATES = sorted(
    path
    for room in ROOMS
    for path in (ROOT / room).glob("templates/**/*.html")
    # Pages of Wagtail's admin have Wagtail's look.
    if path.parent != MAIL and path.parent.name != "admin"
)
# Names that GOV.UK Frontend gives its elements without drawing anything by them.
HOOKS = {
    "govuk-checkboxes",
    "govuk-details__summary-text",
    "govuk-generic-header__container",
    "govuk-radios",
    "stat",
    # What our own scripts look for.
    "similar-found",
}
CLASS = re.compile(r'class="((?:{%.*?%}|{{.*?}}|[^"])*)"', re.DOTALL)
NAME = re.compile(r"[\w-]+")
# Names that come from the code: of a fact, of a stop on the way of a project, of an answer with a drawing; of what a
# script draws.
BY_CODE = {"fresh", "stale", "done", "now", "pick", "suggestions"}
BY_PHASE = ("is-", "phase--")
FORBIDDEN = re.compile(rb"gds.?transport|crown|crest|royal|1d70b8|nta-light", re.IGNORECASE)


def shipped():
    return sorted(path for room in ROOMS for path in (ROOT / room).glob("static/**/*") if path.is_file())


def test_nothing_that_is_shipped_bears_the_brand_of_gov_uk():
    assert shipped()
    assert not [path.name for path in shipped() if FORBIDDEN.search(path.read_bytes())]


def test_the_only_letters_are_ours_and_free():
    fonts = {path.name for path in shipped() if path.suffix in {".woff", ".woff2", ".ttf", ".otf", ".eot"}}
    assert fonts == {"public-sans-latin.woff2", "public-sans-latin-ext.woff2"}
    assert "SIL Open Font License" in (STATIC / "fonts" / "LICENSE").read_text()


def test_the_stylesheet_asks_for_its_own_files_only():
    addresses = re.findall(r"url\(([^)]*)\)", (STATIC / "site.css").read_text())
    assert addresses
    assert all((STATIC / address.strip("\"'")).is_file() for address in addresses)


def test_the_stylesheet_is_light():
    assert len(gzip.compress((STATIC / "site.css").read_bytes(), mtime=0)) <= 16_000


def test_a_page_with_its_letters_weighs_at_most_half_of_what_it_may():
    weight = len(gzip.compress((STATIC / "site.css").read_bytes())) + sum(
        path.stat().st_size for path in STATIC.iterdir() if path.suffix == ".svg"
    )
    assert weight + (STATIC / "fonts" / "public-sans-latin.woff2").stat().st_size <= 50_000


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_has_no_inline_style_and_no_inline_script(path):
    source = path.read_text()
    assert not re.search(r"<script(?! src=\"{% static)|<style|\sstyle=|\son[a-z]+=|javascript:", source)
    assert not re.search(r"(?:src|srcset)=[\"']?(?:https?:)?//", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_uses_classes_that_the_stylesheet_knows(path):
    plain = re.sub(r"{%.*?%}|{#.*?#}|[\w-]*{{.*?}}[\w-]*", " ", path.read_text(), flags=re.DOTALL)
    used = {name for names in re.findall(r'class="([^"]*)"', plain) for name in names.split()}
    assert used - known_classes() <= HOOKS


def test_the_stylesheet_draws_no_class_of_ours_that_nothing_uses():
    sources = [*TEMPLATES, *(path for room in ROOMS for path in (ROOT / room).glob("**/*.py"))]
    written = {word for path in sources for names in CLASS.findall(path.read_text()) for word in NAME.findall(names)}
    ours = {name for name in known_classes() if not name.startswith(("govuk-", *BY_PHASE))}
    assert ours - written == BY_CODE


@cache
def known_classes():
    style = re.sub(r"url\([^)]*\)", "", (STATIC / "site.css").read_text())
    return set(re.findall(r"\.(-?[_a-zA-Z][\w-]*)", style))


def test_the_stylesheet_is_what_its_sources_compile_to():
    need_node_modules()
    check = subprocess.run(["npm", "run", "css:check"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607 - npm is where the machine has it
    assert check.returncode == 0, check.stderr
