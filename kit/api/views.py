"""What the views of the API share."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from kit.access import anyone
from kit.api.pages import ByCursor
from kit.api.parsing import Parser
from kit.api.problems import handle
from kit.api.throttle import PerAddress


class ReadView(GenericAPIView[Any]):
    """A view that anybody may read; who has signed in is shown what they may see, as on the pages.

    What it does not set here it would take from the settings, which are also those of Wagtail's own views.
    """

    renderer_classes = (JSONRenderer,)
    parser_classes = (Parser,)
    authentication_classes = (SessionAuthentication,)
    permission_classes = (AllowAny,)
    throttle_classes = (PerAddress,)
    filter_backends: Sequence[Any] = ()
    pagination_class: Any = None
    metadata_class = None
    # The parameters that the address may bear.
    parameters: Collection[str] = ()
    methods: tuple[str, ...] = ("GET", "HEAD")

    @classmethod
    def as_view(cls, *args: Any, **kwargs: Any) -> Any:
        """Declare, as `kit.access.page` does, who may open it and by which methods."""
        view = super().as_view(*args, **kwargs)
        vars(view).update(access_rule=anyone, methods=cls.methods)
        return view

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a parameter that there is not, or that says nothing: it would have been passed over."""
        super().initial(request, *args, **kwargs)
        errors = {name: self._wrong_with(name, values) for name, values in request.query_params.lists()}
        if any(errors.values()):
            raise ValidationError({name: [wrong] for name, wrong in errors.items() if wrong})

    def _wrong_with(self, name: str, values: Collection[str]) -> str:
        if name not in self.parameters:
            return _("There is no such parameter.")
        return _("Say a value, or leave the parameter out.") if "" in values else ""

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Say in `Allow` what can be done here."""
        return Response(status=204)

    def get_exception_handler(self) -> Any:
        """Say what went wrong as a problem."""
        return handle


class ReadViewSet(ReadView, ReadOnlyModelViewSet[Any]):
    """A list, with filters and by pages, and each thing in it."""

    filter_backends = (DjangoFilterBackend,)
    pagination_class = ByCursor
    filterset_class: Any
    http_method_names = ["get", "head", "options"]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """A list has its filters and its pages."""
        if self.action == "list":
            self.parameters = {*self.filterset_class.base_filters, "cursor", "size"}
        super().initial(request, *args, **kwargs)

    def filter_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Filter the list alone: a thing is found by its address."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset
