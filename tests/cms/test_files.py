"""What editors give to pages: pictures drawn anew, documents that are what they say; and how readers get them (S23)."""

import json
import random
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile

from cms import orphans
from councils.enums import SiteRole
from tests.cms.test_admin import about, answers, edit_address
from tests.councils.factories import UserFactory, site_team_member
from tests.support.pictures import sample

pytestmark = pytest.mark.django_db

NEW_PICTURE = reverse("wagtailimages:add")
NEW_PICTURES = reverse("wagtailimages:add_multiple")
NEW_DOCUMENT = reverse("wagtaildocs:add")
NEW_DOCUMENTS = reverse("wagtaildocs:add_multiple")


@pytest.fixture(autouse=True)
def opened(settings, tmp_path, capsys):
    settings.MEDIA_ROOT = tmp_path
    call_command("load_pages")


@pytest.fixture
def editor(client):
    client.force_login(site_team_member(SiteRole.EDITOR))
    return client


def gives(client, address, file, name):
    """Send a file with a title; gives the answer."""
    file.seek(0)
    file.name = name
    return client.post(address, {"title": "Crew", "file": file})


def zipped(**files):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return file


def as_text_document(said="application/vnd.oasis.opendocument.text"):
    return zipped(mimetype=said, content="")


def as_word(**more):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *more.get("also", ())):
            archive.writestr(name, "x")
    return file


def test_a_picture_is_drawn_anew_and_named_by_its_content(editor, client):
    exif = Pillow.Exif()
    exif[0x010E] = "51.5007N a secret place"
    assert gives(editor, NEW_PICTURE, sample("JPEG", size=(2000, 20), exif=exif), "Ann's house.jpg").status_code == 302

    image = Image.objects.get()
    with image.file.open() as kept:
        content = kept.read()
    assert (image.width, image.height, Pillow.open(BytesIO(content)).format) == (1600, 16, "WEBP")
    assert b"secret" not in content
    assert "Ann" not in image.file.name


def test_many_pictures_at_once_go_through_the_same_door(editor):
    def sends(file, name):
        file.name = name
        answer = editor.post(NEW_PICTURES, {"files[]": file}, headers={"X-Requested-With": "XMLHttpRequest"})
        return json.loads(answer.content)

    assert sends(sample(), "crew.png")["success"]
    refused = sends(BytesIO(b"<svg onload='alert(1)'/>"), "crew.png")
    assert not refused["success"]
    assert "SVG" in refused["error_message"]
    assert Image.objects.get().file.name.endswith(".webp")


@pytest.mark.parametrize("wrong", [{"title": "x" * 300}, {"collection": "4711"}], ids=["title", "collection"])
@pytest.mark.parametrize(("address", "name"), [(NEW_PICTURES, "house.jpg"), (NEW_DOCUMENTS, "plan.pdf")])
def test_a_file_whose_words_are_wrong_is_not_kept_as_it_came(address, name, wrong, editor, settings):
    Collection.get_first_root_node().add_child(name="Another, so that one is chosen")
    file = sample("JPEG") if name == "house.jpg" else BytesIO(b"%PDF-1.7\n...")
    file.name = name
    answer = editor.post(address, {"files[]": file, **wrong}, headers={"X-Requested-With": "XMLHttpRequest"})
    refused = json.loads(answer.content)
    assert not refused["success"]
    assert "It was not kept. Put the rest right" in refused["error_message"]
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("kind", ["image", "document"])
def test_no_file_that_was_kept_without_the_door_becomes_part_of_a_page(kind, client):
    user = site_team_member(SiteRole.EDITOR)
    client.force_login(user)
    model = {"image": Image, "document": Document}[kind]
    begun = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(model),
        file=ContentFile(sample("JPEG").getvalue(), name="house.jpg"),
        uploaded_by_user=user,
    )
    address = reverse(f"{model._meta.app_label}:create_multiple_from_uploaded_{kind}", args=[begun.pk])
    words = {f"uploaded-{kind}-{begun.pk}-title": "House", f"uploaded-{kind}-{begun.pk}-collection": 1}
    assert client.post(address, words).status_code == 404
    assert client.get(f"/media/{begun.file.name}").status_code == 404
    assert not model.objects.exists()


