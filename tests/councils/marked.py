"""A person of whom every table that may tell of people has a row, with words in it that are theirs alone."""

from functools import partial

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import models
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Task, Workflow, WorkflowState

from activity.models import Event
from councils.enums import SiteRole
from councils.models import User, known_as
from kit.personal import Held, held
from notifications.models import Mail, Subscription
from projects.models import BroughtList, Handover, Invitation, Unfinished, Update
from projects.models.record import says_of
from projects.models.version import keep
from search.models import Mute, Seen
from tests.councils.factories import MembershipFactory, site_team_member
from tests.projects.factories import PledgeFactory, ProjectFactory, RequestFactory

NAME = "Quenby Marker"
ADDRESS = "quenby.marker@zzz-marker.example"
MARK = "zzz-marker"


def marked_person(lead) -> User:
    """Make the person, a member of `lead` and a broker, with all that there may be of them."""
    user = site_team_member(SiteRole.BROKER, name=NAME, email=ADDRESS)
    MembershipFactory(user=user, organisation=lead)
    Client(HTTP_USER_AGENT=f"Browser {MARK}").force_login(user)
    _of_projects(user, lead)
    _of_account(user)
    _of_wagtail(user)
    for rule in held():
        _mark(rule, user)
    return user


def _of_projects(user, lead):
    project = ProjectFactory(lead=lead, owner=user)
    theirs = RequestFactory(sent_by=user, council=lead)
    RequestFactory(project=project, answered_by=user, answer="Yes", state="accepted", passed_to=user)
    PledgeFactory(pledged_by=user, council=lead, note="Hello")
    Handover.objects.create(project=project, council=theirs.project.lead, lead=lead, asked_by=user, reason="Moves on")
    Update.objects.create(project=project, title="News", text="More", posted_by=user)
    keep(project, says_of(project), after=0, by=user)
    BroughtList.objects.create(council=lead, by=user)
    Unfinished.objects.create(project=project, user=user, task="story", typed="why=", version=1)
    Invitation.objects.create(project=project, address="a@b.example", invited_by=user)
    Invitation.objects.create(project=theirs.project, address=ADDRESS)
    Invitation.objects.create(project=project, address="", state="declined", person=user)


def _of_account(user):
    address = EmailAddress.objects.get(user=user)
    EmailConfirmation.objects.create(email_address=address, key="k")
    account = SocialAccount.objects.create(user=user, provider="directory", uid="1")
    SocialToken.objects.create(account=account, token="t")
    UserSession.objects.create(user=user, ip="203.0.113.77", session_key="s", user_agent="Browser")
    event = Event.objects.create(kind="test.done", subject="councils.user", subject_id=user.pk, actor=user.pk)
    Mail.objects.create(event=event, recipient=user)
    Mail.objects.create(address=ADDRESS.upper(), subject="Code", sealed="sealed")
    Mute.objects.create(user=user)
    for whose in ({"recipient": user, "confirmed_at": timezone.now()}, {"address": ADDRESS}):
        Seen.objects.create(subscription=Subscription.objects.create(kind="search", about=f"q={MARK}", **whose))
    user.user_permissions.add(Permission.objects.first())


def _of_wagtail(user):
    page, kind = Page.objects.first(), ContentType.objects.get_for_model(User)
    Page.objects.filter(pk=page.pk).update(owner=user, locked_by=user)
    times = ("created_at", "updated_at", "timestamp", "last_seen_at", "last_updated_at", "created")
    make = partial(_make, user=user, content_type=kind, page=page, **dict.fromkeys(times, timezone.now()))
    revision = make("wagtailcore.Revision", base_content_type=kind, object_id="1", content={}, object_str="Home")
    for log, more in (("PageLogEntry", {}), ("ModelLogEntry", {"object_id": "1"})):
        make(f"wagtailcore.{log}", label="Home", action="wagtail.edit", **more)
    comment = make("wagtailcore.Comment", text="?", contentpath="title", resolved_by=user)
    make("wagtailcore.CommentReply", comment=comment, text="!")
    make("wagtailcore.PageSubscription", comment_notifications=True)
    make("wagtailusers.UserProfile")
    make("wagtailadmin.EditingSession", object_id="1")
    make("wagtailadmin.FormState", data="a=b", object_id="1")
    make("wagtailcore.APIToken", name="key", key_hash="h", prefix="p")
    _workflow(user, revision, kind)
    for table in ("wagtailimages.Image", "wagtaildocs.Document"):
        more = {"width": 1, "height": 1} if table.endswith("Image") else {}
        make(table, title="Map", file="map.png", uploaded_by_user=user, **more)
    make("wagtailcore.UploadedFile", for_content_type=kind, uploaded_by_user=user)


def _workflow(user, revision, kind):
    task = Task.objects.create(name="Approve", content_type=ContentType.objects.get_for_model(Task))
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    about = {"content_type": kind, "base_content_type": kind, "object_id": "1"}
    state = WorkflowState(workflow=workflow, requested_by=user, **about)
    WorkflowState.objects.bulk_create([state])
    of_task = apps.get_model("wagtailcore.TaskState")(
        workflow_state=state, task=task, revision=revision, finished_by=user, comment="Fine", content_type=kind
    )
    type(of_task).objects.bulk_create([of_task])


def _make(table, **given):
    model = apps.get_model(table)
    names = {column.name for column in model._meta.local_concrete_fields}
    row = model(**{name: value for name, value in given.items() if name in names})
    # Past `save`, where Wagtail does more than write the row.
    model._base_manager.bulk_create([row])
    return row


def _mark(rule: Held, user: User) -> None:
    """Put words that are theirs alone into all that goes or becomes something else, and a file into the folder."""
    rows = rule.rows_of(known_as(user))
    assert rows.exists(), f"The tests have no row for “{rule.what}”"
    names = {*rule.tells, *rule.secret} if rule.goes else set(rule.becomes)
    for row in rows:
        for column in rule.model._meta.local_concrete_fields:
            if column.name in names and column.name not in {"email", "address", "ip", "password", "name"}:
                _put(row, column)


def _put(row, column):
    if isinstance(column, models.FileField):
        getattr(row, column.name).save(f"{MARK}.txt", ContentFile(MARK.encode()), save=False)
        value = getattr(row, column.name).name
    elif isinstance(column, models.JSONField):
        value = {"said": MARK}
    elif isinstance(column, models.CharField | models.TextField):
        value = f"{MARK} {column.name}"[: column.max_length or 100]
    else:
        return
    type(row)._base_manager.filter(pk=row.pk).update(**{column.name: value})
