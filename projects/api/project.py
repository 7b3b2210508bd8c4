"""Projects in the read API."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django_filters import filters
from django_filters.rest_framework import FilterSet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from councils.api import OrganisationSerializer
from councils.models import Organisation
from councils.people import Anyone
from kit.api.fields import PageField
from kit.api.filters import TrueOrFalse
from kit.api.views import ReadViewSet
from projects.api import parts
from projects.enums import Budget, Openness, Phase, Principle, State
from projects.models import Project, Service, ServiceGroup
from projects.models.progress import Progress, progress_of
from projects.models.project_queries import ProjectQuerySet


class ProjectSerializer(serializers.ModelSerializer[Project]):
    """A project of `listed`."""

    url = PageField()
    phase = serializers.ChoiceField(choices=Phase.choices, allow_blank=True)
    lead = OrganisationSerializer()
    partners = serializers.SerializerMethodField()
    service_group = parts.ServiceGroupSerializer(allow_null=True)
    services = parts.NamedServiceSerializer(many=True)
    openness = serializers.ListField(child=serializers.ChoiceField(choices=Openness.choices))
    principles = serializers.ListField(child=serializers.ChoiceField(choices=Principle.choices))
    technologies = serializers.ListField(child=serializers.CharField())
    looks_for_help = serializers.BooleanField()
    progress = serializers.SerializerMethodField()
    outputs = parts.NamedOutputSerializer(many=True)
    source = serializers.SerializerMethodField()  # type: ignore[assignment] # a field of this name, no setting

    class Meta:
        model = Project
        fields = [
            "id",
            "url",
            "title",
            "summary",
            "phase",
            "state",
            "lead",
            "partners",
            "service_group",
            "services",
            "openness",
            "looks_for_help",
            "progress",
            "budget",
            "principles",
            "technologies",
            "outputs",
            "audience",
            "unclaimed",
            "source",
            "published_at",
            "dated_on",
            "last_confirmed",
        ]
        read_only_fields = fields

    @extend_schema_field(OrganisationSerializer(many=True))
    def get_partners(self, project: Project) -> Any:
        """The partners that its page names."""
        partners = [each.organisation for each in project.shown_partnerships]
        return OrganisationSerializer(partners, many=True).data

    @extend_schema_field(parts.ProgressSerializer)
    def get_progress(self, project: Project) -> Any:
        """How much of what it wants is pledged."""
        progress: Progress = progress_of(project, project.counted_pledges)
        return parts.ProgressSerializer(progress).data

    @extend_schema_field(parts.SourceSerializer(allow_null=True))
    def get_source(self, project: Project) -> Any:
        """Where it comes from, if from public records."""
        source = getattr(project, "source", None)
        return parts.SourceSerializer(source).data if source else None


class WholeProjectSerializer(ProjectSerializer):
    """A project of `whole`; its texts are in Markdown."""

    wanted_roles = parts.WantedRoleSerializer(source="open_roles", many=True)
    phase_dates = parts.PhaseDatesSerializer(many=True)
    links = parts.LinkSerializer(many=True)
    updates = parts.UpdateSerializer(many=True)
    builds_on = parts.NamedProjectSerializer(many=True)
    built_on_by = parts.NamedProjectSerializer(many=True)

    class Meta(ProjectSerializer.Meta):
        fields = [
            *ProjectSerializer.Meta.fields,
            "problem",
            "why",
            "users",
            "would_help",
            "state_reason",
            "wanted_roles",
            "phase_dates",
            "links",
            "updates",
            "builds_on",
            "built_on_by",
        ]
        read_only_fields = fields


class ProjectFilter(FilterSet):
    """Projects by what they are filed under."""

    phase = filters.MultipleChoiceFilter(choices=Phase.choices)
    state = filters.MultipleChoiceFilter(choices=State.choices)
    budget = filters.MultipleChoiceFilter(choices=[choice for choice in Budget.choices if choice[0]])
    service_group = filters.ModelChoiceFilter(
        queryset=ServiceGroup.objects.all(), to_field_name="slug", help_text="The slug of a group of services."
    )
    service = filters.ModelChoiceFilter(
        queryset=Service.objects.all(),
        field_name="services",
        to_field_name="slug",
        help_text="The slug of a service.",
    )
    council = filters.ModelChoiceFilter(
        queryset=Organisation.objects.all(),
        to_field_name="slug",
        method="of_council",
        help_text="The slug of an organisation that leads it, or is a partner.",
    )
    looks_for_help = TrueOrFalse(method="wanting", help_text="Whether it looks for partners or co-funding.")
    unclaimed = TrueOrFalse(help_text="Whether it comes from public records, and no council has taken it on.")
    published_since = filters.DateFilter(field_name="published_at", lookup_expr="date__gte")
    confirmed_since = filters.DateFilter(field_name="last_confirmed", lookup_expr="gte")

    @extend_schema_field(OpenApiTypes.STR)
    def of_council(self, projects: ProjectQuerySet, _name: str, council: Organisation) -> ProjectQuerySet:
        """Those that an organisation leads or is a partner of."""
        return projects.of_councils([council.pk])

    def wanting(self, projects: ProjectQuerySet, _name: str, wanting: bool) -> ProjectQuerySet:
        """Those that look for help, or those that do not."""
        looking = Project.objects.looking_for_help().order_by().values("pk")
        return projects.filter(pk__in=looking) if wanting else projects.exclude(pk__in=looking)


def visible(reader: Anyone) -> ProjectQuerySet:
    """The projects that the API tells a reader of: those that they may see of what is published."""
    return Project.objects.visible_to(reader).published()


def listed(projects: ProjectQuerySet) -> ProjectQuerySet:
    """With what the list says of each."""
    return projects.for_cards().prefetch_related("services", "outputs")


def whole(projects: ProjectQuerySet) -> ProjectQuerySet:
    """With all that there is to say; of work that they build on, and that builds on them, what is among them."""
    related = [Prefetch(name, projects) for name in ("builds_on", "built_on_by")]
    return listed(projects).prefetch_related("phase_dates", "links", "updates", *related)


@extend_schema_view(
    list=extend_schema(summary="List projects"),
    retrieve=extend_schema(summary="One project, with all its texts", responses=WholeProjectSerializer),
)
class Projects(ReadViewSet):
    """Published projects."""

    queryset = Project.objects.none()
    filterset_class = ProjectFilter
    lookup_value_converter = "int"

    def get_queryset(self) -> "QuerySet[Project]":
        """Those that the reader may see."""
        projects = visible(self.request.user)
        return listed(projects) if self.action == "list" else whole(projects)

    def get_serializer_class(self) -> type[ProjectSerializer]:
        """The list is short on each."""
        return ProjectSerializer if self.action == "list" else WholeProjectSerializer
