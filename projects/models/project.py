"""A piece of digital work that a council shares."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from councils.models import Organisation
from kit.fields import ChoiceSetField
from projects.enums import LOOKING_FOR_HELP, OVER, Audience, Budget, Openness, Phase, Principle, State
from projects.models.project_queries import ProjectQuerySet
from projects.models.service import Service
from projects.models.service_group import ServiceGroup

if TYPE_CHECKING:
    from projects.models.partnership import Partnership
    from projects.models.pledge import Pledge
    from projects.models.source import Source
    from projects.models.wanted_role import WantedRole


class Project(models.Model):
    """The record of a project.

    A draft is a project without `published_at`. `dated_on` puts it in its place among the newest: the day of
    publication or, for an entry from public records, the first of its source's year. `public_since` is when its
    audience became everyone: what visitors see of its history starts there. `reached_at` is when it first had as many
    councils, or pounds, as it wants now.
    """

    title = models.CharField(_("title"), max_length=150)
    slug = models.SlugField(max_length=160, editable=False)
    summary = models.CharField(_("summary"), max_length=400)
    problem = models.TextField(_("the problem"), max_length=10_000, blank=True)
    why = models.TextField(_("why the work is being done"), max_length=10_000, blank=True)
    users = models.TextField(_("who the users are and what they need"), max_length=10_000, blank=True)
    would_help = models.TextField(_("what would help"), max_length=2_000, blank=True)
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="led_projects")
    partners = models.ManyToManyField(Organisation, through="Partnership", related_name="partner_projects")
    team = models.ManyToManyField(settings.AUTH_USER_MODEL, through="TeamMember", related_name="projects")
    service_group = models.ForeignKey(
        ServiceGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="projects"
    )
    services = models.ManyToManyField(Service, related_name="projects", blank=True)
    phase = models.CharField(_("phase"), max_length=20, choices=Phase, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.ACTIVE)
    state_reason = models.CharField(_("reason"), max_length=500, blank=True)
    openness = ChoiceSetField(_("how open we are"), enum=Openness)
    councils_wanted = models.PositiveSmallIntegerField(
        _("how many councils are wanted"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
    )
    pounds_wanted = models.PositiveIntegerField(
        _("how many pounds are wanted"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000_000)],
    )
    budget = models.CharField(_("budget"), max_length=20, choices=Budget, blank=True)
    principles = ChoiceSetField(_("principles of the Declaration"), enum=Principle)
    technologies = models.JSONField(_("technologies"), default=list, blank=True)
    builds_on = models.ManyToManyField("self", symmetrical=False, related_name="built_on_by", blank=True)
    audience = models.CharField(_("who may read it"), max_length=20, choices=Audience, default=Audience.EVERYONE)
    unclaimed = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    public_since = models.DateTimeField(null=True, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    last_confirmed = models.DateField(null=True, blank=True)
    reached_at = models.DateTimeField(null=True, blank=True)
    once = models.UUIDField(null=True, unique=True, editable=False)

    objects = ProjectQuerySet.as_manager()

    if TYPE_CHECKING:
        source: "Source"

    class Meta:
        ordering = [F("dated_on").desc(nulls_last=True), "-id"]
        indexes = [models.Index(fields=["-dated_on", "-id"], name="projects_newest")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="a_project_has_a_title"),
            models.CheckConstraint(
                condition=Q(public_since__isnull=True) | Q(published_at__isnull=False),
                name="only_a_published_project_is_public",
            ),
            models.CheckConstraint(
                condition=Q(councils_wanted__isnull=True) | Q(councils_wanted__gt=0),
                name="a_project_wants_one_council_or_more",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the slug the title's own: the address is found by the id, an old slug redirects."""
        self.slug = slugify(self.title)[:160] or "project"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The address of its page."""
        return reverse("projects:project", args=[self.pk, self.slug])

    @cached_property
    def places(self) -> dict[int, str]:
        """The ids of those who count in its team, each with their role: read once for each reading of the project.

        An action reads the project anew, under its lock (`ProjectQuerySet.locked`), and with it this.
        """
        return dict(self.members.current().values_list("user", "role"))

    @cached_property
    def shown_partnerships(self) -> list["Partnership"]:
        """The partners that its page names; `for_cards()` reads them for many projects at once, as the next two."""
        return list(self.partnerships.shown().select_related("organisation"))

    @cached_property
    def counted_pledges(self) -> list["Pledge"]:
        """The pledges by which councils are "in"."""
        return list(self.pledges.counted())

    @cached_property
    def open_roles(self) -> list["WantedRole"]:
        """The roles it wants that nobody in the team has taken."""
        return list(self.wanted_roles.open())

    @property
    def is_draft(self) -> bool:
        """Whether it has not been published."""
        return self.published_at is None

    @property
    def is_for_everyone(self) -> bool:
        """Whether anybody may read it, with or without an account."""
        return not self.is_draft and self.audience == Audience.EVERYONE

    @property
    def is_over(self) -> bool:
        """Whether nobody works on it any more."""
        return self.state in OVER

    @property
    def looks_for_help(self) -> bool:
        """Whether it looks for partners or co-funding, and goes on."""
        return not self.is_over and bool(set(LOOKING_FOR_HELP) & set(self.openness))

    @property
    def wants_something(self) -> bool:
        """Whether it says what would help, and goes on."""
        return not self.is_over and bool(self.wants or self.councils_wanted or self.pounds_wanted or self.open_roles)

    @property
    def wants(self) -> list[str]:
        """What would help, a line each."""
        return [line.strip("-*• \t") for line in self.would_help.splitlines() if line.strip("-*• \t")]