def test_a_picture_of_oneself_is_not_taken(editor, settings):
    assert 'name="avatar-' not in editor.get(reverse("wagtailadmin_account")).content.decode()
    editor.post(reverse("wagtailadmin_account"), {"avatar-avatar": sample("JPEG"), "locale-preferred_language": ""})
    assert not UserProfile.objects.exclude(avatar="").exists()
    assert not default_storage.exists("avatar_images")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (BytesIO(b"<svg onload='alert(1)'/>"), "This is an SVG drawing"),
        (BytesIO(b"\xff\xd8\xff\xe0" + b"x" * 17), "it is broken"),
        (sample("WEBP", save_all=True, append_images=[Pillow.new("RGB", (30, 20))]), "does not move"),
        (sample(mode="1", size=(4097, 3072)), "12.5 million pixels"),
    ],
    ids=["drawing", "21 bytes", "moving", "many pixels"],
)
def test_what_is_no_sound_picture_is_refused_beside_its_field(editor, file, said):
    page = gives(editor, NEW_PICTURE, file, "crew.png").content.decode()
    assert said in page
    assert 'value="Crew"' in page
    assert not Image.objects.exists()
    assert not default_storage.exists("original_images")


def test_mutated_pictures_are_taken_or_refused(editor):
    chance, sound = random.Random(7), sample("JPEG").getvalue()  # noqa: S311 - not a secret
    for _number in range(40):
        broken = bytearray(sound)
        for _each in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        assert gives(editor, NEW_PICTURE, BytesIO(broken), "crew.jpg").status_code in (200, 302)


SOUND = {
    "plan.pdf": BytesIO(b"%PDF-1.7\n..."),
    "plan.odt": as_text_document(),
    "plan.docx": as_word(),
    "plan.csv": BytesIO("bin,day\nŵ,Tuesday".encode()),
}
UNSOUND = {
    "page.html": BytesIO(b"<script>alert(1)</script>"),
    "plan.pdf": BytesIO(b"MZ\x90\x00 a program"),
    "plan.txt": BytesIO(b"\x7fELF\0\0"),
    "plan.odt": as_text_document("application/x-other"),
    "plan.docx": as_word(also=["word/vbaProject.bin"]),
    "plan.xlsx": as_word(),
    "broken.docx": BytesIO(b"PK\x03\x04 and no more"),
    "large.txt": BytesIO(b"x" * (10 * 1024 * 1024 + 1)),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_document_that_is_what_it_says_is_taken(name, editor):
    assert gives(editor, NEW_DOCUMENT, SOUND[name], name).status_code == 302
    assert Document.objects.get().filename == name


@pytest.mark.parametrize("name", UNSOUND)
def test_any_other_document_is_refused_beside_its_field(name, editor):
    answer = gives(editor, NEW_DOCUMENT, UNSOUND[name], name)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Document.objects.exists()


def test_readers_get_a_document_to_save_and_never_to_open(editor, client):
    gives(editor, NEW_DOCUMENT, BytesIO(b"%PDF-1.7\n"), "plan.pdf")
    client.logout()
    answer = client.get(Document.objects.get().url)
    assert answer.getvalue() == b"%PDF-1.7\n"
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


def with_picture(page, image):
    block = {"key": "a", "text": " ", "type": "atomic", "depth": 0, "inlineStyleRanges": []}
    shown = {"id": image.pk, "format": "fullwidth", "alt": "A crew at work"}
    entity = {"type": "IMAGE", "mutability": "IMMUTABLE", "data": shown}
    body = {
        "blocks": [{**block, "entityRanges": [{"key": 0, "offset": 0, "length": 1}]}],
        "entityMap": {"0": entity},
    }
    return answers(page, body=json.dumps(body), **{"action-publish": "1"})


def test_a_page_shows_a_picture_that_is_light_and_kept_for_good(editor, client):
    gives(editor, NEW_PICTURE, sample("PNG", size=(1200, 900)), "crew.png")
    editor.post(edit_address(about()), with_picture(about(), Image.objects.get()))
    client.logout()

    page = client.get("/about/").content.decode()
    rendition = Image.objects.get().renditions.get(filter_spec__contains="640")
    assert f'alt="A crew at work" height="480" src="{rendition.url}"' in page
    answer = client.get(rendition.url)
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]
    assert len(answer.getvalue()) < 40_000


def test_nothing_else_in_the_folder_of_files_is_given_out(client):
    for name in ("images/secret.webp", "documents/plan.pdf", "secret/words.txt", "images/..%2Fplan.pdf"):
        default_storage.save(name.replace("..%2F", ""), ContentFile(b"x"))
        assert client.get(f"/media/{name}").status_code == 404


def test_an_officer_gives_nothing_to_pages(client):
    client.force_login(UserFactory())
    for address in (NEW_PICTURE, NEW_PICTURES, NEW_DOCUMENT):
        assert client.get(address).status_code == 302
        assert gives(client, address, sample(), "crew.png").status_code == 302
    assert not Image.objects.exists()


def test_files_that_no_row_knows_go_after_a_day(editor):
    gives(editor, NEW_PICTURE, sample(), "crew.png")
    kept = Image.objects.get().file.name
    left = default_storage.save("original_images/left.webp", ContentFile(b"x"))

    orphans.sweep()
    assert default_storage.exists(left)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        orphans.sweep()

    assert not default_storage.exists(left)
    assert default_storage.exists(kept)
