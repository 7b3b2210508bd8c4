"""Subscribing on pages, with an account and with an address alone; and stopping, by one click."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.signing import Signer
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from activity import sweeps
from activity.models import Event
from councils.actions import account
from kit.refusals import Refused
from notifications import sent
from notifications.actions import subscription as actions
from notifications.enums import Happening, Often
from notifications.models import Mail, Subscription, next_round
from notifications.retention import LIFETIME_OF_A_LINK, STOPPED
from notifications.tokens import page_of, stop_of
from search.models import Seen
from tests.councils.factories import UserFactory
from tests.projects.factories import ProjectFactory
from tests.search.saving import about, after, file_anew, save, save_by_address
from tests.support.parallel import at_once

pytestmark = pytest.mark.django_db
SEARCH = "/search/save/?q=parking&phase=alpha"
ADDRESS = "new@post.example"


@pytest.fixture
def reader(db):
    return UserFactory(email="reader@post.example")


def ask(client, address=ADDRESS, search=SEARCH):
    return client.post(search, {"often": "daily", "email": address})


def link_in(mail) -> str:
    return re.search(r"http://localhost:8000(/mails/\S+)", mail.body)[1]


class TestWithAnAccount:
    def test_a_search_is_saved_from_its_page(self, client, reader):
        client.force_login(reader)
        assert f'href="{SEARCH}"'.replace("&", "&amp;") in client.get("/search/?q=parking&phase=alpha").content.decode()

        response = client.post(SEARCH, {"often": "weekly"}, follow=True)

        assert "Projects about “parking” in Alpha" in response.content.decode()
        saved = Subscription.objects.get()
        assert (saved.recipient, saved.often, saved.about) == (reader, "weekly", "q=parking&phase=alpha")
        assert Event.objects.filter(kind=Happening.SUBSCRIPTION_MADE, actor=reader.pk).count() == 1

    def test_the_same_search_saved_twice_is_one(self, client, reader):
        client.force_login(reader)
        for search in (SEARCH, SEARCH, "/search/save/?q=Parking&phase=alpha&sort=title&page=3"):
            client.post(search, {"often": "daily"})

        assert Subscription.objects.count() == 1

    def test_how_often_is_changed_and_the_search_removed(self, client, reader):
        saved = save("q=parking", reader)
        client.force_login(reader)
        page = f"/account/saved-searches/{saved.pk}/"
        assert client.post(page, {"often": "never"}).status_code == 302
        saved.refresh_from_db()
        assert saved.often == Often.NEVER

        client.post(f"{page}remove/")
        assert not Subscription.objects.exists()
        assert client.get(page).status_code == 404

    def test_nobody_opens_another_persons(self, client, reader):
        saved = save("q=parking", reader)
        client.force_login(UserFactory())
        for path in ("", "remove/"):
            assert client.post(f"/account/saved-searches/{saved.pk}/{path}", {"often": "never"}).status_code == 404
        with pytest.raises(Refused):
            actions.remove(subscription=saved, by=UserFactory())
        saved.refresh_from_db()
        assert saved.often == Often.DAILY

    def test_a_person_saves_a_hundred_at_most(self, client, reader):
        for number in range(actions.MOST):
            save(f"q=parking+{number}", reader)
        client.force_login(reader)
        response = client.post(SEARCH, {"often": "daily"})
        assert "You have saved 100 already." in response.content.decode()

    def test_all_goes_with_the_account(self, reader):
        save("q=parking", reader)
        save_by_address("q=bins", reader.email)
        account.close(by=reader)
        assert not Subscription.objects.exists()
        assert not Seen.objects.exists()

    def test_the_person_gets_it_with_their_data(self, client, reader):
        from tests.councils.sessions import shows

        save("q=parking", reader)
        client.force_login(reader)
        shows(client, reader, "password")
        assert "q=parking" in client.get("/account/data/file/").content.decode()


class TestWithAnAddressAlone:
    def test_nothing_is_sent_before_a_yes(self, client, deliver):
        assert ask(client)["Location"] == "/mails/asked/"
        (mail,) = deliver()
        assert mail.to == ADDRESS
        assert "parking" not in mail.body + mail.subject, "what anybody can type is not mailed to anybody"
        file_anew(ProjectFactory(title="Parking", phase="alpha"))
        after(1)
        assert Mail.objects.count() == 1

        page = link_in(mail)
        assert "Projects about “parking” in Alpha" in client.get(page).content.decode()
        assert not Subscription.objects.get().is_confirmed, "programs that look at mail follow its links"
        client.post(page)
        assert Subscription.objects.get().is_confirmed
        after(1)
        after(1, deliver)
        assert "Subject: New" not in mail.body
        assert sent.newest()[0].subject == "New: Projects about “parking” in Alpha"

    def test_known_and_unknown_addresses_are_answered_alike(self, client, deliver, reader):
        known, unknown = (ask(Client(), address) for address in (reader.email, ADDRESS))
        assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
        first, second = (mail.body.split("/mails/")[0] for mail in deliver())
        assert first == second

    def test_asking_again_before_a_yes_sends_the_link_again(self, client, deliver):
        ask(client)
        ask(client)
        assert Subscription.objects.count() == 1
        assert len(deliver()) == 2

    def test_whoever_has_it_already_gets_a_mail_that_says_so(self, client, deliver):
        save_by_address("q=parking&phase=alpha", ADDRESS)
        ask(client)
        assert "You have saved this search already" in deliver()[-1].body

    def test_an_address_of_an_account_makes_it_the_accounts(self, client, deliver, reader):
        ask(client, reader.email.upper())
        client.post(link_in(deliver()[-1]))
        saved = Subscription.objects.get()
        assert (saved.recipient, saved.address) == (reader, "")

    def test_what_the_account_has_already_stays_one(self, client, deliver, reader):
        save("q=parking&phase=alpha", reader)
        ask(client, reader.email)
        client.post(link_in(deliver()[-1]))
        assert Subscription.objects.get().recipient == reader

    def test_whoever_signs_up_later_finds_it_and_takes_it_over(self, client):
        saved = save_by_address("q=parking&phase=alpha", ADDRESS)
        late = UserFactory(email=ADDRESS)
        client.force_login(late)
        assert "about “parking”" in client.get("/account/saved-searches/").content.decode()
        client.post(SEARCH, {"often": "weekly"})
        saved.refresh_from_db()
        assert (saved.recipient, saved.address, saved.often) == (late, "", "weekly")

    def test_of_one_with_the_account_and_one_with_an_address_of_its_the_accounts_is_changed(self, reader):
        save("q=parking", reader)
        save_by_address("q=parking", ADDRESS)
        EmailAddress.objects.create(user=reader, email=ADDRESS, verified=True)
        assert save("q=parking", reader, Often.WEEKLY).recipient == reader
        assert Subscription.objects.of(reader).count() == 2

    def test_an_address_that_an_account_has_not_confirmed_is_not_its(self, client):
        save_by_address("q=parking", ADDRESS)
        stranger = UserFactory(email=ADDRESS, confirmed=False)
        assert not Subscription.objects.of(stranger).exists()

    @pytest.mark.parametrize("address", ["", "nobody", "a@b", "ä@post.example", "x@" + "a" * 300 + ".example"])
    def test_what_is_no_address_is_refused_beside_the_field(self, client, address):
        response = ask(client, address)
        assert response.status_code == 200
        assert "govuk-error-message" in response.content.decode()
        assert not Subscription.objects.exists()

    def test_one_address_can_be_asked_so_often(self, client):
        assert [ask(client).status_code for _ in range(6)] == [302] * 5 + [429]

    def test_the_links_show_what_else_is_sent_to_the_address_alone(self, client, reader):
        saved = save_by_address("q=parking", ADDRESS)
        save_by_address("q=bins", ADDRESS)
        save_by_address("q=trees", "other@post.example")
        mine = save("q=parking", reader)
        save("q=lamps", reader)

        page = client.get(page_of(saved)).content.decode()
        assert "about “bins”" in page
        assert "about “trees”" not in page
        assert "about “lamps”" not in client.get(page_of(mine)).content.decode()

    @pytest.mark.parametrize("token", ["1", "1:x", "nonsense", "ü:ü", "1" * 5000, Signer(salt="other").sign("1")])
    def test_a_link_that_is_not_ours_opens_nothing(self, client, token):
        saved = save_by_address("q=parking", ADDRESS)
        for path in (f"/mails/{token}/", f"/mails/{token}/stop/"):
            assert client.get(path).status_code == 404
            assert client.post(path, {"often": "never"}).status_code == 404
        saved.refresh_from_db()
        assert saved.is_on


class TestOneClick:
    """RFC 8058."""

    @pytest.fixture(params=["account", "address"])
    def saved(self, request, reader):
        return save("q=parking", reader) if request.param == "account" else save_by_address("q=parking", reader.email)

    @pytest.fixture
    def headers(self, saved, deliver, settings, tmp_path):
        settings.MAIL_FOLDER = tmp_path / "other"
        Mail.objects.all().delete()
        saved.refresh_from_db()
        file_anew(ProjectFactory(title="Parking by phone"))
        after(1)
        (mail,) = after(1, deliver)
        return mail.head

    def test_both_headers_are_on_the_mail(self, saved, headers):
        assert headers["List-Unsubscribe"] == f"<http://localhost:8000{stop_of(saved)}>"
        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def test_a_post_without_sign_in_cookie_or_token_stops_at_once(self, saved, headers):
        path = headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
        client = Client(enforce_csrf_checks=True)
        for _twice in range(2):
            response = client.post(path, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
            assert response.status_code == 200, "it leads nowhere else (RFC 8058, 3.1)"
        saved.refresh_from_db()
        assert saved.often == Often.NEVER

    @pytest.mark.parametrize("method", ["get", "head"])
    def test_opening_it_stops_nothing(self, client, saved, method):
        getattr(client, method)(stop_of(saved))
        saved.refresh_from_db()
        assert saved.is_on

    def test_the_page_has_a_button_and_leads_back(self, client, saved):
        assert "Stop these mails" in client.get(stop_of(saved)).content.decode()
        client.post(stop_of(saved))
        client.post(page_of(saved), {"often": "weekly"})
        saved.refresh_from_db()
        assert saved.often == Often.WEEKLY

    def test_a_mail_that_was_owed_before_is_withheld(self, client, saved, deliver):
        Mail.objects.all().delete()
        file_anew(ProjectFactory(title="Parking by phone"))
        after(1)
        client.post(stop_of(saved))
        after(1, deliver)
        assert Mail.objects.get().state == "withheld"

    def test_no_to_what_nobody_asked_for_forgets_the_address(self, client):
        ask(client)
        client.post(stop_of(Subscription.objects.get()))
        assert not Subscription.objects.exists()


class TestForgetting:
    def test_what_was_not_confirmed_goes(self, client, reader):
        ask(client)
        confirmed = save_by_address("q=parking", "other@post.example")
        kept = save("q=parking", reader)
        with time_machine.travel(timezone.now() + LIFETIME_OF_A_LINK + timedelta(minutes=1)):
            sweeps.tick()
        assert set(Subscription.objects.all()) == {confirmed, kept}

    def test_an_address_that_was_stopped_goes_and_an_accounts_search_stays(self, client, reader):
        saved, by_address = save("q=parking", reader), save_by_address("q=parking", ADDRESS)
        for each in (saved, by_address):
            client.post(stop_of(each))
        with time_machine.travel(timezone.now() + STOPPED - timedelta(minutes=1)):
            sweeps.tick()
        assert Subscription.objects.count() == 2
        with time_machine.travel(timezone.now() + STOPPED + timedelta(days=1)):
            sweeps.tick()
        assert Subscription.objects.get() == saved


class TestRows:
    def test_the_database_keeps_one_for_a_person_and_a_thing(self, reader):
        saved = save("q=parking", reader)
        same = {"kind": "search", "about": "Q=Parking", "recipient": reader, "confirmed_at": timezone.now()}
        with pytest.raises(IntegrityError), transaction.atomic():
            Subscription.objects.create(**same)
        by_address = save_by_address("q=parking", ADDRESS)
        with pytest.raises(IntegrityError), transaction.atomic():
            Subscription.objects.create(kind="search", about=by_address.about, address=ADDRESS)
        with pytest.raises(IntegrityError), transaction.atomic():
            Subscription.objects.filter(pk=saved.pk).update(address=ADDRESS)

    def test_a_search_too_long_to_keep_is_refused(self, client):
        response = ask(client, search="/search/save/?q=" + "😀" * 200)
        assert "too long to save" in response.content.decode()

    @pytest.mark.parametrize(
        ("often", "now", "expected"),
        [
            ("daily", "2026-11-23 05:59", "2026-11-23 06:00"),
            ("daily", "2026-11-23 06:00", "2026-11-24 06:00"),
            ("weekly", "2026-11-23 05:59", "2026-11-23 06:00"),
            ("weekly", "2026-11-23 06:00", "2026-11-30 06:00"),
            ("weekly", "2026-11-29 23:59", "2026-11-30 06:00"),
            ("daily", "2026-03-28 12:00", "2026-03-29 06:00"),
        ],
    )
    def test_rounds_are_in_the_morning_of_the_sites_own_time(self, often, now, expected):
        def moment(text):
            return timezone.make_aware(timezone.datetime.fromisoformat(text))

        assert next_round(often, moment(now)) == moment(expected)


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_twenty_clicks_save_one(self):
        reader = UserFactory()
        saved = at_once(lambda: save("q=parking", reader))
        assert {each.pk for each in saved} == {Subscription.objects.get().pk}

    def test_twenty_asking_for_one_address_are_one(self):
        at_once(
            lambda: actions.ask(kind="search", about=about("q=parking"), often=Often.DAILY, address=ADDRESS, by=None)
        )
        assert Subscription.objects.count() == 1

    def test_twenty_rounds_tell_once(self):
        from search.saved import rounds

        readers = [UserFactory() for _ in range(5)]
        for reader in readers:
            save("q=parking", reader)
        file_anew(ProjectFactory(title="Parking by phone"))
        Subscription.objects.update(due_at=timezone.now())
        at_once(rounds.run, times=8)
        assert Mail.objects.count() == len(readers)
