"""The picture of a project: put up with what it shows, changed, taken away, and read by whoever reads the project."""

from io import BytesIO

import pytest
from django.urls import reverse

from activity.models import Event
from kit.pictures import draw
from kit.refusals import NotPermitted
from projects.actions import picture as actions
from projects.models import Picture
from tests.councils.factories import UserFactory
from tests.projects.factories import PictureFactory, ProjectFactory
from tests.support.parallel import at_once
from tests.support.pictures import sample

pytestmark = pytest.mark.django_db
ALT = "A crew member scans a bin in the rain"


@pytest.fixture
def project(client):
    """A project whose owner is signed in."""
    owner = UserFactory()
    client.force_login(owner)
    return ProjectFactory(owner=owner)


def of(name, project, *more):
    return reverse(f"projects:{name}", args=[project.pk, project.slug, *more])


def kinds() -> list[str]:
    return list(Event.objects.filter(kind__startswith="picture.").order_by("id").values_list("kind", flat=True))


def test_a_picture_stands_on_the_page_with_what_it_shows(client, project):
    page = client.post(of("picture", project), {"picture": sample(), "alt": ALT}, follow=True).text
    assert f'alt="{ALT}" width="30" height="20"' in page
    answer = client.get(of("picture_file", project, Picture.objects.get().digest, "small"))
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline; filename=")
    assert answer.content[:4] == b"RIFF"


def test_without_words_the_picture_is_asked_for_again(client, project):
    page = client.post(of("picture", project), {"picture": sample(), "alt": ""}).text
    assert "Answer “What does it show?”" in page
    assert "Choose the picture again" in page


def test_a_file_that_will_not_do_leaves_the_words(client, project):
    page = client.post(of("picture", project), {"picture": BytesIO(b"GIF89a"), "alt": ALT}).text
    assert "This is a GIF" in page
    assert ALT in page
    assert not Picture.objects.exists()


def test_words_are_changed_without_the_file_and_a_picture_by_another(client, project):
    client.post(of("picture", project), {"picture": sample(), "alt": ALT})
    client.post(of("picture", project), {"alt": "A crew at work"})
    client.post(of("picture", project), {"picture": sample("JPEG", size=(60, 40)), "alt": "A crew at work"})
    client.post(of("picture", project), {"alt": "A crew at work"})
    assert (Picture.objects.get().alt, Picture.objects.get().width) == ("A crew at work", 60)
    assert kinds() == ["picture.put", "picture.described", "picture.put"]


def test_a_picture_is_taken_away_once(client, project):
    old = PictureFactory(project=project)
    for _click in range(2):
        client.post(of("remove_picture", project))
    assert kinds() == ["picture.removed"]
    assert client.get(of("picture_file", project, old.digest, "small")).status_code == 404


@pytest.mark.parametrize(("draft", "status"), [(False, 200), (True, 404)])
def test_files_follow_the_visibility_of_the_project(draft, status, client):
    picture = PictureFactory(project=ProjectFactory(draft=draft))
    assert client.get(of("picture_file", picture.project, picture.digest, "large")).status_code == status
    assert client.get(of("picture_file", picture.project, picture.digest, "alt")).status_code == 404


def test_a_visitor_keeps_the_file_for_good_and_no_cache_between_does(client):
    picture = PictureFactory()
    answer = client.get(of("picture_file", picture.project, picture.digest, "small"))
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"


def test_who_may_not_change_the_project_puts_up_nothing():
    with pytest.raises(NotPermitted):
        actions.put(project=ProjectFactory(), picture=draw(sample()), alt=ALT, by=UserFactory())


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_make_one():
    owner = UserFactory()
    project, drawn = ProjectFactory(owner=owner), draw(sample())
    at_once(lambda: actions.put(project=project, picture=drawn, alt=ALT, by=owner))
    assert Picture.objects.count() == 1
    assert kinds() == ["picture.put"]
