"""The pictures in docs/screenshots/, of the site as it opens with its examples, and the one that is shown with links to
the site: `make screenshots` takes them anew."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image

from councils.models import User
from projects.models import Pledge, Project, Request
from tests.browser.conftest import DESKTOP, PHONE

PICTURES = Path(settings.BASE_DIR) / "docs" / "screenshots"
FOR_SHARING = Path(settings.BASE_DIR) / "pipeline" / "assets" / "sharing.html"
OFFICER = "lena.brandt@eastvale.example"
STEWARD = "priya.raman@northmere.example"

pytestmark = pytest.mark.screenshots


@pytest.fixture
def opened_site(transactional_db):
    call_command("open_site", examples=True, verbosity=0)


def shown() -> dict[str, tuple[str, str]]:
    """The pages by name: who opens them, and their address."""
    project = Project.objects.get(title__startswith="Missed bin reports")
    asked = Request.objects.waiting().filter(project=project).first()
    pledge = Pledge.objects.filter(state="offered", project__lead__slug="eastvale").first()
    return {
        "home": ("", "/"),
        "list": ("", reverse("search:projects") + "?q=missed+bins"),
        "project": ("", project.get_absolute_url()),
        "council": ("", project.lead.get_absolute_url()),
        "quick-post": (OFFICER, reverse("projects:new")),
        "offer": (OFFICER, reverse("projects:offer", args=[project.pk, project.slug])),
        "pledge": (OFFICER, pledge.get_absolute_url()),
        "request": (STEWARD, asked.get_absolute_url()),
        "my-work": (STEWARD, reverse("my_work")),
    }


def test_take_pictures(page, live_server, opened_site):
    PICTURES.mkdir(exist_ok=True)
    for name, (email, address) in shown().items():
        enter(page, live_server, email)
        for size, viewport in {"desktop": DESKTOP, "phone": PHONE}.items():
            page.set_viewport_size(viewport)
            page.goto(live_server.url + address, wait_until="networkidle")
            take(page, PICTURES / f"{name}-{size}.png")


def test_draw_the_picture_for_sharing(page, live_server):
    page.set_viewport_size({"width": 1200, "height": 630})
    page.route("**/sharing", lambda asked: asked.fulfill(body=FOR_SHARING.read_text(), content_type="text/html"))
    page.goto(f"{live_server.url}/sharing", wait_until="networkidle")
    take(page, Path(settings.BASE_DIR) / "pipeline" / "static" / "pipeline" / "sharing.png")


def enter(page, live_server, email: str) -> None:
    page.context.clear_cookies()
    if email:
        client = Client()
        client.force_login(User.objects.get(email=email))
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])


def take(page, path: Path) -> None:
    """Few colours are enough for a page, and make a small file."""
    page.screenshot(path=path, full_page=True)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(128).save(path, optimize=True)
    assert path.stat().st_size > 0
