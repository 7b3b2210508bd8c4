"""The picture of a council: put up by who answers for it, changed, taken away, and seen by everybody."""

import pytest
from django.urls import reverse

from activity.models import Event
from councils.actions import picture as actions
from councils.enums import SiteRole
from councils.models import Picture
from kit.pictures import draw
from kit.refusals import NotPermitted
from tests.councils.factories import OrganisationFactory, member_of, site_team_member, steward_of
from tests.support.parallel import at_once
from tests.support.pictures import sample

pytestmark = pytest.mark.django_db
ALT = "The town hall in the rain"


@pytest.fixture
def council(client):
    """A council whose steward is signed in."""
    body = OrganisationFactory()
    client.force_login(steward_of(body))
    return body


def of(name, council, *more):
    return reverse(f"councils:{name}", args=[council.slug, *more])


def kinds() -> list[str]:
    return list(
        Event.objects.filter(kind__startswith="organisation.pict").order_by("id").values_list("kind", flat=True)
    )


def test_a_picture_stands_on_the_page_with_what_it_shows(client, council):
    page = client.post(of("picture", council), {"picture": sample(), "alt": ALT}, follow=True).text
    assert f'alt="{ALT}" width="30" height="20"' in page
    client.logout()
    assert ALT in client.get(council.get_absolute_url()).text
    answer = client.get(of("picture_file", council, Picture.objects.get().digest, "small"))
    assert (answer["Content-Type"], answer.content[:4]) == ("image/webp", b"RIFF")
    assert client.get(of("picture_file", council, Picture.objects.get().digest, "alt")).status_code == 404


def test_words_are_changed_and_the_picture_is_taken_away_once(client, council):
    client.post(of("picture", council), {"picture": sample(), "alt": ALT})
    client.post(of("picture", council), {"alt": "The town hall"})
    client.post(of("picture", council), {"alt": "The town hall"})
    old = Picture.objects.get()
    assert old.alt == "The town hall"
    for _click in range(2):
        client.post(of("remove_picture", council))
    assert kinds() == ["organisation.pictured", "organisation.picture-described", "organisation.picture-removed"]
    assert client.get(of("picture_file", council, old.digest, "small")).status_code == 404


def test_one_council_s_file_is_not_found_under_another(client, council):
    client.post(of("picture", council), {"picture": sample(), "alt": ALT})
    digest = Picture.objects.get().digest
    assert client.get(of("picture_file", OrganisationFactory(), digest, "small")).status_code == 404


def test_where_there_is_no_steward_a_broker_puts_it_up(client):
    council, broker = OrganisationFactory(), site_team_member(SiteRole.BROKER)
    assert actions.put(council=council, picture=draw(sample()), alt=ALT, by=broker)


def test_who_does_not_answer_for_the_council_puts_up_nothing(council):
    for who in (member_of(council), steward_of(OrganisationFactory())):
        with pytest.raises(NotPermitted):
            actions.put(council=council, picture=draw(sample()), alt=ALT, by=who)


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_make_one():
    council, drawn = OrganisationFactory(), draw(sample())
    steward = steward_of(council)
    at_once(lambda: actions.put(council=council, picture=drawn, alt=ALT, by=steward))
    assert Picture.objects.count() == 1
    assert kinds() == ["organisation.pictured"]
