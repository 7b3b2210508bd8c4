"""What can be reused, in the read API."""

from django.db.models import QuerySet
from django_filters import filters
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_view

from kit.api.views import ReadViewSet
from projects.api.parts import NamedOutputSerializer, NamedProjectSerializer
from projects.enums import Licence, OutputKind, Phase
from projects.models import Output


class OutputSerializer(NamedOutputSerializer):
    """Something to reuse, and the projects that made it."""

    projects = NamedProjectSerializer(source="makers", many=True)

    class Meta(NamedOutputSerializer.Meta):
        fields = [*NamedOutputSerializer.Meta.fields, "projects"]
        read_only_fields = fields


class OutputFilter(FilterSet):
    """Outputs by what they are."""

    kind = filters.MultipleChoiceFilter(choices=OutputKind.choices)
    licence = filters.MultipleChoiceFilter(choices=Licence.choices)
    phase = filters.MultipleChoiceFilter(choices=Phase.choices)


@extend_schema_view(
    list=extend_schema(summary="List reusable outputs"),
    retrieve=extend_schema(summary="One reusable output"),
)
class Outputs(ReadViewSet):
    """What published projects made that others can reuse."""

    queryset = Output.objects.none()
    serializer_class = OutputSerializer
    filterset_class = OutputFilter
    lookup_value_converter = "int"

    def get_queryset(self) -> "QuerySet[Output]":
        """Those of the projects that the reader may see."""
        return Output.objects.visible_to(self.request.user)
