"""Ten thousand projects: the real entries, told again with other councils, services and words."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.utils import timezone
from django.utils.text import slugify

from benchmarks.settings import BENCH_DIR, PROJECTS
from councils.enums import MembershipState
from councils.models import Membership, Organisation, Profile, User
from pipeline.settings.environment import BASE_DIR
from projects.enums import (
    Audience,
    Openness,
    OutputKind,
    PartnershipState,
    Phase,
    PledgeKind,
    PledgeState,
    TeamRole,
)
from projects.models import Output, Partnership, Pledge, Project, Service, TeamMember, Update
from search.index import filing

OFFICERS = 200
PASSWORD = "lantern orchard benchmark"  # noqa: S105 - of people who do not exist
SEED = 2018


def prepare() -> None:
    """Make the database in `var/bench/` where it is missing or of another shape, and fill it. Always the same rows."""
    made, recipe = BENCH_DIR / "made", _recipe()
    if not made.exists() or made.read_text() != recipe:
        _begin_anew(BENCH_DIR)
        fill(Random(SEED))  # noqa: S311 - rows, not secrets
        made.write_text(recipe)


def _recipe() -> str:
    """What the rows depend on, as a checksum: the tables, and this file."""
    files = sorted(BASE_DIR.glob("*/migrations/*.py"))
    return sha256(b"".join(file.read_bytes() for file in [*files, Path(__file__)])).hexdigest()


def fill(chance: Random) -> None:
    """Bring the site to `PROJECTS` projects."""
    councils = list(Organisation.objects.current().order_by("pk"))
    seeds = list(Project.objects.order_by("pk"))
    services = list(Service.objects.select_related("group").order_by("pk"))
    told = [
        (_told_again(chance, number, chance.choice(seeds), chance.choice(councils), service), service)
        for number, service in enumerate(chance.choices(services, k=PROJECTS - len(seeds)))
    ]
    projects = Project.objects.bulk_create(project for project, _service in told)
    Project.services.through.objects.bulk_create(
        Project.services.through(project_id=project.pk, service_id=service.pk) for project, service in told
    )
    _around(chance, projects, councils, list(_officers(councils)))
    _outputs(chance, projects)
    filing.rebuild()


def _begin_anew(folder: Path) -> None:
    for file in folder.glob("pipeline.sqlite3*"):
        file.unlink()
    call_command("migrate", verbosity=0)
    call_command("open_site")
    call_command("collectstatic", interactive=False, verbosity=0)


def _officers(councils: list[Organisation]) -> Iterator[TeamMember]:
    """Officers, each as the place in a team that they would take."""
    # One hash serves all: making two hundred would take most of a minute.
    hashed = make_password(PASSWORD)
    for number in range(OFFICERS):
        council = councils[number % len(councils)]
        user = User.objects.create(email=f"officer{number}@bench.example", password=hashed)
        Profile.objects.create(user=user, name=f"Officer {number}")
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        Membership.objects.create(user=user, organisation=council, state=MembershipState.VERIFIED)
        yield TeamMember(user=user, organisation=council, role=TeamRole.OWNER)


def _told_again(chance: Random, number: int, seed: Project, lead: Organisation, service: Service) -> Project:
    published = timezone.now() - timedelta(days=chance.randrange(2_000), seconds=number)
    project = Project(
        title=f"{seed.title} in {lead.short_name}"[:150],
        summary=seed.summary,
        problem="\n\n".join([seed.problem, seed.summary, f"- {service.words}"]),
        why=seed.summary,
        users=f"Residents who ask about {service.name.lower()}, and the officers who answer them.",
        would_help="- A second council to test it\n- Two days a week of a researcher",
        lead=lead,
        service_group=service.group,
        phase=chance.choice([*Phase.values, ""]),
        openness=chance.sample(Openness.values, chance.randrange(3)),
        councils_wanted=chance.choice([None, 3, 5]),
        audience=chance.choices(Audience.values, weights=[_weight(each) for each in Audience])[0],
        published_at=published,
        dated_on=published.date(),
    )
    project.public_since = published if project.audience == Audience.EVERYONE else None
    project.slug = slugify(project.title)[:160]
    return project


def _weight(audience: Audience) -> int:
    return 90 if audience == Audience.EVERYONE else 5


def _around(chance: Random, projects: list[Project], councils: list[Organisation], officers: list[TeamMember]) -> None:
    """Give the projects what stands around them: teams, partners, pledges, updates, outputs."""
    owners = [(project, chance.choice(officers)) for project in projects]
    TeamMember.objects.bulk_create(
        TeamMember(project=project, user=each.user, organisation=each.organisation, role=each.role)
        for project, each in owners
    )
    Partnership.objects.bulk_create(
        Partnership(project=project, organisation=council, state=PartnershipState.ACCEPTED)
        for project in projects
        for council in chance.sample(councils, chance.choice([0, 0, 1, 3]))
        if council != project.lead
    )
    Pledge.objects.bulk_create(
        Pledge(
            project=project,
            council=each.organisation,
            pledged_by=each.user,
            kind=PledgeKind.STAFF,
            size="2 days a week",
            state=PledgeState.OFFERED,
            offered_at=timezone.now(),
        )
        for project in projects
        for each in chance.sample(officers[:100], chance.choice([0, 0, 1, 3]))
        if each.organisation != project.lead
    )
    Update.objects.bulk_create(
        Update(project=project, title=f"Show and tell {number}", text=project.summary, posted_by=owner.user)
        for project, owner in owners
        for number in range(chance.choice([0, 0, 2, 5]))
    )


def _outputs(chance: Random, projects: list[Project]) -> None:
    some = chance.sample(projects, len(projects) // 5)
    outputs = Output.objects.bulk_create(
        Output(title=f"{project.title}: findings"[:200], kind=OutputKind.RESEARCH) for project in some
    )
    Output.projects.through.objects.bulk_create(
        Output.projects.through(output_id=output.pk, project_id=project.pk)
        for output, project in zip(outputs, some, strict=True)
    )
