"""What was found, as programs read it: in the API, and in files and feeds of a search."""

from typing import Any

from rest_framework import serializers

from kit.documents import kinds
from kit.web_addresses import absolute
from projects.enums import Phase, State
from search.finding import Hit

KINDS = [(kind.name, kind.label) for kind in sorted(kinds, key=lambda kind: kind.order)]


class HitSerializer(serializers.Serializer[Hit]):
    """A thing that was found.

    `marked_title` and `marked_text` are HTML: escaped, with `<mark>` around what was found. `found_in` says where.
    """

    kind = serializers.ChoiceField(choices=KINDS)
    id = serializers.IntegerField(source="thing.pk")
    url = serializers.SerializerMethodField()
    title = serializers.CharField(source="told.title")
    summary = serializers.CharField(source="told.summary", allow_blank=True)
    council = serializers.CharField(source="told.council", allow_blank=True)
    phase = serializers.ChoiceField(choices=Phase.choices, source="told.phase", allow_blank=True)
    state = serializers.ChoiceField(choices=State.choices, source="told.state", allow_blank=True)
    published_at = serializers.DateTimeField(source="told.published_at", allow_null=True)
    last_confirmed = serializers.DateField(source="told.last_confirmed", allow_null=True)
    marked_title = serializers.CharField(source="title")
    marked_text = serializers.CharField(source="text", allow_blank=True)
    found_in = serializers.ListField(child=serializers.CharField())

    def get_url(self, hit: Hit) -> str:
        """The full address of its page."""
        return absolute(hit.told.url)


def as_data(hits: Any) -> list[dict[str, Any]]:
    """Give hits as plain data."""
    return [dict(each) for each in HitSerializer(hits, many=True).data]
