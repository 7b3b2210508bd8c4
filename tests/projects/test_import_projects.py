"""The import: all or nothing, again and again, and never past somebody who has claimed an entry."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from activity.models import Event
from councils.enums import Kind
from councils.models import Directory, Organisation
from kit.refusals import NotPermitted
from projects.actions import claim, entry
from projects.enums import Audience, Licence, OutputKind, PartnershipState, Phase, State
from projects.feed import feed_of
from projects.imports.entries import Taxonomy, entry_of
from projects.imports.records import Record
from projects.imports.tables import source_services
from projects.models import Output, Partnership, Project, Service, ServiceGroup
from tests.councils.factories import UserFactory, member_of, site_team_member
from tests.projects.importing import RECORD, record, run, write


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """The register and the service groups, entered once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("sync_register", stdout=StringIO())
        call_command("sync_service_groups", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def opened(register, db):
    """A site with councils and service groups, and no project."""


def refused(path, *options):
    with pytest.raises(CommandError) as refusal:
        run(path, *options)
    assert str(refusal.value).startswith("Nothing was imported.\n")
    return str(refusal.value).splitlines()[1:]


def council(code):
    return Organisation.objects.get(code=code)


def counts():
    return [model.objects.count() for model in (Project, Output, Partnership, Organisation, Event)]


@pytest.mark.usefixtures("opened")
class TestAnEntry:
    def test_says_what_its_record_says(self, tmp_path):
        run(write(tmp_path, record(partners=["Barnet", "13 councils in total", "Camden"])))
        project = Project.objects.get()
        assert (project.title, project.problem) == (RECORD["title"], RECORD["summary"])
        assert project.summary == "Ten thousand people call about it each year."
        assert (project.lead, project.service_group) == (
            council("CMD"),
            ServiceGroup.objects.get(slug="waste-and-recycling"),
        )
        assert (project.phase, project.state) == (Phase.DISCOVERY, State.NOT_KNOWN)
        assert project.dated_on == date(2018, 1, 1)
        assert project.unclaimed
        assert project.audience == Audience.EVERYONE
        assert project.published_at == project.public_since is not None
        assert not project.openness
        assert project.last_confirmed is None

    def test_names_its_source_and_whom_it_names_in_words_of_no_register(self, tmp_path):
        run(write(tmp_path, record(partners=["Barnet", "13 councils in total", "Camden", "LB Barnet"])))
        project = Project.objects.get()
        source = project.source
        assert (source.key, source.url, source.year) == ("missed-collections", RECORD["url"], 2018)
        assert (source.kind, source.outcome, source.line_of_work) == ("eoi", "Invited to apply", "waste")
        assert (source.lead, source.also_named) == ("London Borough of Camden", ["13 councils in total"])
        assert source.themes == ["waste"]
        assert [(each.organisation, each.state) for each in project.partnerships.all()] == [
            (council("BNE"), PartnershipState.NAMED)
        ]

    def test_has_outputs_of_no_known_kind_or_licence(self, tmp_path):
        run(write(tmp_path, RECORD))
        outputs = Project.objects.get().outputs.values_list("title", "kind", "licence")
        assert set(outputs) == {
            ("user research", OutputKind.UNKNOWN, Licence.NOT_STATED),
            ("business case", OutputKind.UNKNOWN, Licence.NOT_STATED),
        }

    @pytest.mark.parametrize(("said", "phase"), [("concept", "idea"), ("unknown", ""), ("live", "live")])
    def test_has_our_word_for_the_phase(self, tmp_path, said, phase):
        run(write(tmp_path, record(phase=said)))
        assert Project.objects.get().phase == phase

    def test_without_a_year_has_no_date(self, tmp_path):
        run(write(tmp_path, record(year=None)))
        assert Project.objects.get().dated_on is None

    def test_is_one_event_by_whom_the_command_names(self, tmp_path):
        editor = site_team_member(email="ed@post.example")
        before = Event.objects.count()
        run(write(tmp_path, RECORD), "--by", "Ed@post.example")
        event = Event.objects.latest("id")
        assert Event.objects.count() == before + 1
        assert (event.kind, event.actor, event.origin) == ("project.imported", editor.pk, "command")
        assert (event.project, event.council) == (Project.objects.get().pk, council("CMD").pk)


@pytest.mark.usefixtures("opened")
class TestASecondRun:
    def test_changes_nothing(self, tmp_path):
        path = write(tmp_path, record(partners=["Barnet", "others"]), record(id="b", year=None, outputs=[]))
        run(path)
        before = counts()
        assert run(path)[-1].startswith("0 added, 0 changed, 2 unchanged, 0 left alone")
        assert counts() == before

    def test_refreshes_an_unclaimed_entry_whose_row_changed(self, tmp_path):
        run(write(tmp_path, record(partners=["Barnet"])))
        changed = record(title="Why bins are missed", partners=["Brent"], outputs=["business case", "code"], year=2019)
        before = Event.objects.count()
        assert run(write(tmp_path, changed))[-1].startswith("0 added, 1 changed, 0 unchanged")
        project = Project.objects.get()
        assert (project.title, project.slug) == ("Why bins are missed", "why-bins-are-missed")
        assert (project.dated_on, project.source.year) == (date(2019, 1, 1), 2019)
        assert [each.organisation for each in project.partnerships.all()] == [council("BEN")]
        assert {output.title for output in Output.objects.all()} == {"business case", "code"}
        event = Event.objects.latest("id")
        assert Event.objects.count() == before + 1
        assert event.kind == "project.refreshed"
        assert event.data["changed"] == ["title", "dated_on", "source", "partners", "outputs"]
        assert "bins" not in str(event.data)

    def test_puts_no_words_in_the_councils_mouth(self, tmp_path):
        run(write(tmp_path, RECORD))
        run(write(tmp_path, record(title="Why bins are missed")))
        told = [(line.council, line.words) for line in feed_of(Project.objects.get())]
        refreshed, imported = "The entry follows its public record", "This entry was added from public records"
        assert told == [("", refreshed), ("", imported)]

    def test_takes_an_output_away_that_another_project_keeps(self, tmp_path):
        run(write(tmp_path, RECORD, record(id="b", outputs=[])))
        shared = Output.objects.get(title="user research")
        shared.projects.add(Project.objects.get(source__key="b"))
        run(write(tmp_path, record(outputs=[])))
        assert [each.source.key for each in shared.projects.all()] == ["b"]
        assert not Output.objects.filter(title="business case").exists()

    def test_brings_no_partner_back_that_was_taken_away(self, tmp_path):
        path = write(tmp_path, record(partners=["Barnet"]))
        run(path)
        Partnership.objects.update(state=PartnershipState.ENDED)
        assert "1 unchanged" in run(path)[-1]
        assert "1 changed" in run(write(tmp_path, record(partners=["Barnet"], title="Other")))[-1]
        assert Partnership.objects.get().state == PartnershipState.ENDED

    def test_never_touches_an_entry_that_somebody_has_claimed(self, tmp_path):
        run(write(tmp_path, RECORD))
        project = Project.objects.get()
        claim.claim(project=project, by=member_of(council("CMD")))
        before = counts()
        assert run(write(tmp_path, record(title="Other")))[-1].startswith("0 added, 0 changed, 0 unchanged, 1 left")
        assert counts() == before
        project.refresh_from_db()
        assert project.title == RECORD["title"]
        assert not entry.refresh(project=project, entry=entry_with_title("Other"), by=None)


def entry_with_title(title):
    place = source_services()[RECORD["service"]]
    cells = {**RECORD, "title": title, "service": place, "partners": (), "outputs": ()}
    return entry_of(Record(1, cells), Directory.load(), Taxonomy.load())


@pytest.mark.usefixtures("opened")
class TestAllOrNothing:
    def test_five_faults_are_all_named_and_nothing_is_imported(self, tmp_path):
        before = counts()
        faults = refused(
            write(
                tmp_path,
                RECORD,
                record(id="b", title=""),
                record(id="c", phase="gamma"),
                record(id="d", year="2018", lead="Nobody at all"),
                record(id="e", url="javascript:alert(1)"),
            )
        )
        assert [fault.split(":")[0] for fault in faults] == [
            "Row 2, column title",
            "Row 3, column phase",
            "Row 4, column year",
            "Row 4, column lead",
            "Row 5, column url",
        ]
        assert counts() == before

    def test_a_lead_that_is_not_in_the_register_is_a_fault(self, tmp_path):
        faults = refused(write(tmp_path, RECORD, record(id="b", lead="Department for Transport")))
        assert len(faults) == 1
        assert faults[0].startswith("Row 2, column lead: “Department for Transport” is not in the register")

    def test_a_service_or_group_that_is_gone_is_a_fault(self, tmp_path):
        Service.objects.filter(group__slug="waste-and-recycling").delete()
        ServiceGroup.objects.filter(slug="waste-and-recycling").delete()
        group, service = refused(write(tmp_path, RECORD))
        assert group.startswith("Row 1, column service: belongs to “waste-and-recycling”")
        assert service.startswith("Row 1, column service: belongs to “bin-collections”")

    def test_a_fault_of_the_database_takes_everything_back(self, tmp_path, monkeypatch):
        before = counts()
        monkeypatch.setattr(entry, "_name_partners", lambda project, organisations: Project.objects.create(title=""))
        refused(write(tmp_path, RECORD))
        assert counts() == before

    def test_a_dry_run_writes_nothing(self, tmp_path):
        before = counts()
        said = run(write(tmp_path, RECORD, record(id="b", lead="mySociety")), "--dry-run", "--add-organisations")
        assert said == [
            "Not in the register: mySociety (Charity or network), row 2",
            "1 of 2 leads are in the register.",
            "2 added, 0 changed, 0 unchanged, 0 left alone, as a council has claimed them.",
            "Dry run: nothing written.",
        ]
        assert counts() == before

    def test_a_file_that_is_not_there_and_a_person_nobody_knows_are_named(self, tmp_path):
        assert "nowhere.jsonl" in refused(tmp_path / "nowhere.jsonl")[0]
        assert refused(write(tmp_path, RECORD), "--by", "nobody@post.example") == [
            "Nobody has an account with the address given as --by."
        ]

    def test_only_the_site_team_imports(self, tmp_path):
        UserFactory(email="sam@post.example")
        assert "site team" in refused(write(tmp_path, RECORD), "--by", "sam@post.example")[0]
        with pytest.raises(NotPermitted):
            entry.add(entry=entry_with_title("Bins"), by=UserFactory())


@pytest.mark.usefixtures("opened")
class TestOtherOrganisations:
    def test_are_added_as_what_they_are_known_to_be(self, tmp_path):
        leads = ["mySociety", "Department for Transport", "Carillion", "A Body Nobody Knows"]
        said = run(
            write(tmp_path, *(record(id=lead, lead=lead) for lead in leads)),
            "--add-organisations",
        )
        assert said[:4] == [
            "Not in the register: mySociety (Charity or network), row 1",
            "Not in the register: Department for Transport (Public body), row 2",
            "Not in the register: Carillion (Supplier), row 3",
            "Not in the register: A Body Nobody Knows (Other organisation), row 4",
        ]
        assert set(Organisation.objects.filter(code="").values_list("name", "kind")) == {
            ("mySociety", Kind.CHARITY),
            ("Department for Transport", Kind.PUBLIC_BODY),
            ("Carillion", Kind.SUPPLIER),
            ("A Body Nobody Knows", Kind.OTHER),
        }

    def test_are_added_once_however_they_are_spelt_and_found_as_partners(self, tmp_path):
        london = "London Office of Technology and Innovation"
        path = write(
            tmp_path,
            record(id="a", lead="Common Futures"),
            record(id="b", lead="COMMON FUTURES", partners=["LOTI"]),
            record(id="c", lead=london, partners=["Common Futures"]),
        )
        run(path, "--add-organisations")
        assert Organisation.objects.filter(code="").count() == 2
        assert Project.objects.get(source__key="b").partners.get().name == london
        assert "3 unchanged" in run(path)[-1]

    def test_are_no_public_bodies_unless_they_are_known_to_be(self, tmp_path):
        run(write(tmp_path, record(lead="A Body Nobody Knows")), "--add-organisations")
        assert not Project.objects.get().lead.is_council
        assert Project.objects.get().lead.kind == Kind.OTHER
