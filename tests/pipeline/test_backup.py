"""One command makes a backup, another puts it into an empty system: equal in counts and checksums, or refused."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from activity.models import Event
from cms.models import ContentPage
from councils.actions import account
from councils.models import User
from notifications.models import Mail
from pipeline import backup, closures
from projects.models import Project
from tests.routes.world import make_world
from tests.search.asking import titles
from tests.support.processes import on_this_database
from tests.support.tables import everything, found_in_database

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def media(tmp_path, settings):
    """The folder of files of this test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "pictures").mkdir(parents=True)
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def closed_accounts(tmp_path, settings, monkeypatch):
    """The list of closed accounts, of this test and of the processes that it starts."""
    settings.CLOSED_ACCOUNTS = tmp_path / "kept-apart.txt"
    monkeypatch.setenv("CLOSED_ACCOUNTS", str(settings.CLOSED_ACCOUNTS))


@pytest.fixture
def full(media):
    """A site with something in it, with accents, line breaks and a file of every byte."""
    world = make_world()
    Project.objects.filter(pk=world.project.pk).update(title="Llŷn “bins”\n\u2028 \N{PILE OF POO}")
    (media / "pictures" / "ŵ.bin").write_bytes(bytes(range(256)))
    return world


@pytest.fixture
def file(full, tmp_path):
    made = tmp_path / "site.backup"
    call_command("backup", str(made), verbosity=0)
    return made


def empty(media):
    call_command("flush", interactive=False, verbosity=0, reset_sequences=True)
    shutil.rmtree(media)


