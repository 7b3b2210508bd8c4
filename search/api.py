"""Search and similar work in the read API: what the page finds, by the parameters of its address."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from kit.api.fields import NumberField, TextField
from kit.api.views import ReadView
from search import facets, parameters
from search.enums import Sort
from search.filters import FILTERS
from search.finding import Results, find, similar
from search.hits import KINDS, HitSerializer
from search.language.words import LONGEST
from search.months import counted
from search.query import PAGE_SIZE, Query

MOST_SIMILAR = 20
LONGEST_TEXT = 10_000


class AskedSerializer(serializers.Serializer[Any]):
    """What is asked: the parameters of the page's own address, which passes over what means nothing."""

    q = serializers.CharField(required=False, max_length=LONGEST, help_text="The words.")
    kind = serializers.ChoiceField(choices=KINDS, required=False, help_text="The kind of thing: projects, if nothing.")
    sort = serializers.ChoiceField(
        choices=Sort.choices,
        required=False,
        help_text="The order: the best match where there are words, or the newest.",
    )
    page = serializers.IntegerField(
        required=False, min_value=1, max_value=10**parameters.MOST_DIGITS - 1, help_text=f"{PAGE_SIZE} are on a page."
    )

    def get_fields(self) -> dict[str, Any]:
        """The filters as well, some of which are named by words of Python's; each takes several values."""
        as_typed = serializers.ChoiceField(["yes"], required=False, help_text="Correct no word that is misspelt.")
        return {**super().get_fields(), parameters.AS_TYPED: as_typed, **{name: _filter(name) for name in facets.NAMES}}


def _filter(name: str) -> "serializers.ListField":
    codes = parameters.CODES.get(name)
    value: Any = serializers.ChoiceField(sorted(codes)) if codes else serializers.CharField(max_length=LONGEST)
    return serializers.ListField(child=value, required=False, help_text=str(FILTERS[name].label))


class ResultsSerializer(serializers.Serializer[Any]):
    """One page of what was found.

    `words` are those that were typed, `meant` those that were looked for where some were misspelt. Unless `complete`,
    none has all the words, and the nearest come first; `close` are some that have a part of them, where few have all.
    `counts` are how many there are by each value of each filter, the other filters staying as they are.
    """

    words = serializers.CharField(source="understood.typed", allow_blank=True)
    meant = serializers.CharField(source="understood.meant", allow_blank=True)
    total = serializers.IntegerField()
    page = serializers.IntegerField()
    pages = serializers.SerializerMethodField()
    complete = serializers.BooleanField()
    results = HitSerializer(source="hits", many=True)
    close = HitSerializer(many=True)
    counts = serializers.SerializerMethodField()

    def get_pages(self, results: Results) -> int:
        """How many pages there are."""
        return -(-results.total // PAGE_SIZE)

    def get_counts(self, results: Results) -> dict[str, dict[str, int]]:
        """The numbers as the page shows them: confirmed within so many months."""
        confirmed = counted(results.counts[facets.CONFIRMED], timezone.localdate())
        return {name: dict(values) for name, values in {**results.counts, facets.CONFIRMED: confirmed}.items()}


class Search(ReadView):
    """What the search page finds."""

    parameters = tuple(AskedSerializer().fields)

    @extend_schema(summary="Search", parameters=[AskedSerializer], responses=ResultsSerializer, operation_id="search")
    def get(self, request: Request) -> Response:
        """Find things of one kind, by words and filters: the same as `/search/` with the same parameters."""
        AskedSerializer(data=request.query_params).is_valid(raise_exception=True)
        query = parameters.read(request.query_params, request.user)
        _check_known(request, query)
        results = find(query)
        if results.page != query.page:
            raise NotFound(_("There is no such page."))
        return Response(ResultsSerializer(results).data)


def _check_known(request: Request, query: Query) -> None:
    """Raise `ValidationError` for values of filters that there are not."""
    given = {name: set(request.query_params.getlist(name)) for name in facets.NAMES}
    unknown = [name for name, values in given.items() if len(query.filters[name]) < len(values)]
    if unknown:
        raise ValidationError({name: [_("There is no such value.")] for name in unknown})


class TextSerializer(serializers.Serializer[Any]):
    """A text, and how many things like it are wanted."""

    text = TextField(max_length=LONGEST_TEXT, trim_whitespace=False, help_text="A title, a summary, or a whole page.")
    number = NumberField(min_value=1, max_value=MOST_SIMILAR, default=5)


class SimilarSerializer(serializers.Serializer[Any]):
    """The projects most like a text, the most alike first."""

    results = HitSerializer(many=True)


class Similar(ReadView):
    """Work like what somebody has in mind."""

    methods = ("POST",)

    @extend_schema(
        summary="Similar projects", request=TextSerializer, responses=SimilarSerializer, operation_id="similar"
    )
    def post(self, request: Request) -> Response:
        """Find the projects most like a text. Nothing of the text is kept."""
        asked = TextSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        hits = similar(asked.validated_data["text"], request.user, number=asked.validated_data["number"])
        return Response(SimilarSerializer({"results": hits}).data)
