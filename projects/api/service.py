"""Services, in the read API."""

from django_filters import filters
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from kit.api.views import ReadViewSet
from projects.api.parts import NamedServiceSerializer, ServiceGroupSerializer
from projects.models import Service, ServiceGroup


class ServiceSerializer(NamedServiceSerializer):
    """A service with its numbers in the Local Government Services List (LGSL), and what people call it."""

    group = ServiceGroupSerializer()
    lgsl = serializers.ListField(child=serializers.IntegerField())
    words = serializers.SerializerMethodField()

    class Meta(NamedServiceSerializer.Meta):
        fields = [*NamedServiceSerializer.Meta.fields, "group", "lgsl", "words"]
        read_only_fields = fields

    def get_words(self, service: Service) -> list[str]:
        """The everyday words, each on its own."""
        return [word.strip() for word in service.words.split(",") if word.strip()]


class ServiceFilter(FilterSet):
    """Services by their group."""

    group = filters.ModelChoiceFilter(
        queryset=ServiceGroup.objects.all(), to_field_name="slug", help_text="The slug of a group of services."
    )


@extend_schema_view(
    list=extend_schema(summary="List services"),
    retrieve=extend_schema(summary="One service"),
)
class Services(ReadViewSet):
    """The services that councils provide, which work is filed under."""

    queryset = Service.objects.select_related("group")
    serializer_class = ServiceSerializer
    filterset_class = ServiceFilter
    lookup_field = "slug"
    lookup_value_converter = "slug"
