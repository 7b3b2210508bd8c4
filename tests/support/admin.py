"""Wagtail's admin, route by route."""

import re
from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.documents.models import Document
from wagtail.models import Site, Workflow

from cms.models import ContentPage, HomePage
from councils.models import Domain
from search.models import Equivalent

# The doors, which are closed by a view of ours (`admin_sign_in`), and a page that fails on purpose.
DOORS = ("admin/login", "admin/password_reset", "admin/failwhale", "admin/logout")
CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")


def routes(resolver: URLResolver, path: str = "", names: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """Give the name, the path and the pattern of every route."""
    for pattern in resolver.url_patterns:
        where = path + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, where, f"{names}{pattern.namespace}:" if pattern.namespace else names)
        else:
            yield f"{names}{pattern.name}", where, pattern


def addresses(world) -> list[str]:
    """Give an address of every route of the admin, of things that are there where the world has one."""
    paths = [path for _name, path, _pattern in routes(get_resolver()) if path.startswith("admin/")]
    there = things(world)
    filled = {"/" + fill(path, there) for path in paths if not path.startswith(DOORS) and "(?P" not in path}
    page = ContentPage.objects.get(slug="about").pk
    return [*sorted(filled), reverse("wagtailadmin_pages:revisions_compare", args=[page, "earliest", "latest"])]


def _equivalent() -> Equivalent:
    keys = {"key": "wheeli", "means_key": "refus"}
    return Equivalent.objects.get_or_create(**keys, typed="wheelie", means="refuse", kind="synonym")[0]


def things(world) -> dict[str, object]:
    """Give what stands in an address, by the word after `admin/`, or by its name in the route."""
    about, home = ContentPage.objects.get(slug="about"), HomePage.objects.get()
    revision = about.save_revision()
    names = ("page_id", "parent_page_id", "page_to_move_id", "page_pk")
    return {
        **dict.fromkeys(names, about.pk),
        "destination_id": home.pk,
        "revision_id": revision.pk,
        "content_type_app_name": "cms",
        "content_type_model_name": "contentpage",
        "app_label": "cms",
        "model_name": "contentpage",
        "documents": Document.objects.create(title="Plan", file=SimpleUploadedFile("plan.txt", b"Words.")).pk,
        "service-groups": world.project.service_group.pk,
        "equivalents": _equivalent().pk,
        "organisations": world.charity.pk,
        "domains": Domain.objects.get_or_create(organisation=world.charity, name="friends.example")[0].pk,
        "sites": Site.objects.get().pk,
        "workflows": Workflow.objects.get_or_create(name="Approval")[0].pk,
        "users": world.people["member"].pk,
        "groups": 1,
    }


def fill(path: str, there: dict[str, object]) -> str:
    section = path.split("/")[1]
    return CONVERTER.sub(lambda found: str(there.get(found[1], there.get(section, 1))), path).removesuffix("$")
