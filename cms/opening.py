"""The pages that the site opens with, made where they are missing."""

from django.conf import settings
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Collection, Locale, Page, Site

from cms import groups
from cms.models import ContentPage, HomePage
from cms.standard import HOME, PAGES, WRITTEN_ON, Standard


def open_pages() -> list[str]:
    """Make what is missing of Wagtail's roots, the home page, the standard pages and the groups.

    Gives the titles of the pages that were made. What is there stays as the editors left it. A database that was
    emptied, with not even Wagtail's own rows left, is no hindrance.
    """
    _lay_ground()
    made = []
    home = HomePage.objects.first()
    if home is None:
        home = _make_home()
        made.append(home.title)
    _serve(home)
    missing = [page for page in PAGES if not ContentPage.objects.filter(slug=page.slug).exists()]
    for page in missing:
        _make(page, home)
        made.append(page.title)
    groups.set_up()
    return made


def _lay_ground() -> None:
    Locale.objects.get_or_create(language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    if Page.get_first_root_node() is None:
        Page.add_root(title="Root", slug="root")


def _make_home() -> HomePage:
    """Make the home page in the place of the page with which Wagtail welcomes."""
    root = Page.get_first_root_node()
    welcome = next((page for page in root.get_children() if page.specific_class is Page), None)
    if welcome:
        # Past its signals: what is about to be deleted is not to be indexed.
        Page.objects.filter(pk=welcome.pk).update(slug="welcome")
    home: HomePage = root.add_child(instance=HomePage(**HOME))
    home.save_revision().publish()
    if welcome:
        Site.objects.filter(root_page=welcome).update(root_page=home)
        welcome.delete()
    return home


def _serve(home: HomePage) -> None:
    """Have a site that begins at the home page."""
    if not Site.objects.filter(root_page=home).exists():
        Site.objects.filter(is_default_site=True).delete()
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    Site.clear_site_root_paths_cache()


def _make(page: Standard, home: HomePage) -> None:
    made = home.add_child(
        instance=ContentPage(title=page.title, slug=page.slug, intro=page.intro, body=page.body, reviewed_on=WRITTEN_ON)
    )
    made.save_revision().publish()
