"""What whoever saved a search is told: what is new, once, of what they may see."""

import pytest

from activity.models import Event
from councils.actions import membership
from notifications.actions import subscription
from notifications.enums import Happening, Often
from notifications.models import Mail, Subscription
from projects.actions.project import publish
from projects.enums import Audience
from projects.models import Output, Update
from search.index import filing
from search.models import Seen
from search.saved import rounds
from tests.councils.factories import OrganisationFactory, UserFactory, member_of
from tests.projects.factories import ProjectFactory
from tests.search.saving import after, file_anew, save, save_by_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(db):
    return UserFactory(email="reader@post.example")


@pytest.fixture
def told(run_jobs, mailbox):
    """Give a function that runs the round of a day from now, and gives the mails that it brings, newest last."""

    def on(days, address="reader@post.example"):
        before = len(mailbox(address))
        after(days)
        after(days, run_jobs)
        return mailbox(address)[before:]

    return on


def share(title, **more):
    """A project that has just been published."""
    project = ProjectFactory(title=title, **more)
    file_anew(project)
    return project


def test_what_is_new_is_told_with_its_address_and_that_of_the_search(told, reader):
    share("Parking meters of before")
    save("q=parking&phase=alpha", reader)
    new = share("Parking by phone", phase="alpha")
    share("Parking by post", phase="beta")
    share("Bins")

    (mail,) = told(1)

    assert "Subject: New: Projects about “parking” in Alpha" in mail
    assert "Parking by phone" in mail
    assert new.lead.name in mail
    assert f"http://localhost:8000{new.get_absolute_url()}" in mail
    assert "http://localhost:8000/search/?q=parking&phase=alpha" in mail
    assert "of before" not in mail
    assert "by post" not in mail
    assert "Bins" not in mail


def test_a_draft_is_told_once_it_is_published(told, reader):
    owner = member_of(OrganisationFactory())
    draft = ProjectFactory(title="Parking by phone", lead=owner.memberships.get().organisation, owner=owner, draft=True)
    save("q=parking", reader)
    assert told(1) == []
    publish(project=draft, by=owner)

    assert len(told(2)) == 1


def test_no_mail_when_nothing_is_new(told, reader):
    share("Parking meters of before")
    save("q=parking", reader)
    share("Bins")

    assert told(1) == []
    assert Mail.objects.count() == 0
    assert not Event.objects.filter(kind=Happening.SUBSCRIPTION_TOLD).exists()


def test_each_thing_is_told_once_however_often_it_changes(told, reader):
    save("q=parking", reader)
    project = share("Parking by phone")
    assert len(told(1)) == 1

    project.summary = "Parking, told anew."
    project.save()
    file_anew(project)
    share("Parking by post")
    (mail,) = told(2)

    assert "by phone" not in mail
    assert "by post" in mail
    assert told(3) == []


def test_what_was_there_is_no_news_when_it_changes(told, reader):
    project = share("Parking meters")
    save("q=parking", reader)
    project.summary = "Told anew."
    project.save()
    file_anew(project)

    assert told(1) == []


def test_what_is_changed_so_that_it_is_found_is_new(told, reader):
    project = share("Meters")
    save("q=parking", reader)
    project.title = "Meters for parking"
    project.save()
    file_anew(project)

    assert "Meters for parking" in told(1)[0]


def test_an_index_made_anew_tells_nothing_again(told, reader):
    share("Parking meters of before")
    save("q=parking", reader)
    share("Parking by phone")
    assert len(told(1)) == 1
    filing.rebuild()

    assert told(2) == []


def test_what_has_only_some_of_the_words_is_not_told(told, reader):
    save("q=parking+permits", reader)
    share("Parking by phone")

    assert told(1) == []


def test_equivalents_and_corrections_are_those_of_the_page(told, reader):
    share("Telematics for lorries")
    save("q=telematcs", reader)
    share("More telematics")

    assert "More telematics" in told(1)[0]


def test_a_weekly_search_waits_for_monday(told, reader, time_machine):
    time_machine.move_to("2026-11-24 10:00")  # a Tuesday
    save("q=parking", reader, Often.WEEKLY)
    share("Parking by phone")

    assert [len(told(days)) for days in range(1, 8)] == [0, 0, 0, 0, 0, 1, 0]


def test_a_search_that_is_off_is_silent_and_begins_anew(told, reader):
    saved = save("q=parking", reader)
    subscription.change(subscription=saved, often=Often.NEVER, by=reader)
    share("Parking by phone")
    assert told(1) == []

    subscription.change(subscription=saved, often=Often.DAILY, by=reader)
    share("Parking by post")
    (mail,) = told(2)

    assert "by phone" not in mail
    assert "by post" in mail


@pytest.mark.parametrize("kind", ["update", "output"])
def test_updates_and_outputs_can_be_searched_for(told, reader, kind):
    project = ProjectFactory(title="Meters")
    save(f"q=parking&kind={kind}", reader)
    if kind == "update":
        Update.objects.create(project=project, title="Parking begins", text="Now.", posted_by=reader)
    else:
        Output.objects.create(title="Parking begins", kind="research").projects.add(project)
    file_anew(project)

    (mail,) = told(1)
    assert "Parking begins" in mail
    assert project.get_absolute_url() in mail


class TestNobodyIsToldWhatTheyMayNotSee:
    @pytest.mark.parametrize(
        ("audience", "officer", "colleague", "stranger"),
        [(Audience.EVERYONE, 1, 1, 1), (Audience.OFFICERS, 1, 1, 0), (Audience.COUNCIL, 0, 1, 0)],
    )
    def test_by_audience(self, run_jobs, mailbox, audience, officer, colleague, stranger):
        council = OrganisationFactory()
        save("q=parking", member_of(OrganisationFactory(), email="officer@post.example"))
        save("q=parking", member_of(council, email="colleague@post.example"))
        save("q=parking", UserFactory(email="newcomer@post.example"))
        save_by_address("q=parking", "stranger@post.example")
        after(0, run_jobs)
        asked = len(mailbox("stranger@post.example"))
        share("Parking by phone", lead=council, audience=audience, public_since=None)
        after(1)
        after(1, run_jobs)

        numbers = {who: len(mailbox(f"{who}@post.example")) for who in ("officer", "colleague", "newcomer", "stranger")}
        numbers["stranger"] -= asked
        assert numbers == {"officer": officer, "colleague": colleague, "newcomer": stranger, "stranger": stranger}

    def test_whose_membership_has_ended_is_told_no_more_at_the_next_round(self, told):
        council = OrganisationFactory()
        reader = member_of(council, email="reader@post.example")
        save("q=parking", reader)
        share("Parking by phone", lead=council, audience=Audience.COUNCIL, public_since=None)
        membership.end(membership=reader.memberships.get(), by=reader)

        assert told(1) == []

    def test_whose_membership_ends_before_the_mail_leaves_is_not_told(self, run_jobs, mailbox):
        council = OrganisationFactory()
        reader = member_of(council, email="reader@post.example")
        save("q=parking", reader)
        share("Parking by phone", lead=council, audience=Audience.COUNCIL, public_since=None)
        after(1)
        assert Mail.objects.get(recipient=reader).state == "owed"
        membership.end(membership=reader.memberships.get(), by=reader)
        Mail.objects.exclude(recipient=reader).delete()
        after(1, run_jobs)

        assert mailbox(reader.email) == []
        assert Mail.objects.get(recipient=reader).state == "withheld"

    def test_of_several_what_may_be_seen_no_more_is_left_out(self, run_jobs, mailbox, reader):
        save("q=parking", reader)
        share("Parking by phone")
        hidden = share("Parking by post")
        after(1)
        hidden.audience = Audience.COUNCIL
        hidden.public_since = None
        hidden.save()
        after(1, run_jobs)

        (mail,) = mailbox(reader.email)
        assert "by phone" in mail
        assert "by post" not in mail

    def test_a_draft_is_told_to_nobody(self, told):
        council = OrganisationFactory()
        owner = member_of(council, email="reader@post.example")
        save("q=parking", owner)
        share("Parking by phone", lead=council, owner=owner, draft=True)

        assert told(1) == []

    def test_who_is_let_in_no_more_is_told_nothing(self, told, reader):
        save("q=parking", reader)
        reader.is_active = False
        reader.save()
        share("Parking by phone")

        assert told(1) == []


def test_a_filter_that_is_known_no_more_finds_nothing_instead_of_all(told, reader):
    council = OrganisationFactory(slug="oldby")
    save("council=oldby", reader)
    council.slug = "newby"
    council.save()
    share("Parking by phone")

    assert told(1) == []


def test_many_new_things_are_named_up_to_a_number_and_counted(told, reader):
    save("q=parking", reader)
    file_anew(*(ProjectFactory(title=f"Parking number {number}") for number in range(23)))

    (mail,) = told(1)

    assert mail.count("Parking number") == 20
    assert "There are 3 more" in mail
    assert told(2) == []


def test_a_round_that_is_run_twice_tells_once(reader):
    save("q=parking", reader)
    share("Parking by phone")
    after(1)
    after(1)

    assert Mail.objects.count() == 1


def test_a_round_that_ends_in_the_middle_goes_on_where_it_was(reader, monkeypatch):
    """As a kill would: what was told is told, the rest is still due."""
    readers = [UserFactory() for _ in range(3)]
    for each in readers:
        save("q=parking", each)
    share("Parking by phone")
    real, calls = rounds.tell, []

    def fails_at_the_second(**given):
        calls.append(given)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(**given)

    monkeypatch.setattr(rounds, "tell", fails_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        after(1)
    assert Mail.objects.count() == 1
    after(1)

    assert sorted(Mail.objects.values_list("recipient", flat=True)) == [each.pk for each in readers]


def test_a_quiet_round_takes_few_queries(django_assert_max_num_queries):
    for number in range(30):
        save("", UserFactory(email=f"reader{number}@post.example"))
    with django_assert_max_num_queries(15):
        after(1)
    assert not Subscription.objects.due().exists()


def test_what_was_shown_goes_with_the_search(reader):
    share("Parking by phone")
    saved = save("q=parking", reader)
    assert Seen.objects.count() == 1
    subscription.remove(subscription=saved, by=reader)

    assert not Seen.objects.exists()
    assert rounds.found_by([]) == {}
