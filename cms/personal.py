"""What Wagtail's tables say of people: those of the site team, who write the site's pages."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from kit.personal import Held, hold, tells_of_nobody

NAMES_NOBODY = "The site keeps that it happened; the row that it leads to names nobody."
PAGES = "what the site says"
WAGTAILS = "Wagtail’s own words and numbers"
ERASED = _("Erased: the person has closed their account.")


def register() -> None:
    """Say it."""
    hold(*_of_the_admin(), *_of_pages(), *_of_workflows(), *_of_files())
    _pages()
    _machinery()


def _of_the_admin() -> tuple[Held, ...]:
    return (
        Held(
            _("How you set up the admin"),
            "wagtailusers.UserProfile",
            "user",
            tells=("preferred_language", "current_time_zone", "avatar", "dismissibles"),
            goes=True,
        ),
        Held(_("What you edit in the admin"), "wagtailadmin.EditingSession", "user", tells=("object_id",), goes=True),
        Held(
            _("What you typed in the admin and did not save"),
            "wagtailadmin.FormState",
            "user",
            tells=("data", "object_id", "parent_object_id"),
            goes=True,
        ),
        Held(
            _("Keys to Wagtail’s interface"),
            "wagtailcore.APIToken",
            "user",
            tells=("name", "prefix"),
            secret=("key_hash",),
            goes=True,
        ),
    )


def _of_pages() -> tuple[Held, ...]:
    log = ("label", "action", "data")
    return (
        Held(_("Pages that you own"), "wagtailcore.Page", "owner", tells=("title",), because=NAMES_NOBODY),
        Held(_("Pages that you locked"), "wagtailcore.Page", "locked_by", tells=("title",), because=NAMES_NOBODY),
        Held(_("Pages that you wrote"), "wagtailcore.Revision", "user", tells=("object_str", "content"), because=PAGES),
        Held(_("What you did with pages"), "wagtailcore.PageLogEntry", "user", tells=log, because=NAMES_NOBODY),
        Held(
            _("What you did in the admin"),
            "wagtailcore.ModelLogEntry",
            "user",
            tells=(*log, "object_id"),
            because=NAMES_NOBODY,
        ),
        Held(_("Pages that you follow"), "wagtailcore.PageSubscription", "user", goes=True),
        Held(
            _("Comments that you wrote on pages"),
            "wagtailcore.Comment",
            "user",
            tells=("text",),
            becomes={"text": ERASED},
            because=NAMES_NOBODY,
        ),
        Held(_("Comments that you resolved"), "wagtailcore.Comment", "resolved_by", because=NAMES_NOBODY),
        Held(
            _("Answers that you wrote to comments"),
            "wagtailcore.CommentReply",
            "user",
            tells=("text",),
            becomes={"text": ERASED},
            because=NAMES_NOBODY,
        ),
    )


def _of_workflows() -> tuple[Held, ...]:
    return (
        Held(
            _("Pages that you put up for approval"), "wagtailcore.WorkflowState", "requested_by", because=NAMES_NOBODY
        ),
        Held(
            _("Pages that you approved"),
            "wagtailcore.TaskState",
            "finished_by",
            tells=("comment",),
            becomes={"comment": ""},
            because=NAMES_NOBODY,
        ),
    )


def _of_files() -> tuple[Held, ...]:
    shown = partial(Held, tells=("title", "file"), because="The site’s pages show it.")
    return (
        shown(_("Pictures that you uploaded"), "wagtailimages.Image", "uploaded_by_user"),
        shown(_("Documents that you uploaded"), "wagtaildocs.Document", "uploaded_by_user"),
        Held(
            _("Files that you began to upload"),
            "wagtailcore.UploadedFile",
            "uploaded_by_user",
            tells=("file",),
            goes=True,
        ),
    )


def _pages() -> None:
    tells_of_nobody("cms.HomePage", "heading", "intro", "examples", "closing", because=PAGES)
    tells_of_nobody("cms.ContentPage", "intro", "body", because=PAGES)
    tells_of_nobody(
        "wagtailcore.Page",
        *("path", "draft_title", "slug", "url_path", "seo_title", "search_description"),
        because=PAGES,
    )
    tells_of_nobody("wagtailcore.Comment", "contentpath", "position", because=PAGES)
    tells_of_nobody("wagtailcore.Revision", "object_id", because=WAGTAILS)
    tells_of_nobody("wagtailimages.Image", "description", "file_hash", because=PAGES)
    tells_of_nobody("wagtailimages.Rendition", "filter_spec", "file", "focal_point_key", because=PAGES)
    tells_of_nobody("wagtaildocs.Document", "file_hash", because=PAGES)
    tells_of_nobody("taggit.Tag", "name", "slug", because=PAGES)


def _machinery() -> None:
    for table, columns in {
        "wagtailcore.Locale": ("language_code",),
        "wagtailcore.Site": ("hostname", "site_name"),
        "wagtailcore.Collection": ("path", "name"),
        "wagtailcore.CollectionViewRestriction": ("password",),
        "wagtailcore.PageViewRestriction": ("password",),
        "wagtailcore.Workflow": ("name",),
        "wagtailcore.Task": ("name",),
        "wagtailcore.WorkflowState": ("object_id",),
        "wagtailcore.ReferenceIndex": ("object_id", "to_object_id", "model_path", "content_path"),
    }.items():
        tells_of_nobody(table, *columns, because=WAGTAILS)
