"""Councils in the read API: what the register says of them."""

from typing import Any

from django.utils import timezone
from django_filters import filters
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from councils.enums import COUNCIL_KINDS, Kind, Nation, Region
from councils.models import Directory, Organisation
from councils.models.organisation import OrganisationQuerySet
from kit.api.fields import PageField
from kit.api.filters import TrueOrFalse
from kit.api.views import ReadViewSet


class OrganisationSerializer(serializers.ModelSerializer[Organisation]):
    """A council or another body, as things of others name it."""

    url = PageField()

    class Meta:
        model = Organisation
        fields = ["id", "slug", "kind", "name", "short_name", "is_example", "url"]
        read_only_fields = fields


class CouncilSerializer(OrganisationSerializer):
    """A council, current or ended: `successors` do its work today."""

    nation = serializers.ChoiceField(choices=Nation.choices, allow_blank=True)
    region = serializers.ChoiceField(choices=Region.choices, allow_blank=True)
    other_names = serializers.SlugRelatedField[Any](slug_field="name", many=True, read_only=True)
    former_gss_codes = serializers.ListField(child=serializers.CharField(), read_only=True)
    successors = OrganisationSerializer(many=True, read_only=True)
    predecessors = OrganisationSerializer(many=True, read_only=True)

    class Meta(OrganisationSerializer.Meta):
        fields = [
            *OrganisationSerializer.Meta.fields,
            "code",
            "welsh_name",
            "other_names",
            "nation",
            "region",
            "gss_code",
            "former_gss_codes",
            "start",
            "end",
            "website",
            "successors",
            "predecessors",
        ]
        read_only_fields = fields


class CouncilFilter(FilterSet):
    """Councils by what they are, and by any of their names."""

    name = filters.CharFilter(method="named", max_length=100, help_text="The beginnings of words in any of its names.")
    kind = filters.MultipleChoiceFilter(choices=[(kind, kind.label) for kind in Kind if kind in COUNCIL_KINDS])
    nation = filters.MultipleChoiceFilter(choices=Nation.choices)
    region = filters.MultipleChoiceFilter(choices=Region.choices)
    current = TrueOrFalse(method="are_current", help_text="Whether it has not ended.")

    def named(self, councils: OrganisationQuerySet, _name: str, words: str) -> OrganisationQuerySet:
        """Those of which one name has all these words, or their beginnings."""
        return councils.filter(pk__in=Directory.load().containing(words))

    def are_current(self, councils: OrganisationQuerySet, _name: str, current: bool) -> OrganisationQuerySet:
        """Those that have not ended, or those that have."""
        return councils.current() if current else councils.filter(end__lte=timezone.localdate())


@extend_schema_view(
    list=extend_schema(summary="List councils"),
    retrieve=extend_schema(summary="One council"),
)
class Councils(ReadViewSet):
    """Councils of the register, those that have ended among them."""

    queryset = Organisation.objects.councils().prefetch_related("other_names", "successors", "predecessors")
    serializer_class = CouncilSerializer
    filterset_class = CouncilFilter
    lookup_field = "slug"
    lookup_value_converter = "slug"
