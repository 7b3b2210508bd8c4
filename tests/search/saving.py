"""Short ways to save searches, and to let time pass."""

from datetime import timedelta

import time_machine
from django.db.models import Max
from django.http import QueryDict
from django.utils import timezone

from activity.models import Event
from notifications.actions import subscription as subscriptions
from notifications.enums import Often
from notifications.models import Subscription
from projects.models import Output, Update
from search.models import Entry
from search.parameters import read
from search.saved import rounds
from search.saved.about import KIND, about_of
from tests.projects.factories import in_step
from tests.search.asking import VISITOR

TO_MORNING = timezone.localtime().replace(hour=9, minute=0) - timezone.localtime()


def about(address: str) -> str:
    """A search as it is saved, by the parameters of its address."""
    return about_of(read(QueryDict(address), VISITOR))


def save(address: str, by, often=Often.DAILY) -> Subscription:
    return subscriptions.subscribe(kind=KIND, about=about(address), often=often, by=by)


def save_by_address(address: str, email="reader@post.example", often=Often.DAILY) -> Subscription:
    asked = subscriptions.ask(kind=KIND, about=about(address), often=often, address=email, by=None)
    return subscriptions.confirm(subscription=asked, by=None)


def file_anew(*projects) -> None:
    """As if something had just happened to them, and to what is theirs."""
    in_step(*projects)
    newest = Event.objects.aggregate(newest=Max("pk"))["newest"] or 0
    ids = [project.pk for project in projects]
    theirs = {"project": ids}
    theirs["update"] = Update.objects.filter(project__in=ids).values("pk")
    theirs["output"] = Output.objects.filter(projects__in=ids).values("pk")
    for kind, things in theirs.items():
        Entry.objects.filter(kind=kind, thing__in=things).update(version=newest + 1)


def after(days: int, do=rounds.run):
    """Do it so many days from now, in the morning; what is done later is later there, too."""
    with time_machine.travel(timezone.now() + TO_MORNING + timedelta(days=days)):
        return do()
