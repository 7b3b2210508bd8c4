"""What belongs to a project, as the API tells of it."""

from typing import Any

from rest_framework import serializers

from kit.api.fields import PageField
from projects.enums import Phase
from projects.models import Link, Output, PhaseDates, Project, Service, ServiceGroup, Source, Update, WantedRole


class NamedProjectSerializer(serializers.ModelSerializer[Project]):
    """A project, as other things name it."""

    url = PageField()

    class Meta:
        model = Project
        fields = ["id", "title", "url"]
        read_only_fields = fields


class ServiceGroupSerializer(serializers.ModelSerializer[ServiceGroup]):
    """A group of services."""

    class Meta:
        model = ServiceGroup
        fields = ["slug", "name"]
        read_only_fields = fields


class NamedServiceSerializer(serializers.ModelSerializer[Service]):
    """A service, as other things name it."""

    class Meta:
        model = Service
        fields = ["slug", "name"]
        read_only_fields = fields


class NamedOutputSerializer(serializers.ModelSerializer[Output]):
    """Something to reuse."""

    phase = serializers.ChoiceField(choices=Phase.choices, allow_blank=True)
    # What people gave as an address need not be one as RFC 3986 has it.
    url = serializers.CharField(allow_blank=True)

    class Meta:
        model = Output
        fields = ["id", "title", "kind", "licence", "url", "phase"]
        read_only_fields = fields


class SourceSerializer(serializers.ModelSerializer[Source]):
    """The public record that an entry comes from."""

    url = serializers.CharField()

    class Meta:
        model = Source
        fields = ["url", "year", "kind", "outcome", "lead", "also_named", "themes"]
        read_only_fields = fields


class ProgressSerializer(serializers.Serializer[Any]):
    """How many councils and pounds are pledged, of those wanted; 0 wanted where it names no number."""

    councils = serializers.IntegerField()
    councils_wanted = serializers.IntegerField()
    pounds = serializers.IntegerField()
    pounds_wanted = serializers.IntegerField()


class WantedRoleSerializer(serializers.ModelSerializer[WantedRole]):
    """A role for which somebody is wanted."""

    class Meta:
        model = WantedRole
        fields = ["name", "length", "time"]
        read_only_fields = fields


class PhaseDatesSerializer(serializers.ModelSerializer[PhaseDates]):
    """From when to when it is in a phase; `estimated` says that these are plans."""

    phase = serializers.ChoiceField(choices=Phase.choices)

    class Meta:
        model = PhaseDates
        fields = ["phase", "start", "end", "estimated"]
        read_only_fields = fields


class LinkSerializer(serializers.ModelSerializer[Link]):
    """A link to elsewhere."""

    url = serializers.CharField()

    class Meta:
        model = Link
        fields = ["title", "url"]
        read_only_fields = fields


class UpdateSerializer(serializers.ModelSerializer[Update]):
    """News of a project, in Markdown."""

    class Meta:
        model = Update
        fields = ["id", "title", "text", "posted_at"]
        read_only_fields = fields