def restore(file, media):
    """Run the command as a process of its own; gives its status and its words."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "manage.py", "restore", str(file)],
        cwd=settings.BASE_DIR,
        env=on_this_database() | {"MEDIA_ROOT": str(media)},
        capture_output=True,
        text=True,
        check=False,
    )
    connection.close()
    return done.returncode, done.stdout + done.stderr


def test_what_is_restored_is_what_was_there(file, media, full):
    page = ContentPage.objects.get(slug="accessibility")
    before, listed = everything(), titles()
    empty(media)
    status, words = restore(file, media)
    assert status == 0, words
    assert "counts and checksums equal" in words
    assert everything() == before
    assert titles() == listed != []
    assert [found.title for found in ContentPage.objects.search("accessibility statement")] == [page.title]
    assert (media / "pictures" / "ŵ.bin").read_bytes() == bytes(range(256))
    Event.objects.create(kind="test.numbered-on", subject="x", subject_id=1)
    assert Event.objects.latest("id").pk == max(row[0] for row in before["activity_event"]) + 1


def test_an_account_that_was_closed_since_is_closed_again(file, media, full, settings):
    """The list stands outside the database; where that is lost as well, beside the newest backup."""
    gone = full.helper
    account.close(by=gone)
    later = file.with_name("later.backup")
    call_command("backup", str(later), verbosity=0)
    Path(settings.CLOSED_ACCOUNTS).unlink()
    empty(media)
    status, words = restore(file, media)
    assert status == 0, words
    assert "closed again: 1." in words
    assert User.objects.get(pk=gone.pk).closed_at
    assert not found_in_database([gone.email])
    closures.close_again(file)
    assert User.objects.filter(closed_at=None).count() == User.objects.count() - 1


def test_a_new_person_with_the_number_of_somebody_who_left_stays(full, tmp_path):
    """After a restore of an older backup numbers are given again."""
    gone = full.helper
    account.close(by=gone)
    closures.note()
    User.objects.filter(pk=gone.pk).update(closed_at=None, date_joined=timezone.now())
    assert closures.close_again(tmp_path / "site.backup") == 0


def altered(file, change):
    """The backup with one of its parts changed."""
    other = file.with_name("altered.backup")
    with ZipFile(file) as old, ZipFile(other, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return other


def forged(name, content):
    """What somebody makes who has the file, and not the key."""
    manifest = b'{"migrations": [], "tables": {}, "media": {}}'
    return {backup.MANIFEST: manifest, backup.SEAL: sha256(manifest).hexdigest()}.get(name, content)


ALTERED = {
    "a row changed": lambda name, content: (
        content.replace(b"Northby", b"Southby") if "organisation" in name else content
    ),
    "a row missing": lambda name, content: content.split(b"\n", 1)[1] if name.endswith("project.jsonl") else content,
    "a picture changed": lambda name, content: content[::-1] if name.endswith(".bin") else content,
    "the manifest changed": lambda name, content: content + b" " if name == backup.MANIFEST else content,
    "all changed, and the sums made anew": forged,
    "the manifest missing": lambda name, content: None if name == backup.MANIFEST else content,
}


def test_what_is_not_whole_or_was_altered_is_refused_and_nothing_is_changed(file, media):
    empty(media)
    call_command("migrate", verbosity=0)
    before = everything()
    backups = {name: altered(file, change) for name, change in ALTERED.items()}
    for part in (0.1, 0.5, 0.99):
        backups[f"cut at {part}"] = file.with_name(f"{part}.backup")
        backups[f"cut at {part}"].write_bytes(file.read_bytes()[: int(file.stat().st_size * part)])
    for name, broken in backups.items():
        with pytest.raises(backup.Unusable):
            backup.restore(broken)
        assert everything() == before, name
    assert not media.exists()


def test_a_system_that_is_not_empty_is_left_as_it_is(file):
    before = everything()
    with pytest.raises(backup.Unusable, match="not empty"):
        backup.restore(file)
    assert everything() == before


def test_a_disk_that_fails_leaves_nothing_behind(file, media, monkeypatch):
    """The last step fails: neither rows nor files have come, nor anybody whose account was closed."""
    empty(media)
    call_command("migrate", verbosity=0)
    before = everything()
    media.mkdir()
    put = backup._put

    def put_and_fail(*what):
        put(*what)
        raise OSError("No space left on device")

    monkeypatch.setattr(backup, "_put", put_and_fail)
    with pytest.raises(backup.Unusable, match="nothing was changed: No space left"):
        backup.restore(file)
    assert everything() == before
    assert list(media.iterdir()) == []


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(file, media):
    empty(media)
    call_command("migrate", verbosity=0)
    before = everything()
    media.write_text("A file where the folder should be.")
    status, words = restore(file, media)
    assert status == 1, words
    assert "nothing was changed" in words
    assert everything() == before


def test_others_write_while_a_backup_is_made(full, tmp_path, monkeypatch):
    """What they write is not in it: it is of one moment."""
    migrations = backup._migrations

    def meanwhile():
        Project.objects.filter(pk=full.project.pk).update(title="Written meanwhile")
        connection.close()

    def with_a_writer():
        with ThreadPoolExecutor() as other:
            other.submit(meanwhile).result(timeout=5)
        return migrations()

    monkeypatch.setattr(backup, "_migrations", with_a_writer)
    backup.make(tmp_path / "site.backup")
    assert Project.objects.get(pk=full.project.pk).title == "Written meanwhile"
    assert b"Written meanwhile" not in ZipFile(tmp_path / "site.backup").read("tables/projects_project.jsonl")


def test_a_file_that_is_deleted_meanwhile_is_left_out(full, media, tmp_path, monkeypatch):
    listed = [*backup._media(), "pictures/gone.bin"]
    monkeypatch.setattr(backup, "_media", lambda: listed)
    assert list(backup.make(tmp_path / "site.backup")["media"]) == ["pictures/ŵ.bin"]


def test_a_backup_that_fails_leaves_no_draft(full, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "_write_table", lambda *what: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        backup.make(tmp_path / "site.backup")
    assert not list(tmp_path.glob("site.backup*"))


def test_a_key_from_before_opens_it_and_a_foreign_one_does_not(file, media, settings):
    empty(media)
    call_command("migrate", verbosity=0)
    made_with, settings.SECRET_KEY = settings.SECRET_KEY, "another key " * 9
    with pytest.raises(backup.Unusable, match="SECRET_KEY"):
        backup.restore(file)
    settings.SECRET_KEY_FALLBACKS = [made_with]
    assert backup.restore(file)["media"]


def test_another_version_is_refused(file):
    manifest = json.loads(ZipFile(file).read(backup.MANIFEST))
    manifest["migrations"].pop()
    text = json.dumps(manifest)
    given = {backup.MANIFEST: text, backup.SEAL: backup.seals(text.encode())[0]}
    with pytest.raises(backup.Unusable, match="another version"):
        backup.restore(altered(file, lambda name, content: given.get(name, content)))


def test_no_session_is_in_it_and_nobody_else_may_read_it(file, client, full):
    assert not [name for name in ZipFile(file).namelist() if "django_session" in name]
    assert file.stat().st_mode & 0o077 == 0
    assert Mail.objects.exists()
