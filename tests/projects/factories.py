"""Rows of projects for tests, made directly: what is tested goes through actions."""

from contextlib import contextmanager
from unittest.mock import patch

import factory
from django.db import transaction
from django.utils import timezone

from kit.documents import kinds
from projects.enums import PledgeKind, PledgeState, RequestKind, TeamRole
from projects.models import (
    Handover,
    Invitation,
    Output,
    Partnership,
    Picture,
    Pledge,
    Project,
    Request,
    Service,
    ServiceGroup,
    Source,
    TeamMember,
    Update,
)
from search.index import filing
from tests.councils.factories import DrawnFactory, MembershipFactory, OrganisationFactory


class Filed(factory.django.DjangoModelFactory):
    """Rows that the list of projects is filed by: past the actions nobody else tells it of them."""

    class Meta:
        abstract = True

    @classmethod
    def _after_postgeneration(cls, row, create, results=None):
        super()._after_postgeneration(row, create, results)
        in_step(getattr(row, "project", row))


@contextmanager
def filed_at_the_end():
    """Have many made in the block, and file them once."""
    with patch.object(Filed, "_after_postgeneration"):
        yield
    filing.rebuild()


def in_step(*projects):
    """File projects anew for the list, after rows of theirs were changed past the actions."""
    ids = [project.pk for project in projects]
    with transaction.atomic():
        filing.file(kinds["project"], ids)
        for kind, rows in (
            ("output", Output.objects.filter(projects__in=ids)),
            ("update", Update.objects.filter(project__in=ids)),
        ):
            filing.file(kinds[kind], list(rows.values_list("pk", flat=True)))


class ServiceGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ServiceGroup
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"group-{n}")
    name = factory.Sequence(lambda n: f"Group {n}")


class ServiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Service
        django_get_or_create = ("slug",)

    group = factory.SubFactory(ServiceGroupFactory)
    slug = factory.Sequence(lambda n: f"service-{n}")
    name = factory.Sequence(lambda n: f"Service {n}")
    lgsl = [524]
    words = "bin day, rubbish"


class ProjectFactory(Filed):
    """A published project for everyone; `draft=True` makes a draft, `owner=user` puts somebody in its team,
    `unclaimed=True` gives it a source in public records.

    The owner is made a verified member of the lead council where they are not one.
    """

    class Meta:
        model = Project
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(published_at=None, public_since=None, dated_on=None)

    title = factory.Sequence(lambda n: f"Missed bins {n}")
    summary = "Residents’ reports reach the crew while the lorry is still in the street."
    lead = factory.SubFactory(OrganisationFactory)
    service_group = factory.SubFactory(ServiceGroupFactory)
    phase = "alpha"
    published_at = factory.LazyFunction(timezone.now)
    public_since = factory.SelfAttribute("published_at")
    dated_on = factory.LazyFunction(timezone.localdate)

    @factory.post_generation
    def services(project, create, services, **kwargs):
        project.services.set(services or ())

    @factory.post_generation
    def owner(project, create, user, **kwargs):
        if user:
            TeamMemberFactory(project=project, user=user, organisation=project.lead, role=TeamRole.OWNER)

    @factory.post_generation
    def records(project, create, extracted, **kwargs):
        if project.unclaimed:
            Source.objects.create(
                project=project, key=f"record-{project.pk}", url="https://records.example/", year=2018
            )


class TeamMemberFactory(factory.django.DjangoModelFactory):
    """A place in a team, with the membership that makes it count."""

    class Meta:
        model = TeamMember

    project = factory.SubFactory(ProjectFactory)
    organisation = factory.SelfAttribute("project.lead")
    user = factory.LazyAttribute(lambda place: MembershipFactory(organisation=place.organisation).user)
    role = TeamRole.MEMBER

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        user, organisation = kwargs["user"], kwargs["organisation"]
        if not user.memberships.filter(organisation=organisation).exists():
            MembershipFactory(user=user, organisation=organisation)
        return super()._create(model_class, *args, **kwargs)


class PartnershipFactory(Filed):
    """Another council that was asked to be a partner."""

    class Meta:
        model = Partnership

    project = factory.SubFactory(ProjectFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class RequestFactory(factory.django.DjangoModelFactory):
    """A request that waits for an answer, from a member of another council."""

    class Meta:
        model = Request

    project = factory.SubFactory(ProjectFactory)
    council = factory.SubFactory(OrganisationFactory)
    sent_by = factory.LazyAttribute(lambda asked: MembershipFactory(organisation=asked.council).user)
    kind = RequestKind.MEET
    message = "Could we see how the four fixed reasons were chosen?"


class HandoverFactory(factory.django.DjangoModelFactory):
    """A council asks another to lead its project; `owner` of the project asks, where it has one."""

    class Meta:
        model = Handover

    project = factory.SubFactory(ProjectFactory)
    lead = factory.SelfAttribute("project.lead")
    council = factory.SubFactory(OrganisationFactory)
    reason = "Our team moves on"


class InvitationFactory(factory.django.DjangoModelFactory):
    """An address that the owner of a project has invited."""

    class Meta:
        model = Invitation

    project = factory.SubFactory(ProjectFactory)
    address = factory.Sequence(lambda n: f"invited{n}@post.example")


class PledgeFactory(factory.django.DjangoModelFactory):
    """A pledge that another council has given its word on."""

    class Meta:
        model = Pledge

    project = factory.SubFactory(ProjectFactory)
    council = factory.SubFactory(OrganisationFactory)
    pledged_by = factory.LazyAttribute(lambda pledge: MembershipFactory(organisation=pledge.council).user)
    kind = PledgeKind.STAFF
    size = "2 days a week"
    state = PledgeState.OFFERED
    offered_at = factory.LazyFunction(timezone.now)


class PictureFactory(DrawnFactory):
    class Meta:
        model = Picture

    project = factory.SubFactory(ProjectFactory)
