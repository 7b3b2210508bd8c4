"""The register: councils, and the bodies they work with."""

from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import COUNCIL_KINDS, PUBLIC_KINDS, Kind, MembershipState, Nation, Region, StewardState
from councils.standing import Standing


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations, by what they are."""

    def councils(self) -> "OrganisationQuerySet":
        """Principal councils, combined authorities and the GLA."""
        return self.filter(kind__in=COUNCIL_KINDS)

    def current(self) -> "OrganisationQuerySet":
        """Those that have not ended."""
        return self.filter(models.Q(end__isnull=True) | models.Q(end__gt=timezone.localdate()))

    def that_can_post(self) -> "OrganisationQuerySet":
        """Those in whose name members post, ask and pledge: public bodies of today."""
        return self.current().filter(kind__in=PUBLIC_KINDS)

    def with_steward(self) -> "OrganisationQuerySet":
        """Those that have a steward who can sign in."""
        return self.filter(
            memberships__state=MembershipState.VERIFIED,
            memberships__steward=StewardState.STEWARD,
            memberships__user__is_active=True,
        ).distinct()

    def answered_for_by(self, standing: Standing) -> "OrganisationQuerySet":
        """Those this person answers for: as their steward, or as a broker where they have none."""
        own = models.Q(pk__in=standing.stewards)
        if not standing.broker:
            return self.filter(own)
        return self.filter(own | ~models.Q(pk__in=Organisation.objects.with_steward()))

    def with_facts(self) -> "OrganisationQuerySet":
        """With all that the register says of them, in four queries."""
        return self.prefetch_related("successors", "other_names", "domains")


class Organisation(models.Model):
    """A council or another body, current or ended.

    `code` is the key in the register (blank for bodies that the site team added); `slug` is a permanent address.
    """

    code = models.CharField(max_length=10, blank=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(_("official name"), max_length=150)
    short_name = models.CharField(_("short name"), max_length=150)
    welsh_name = models.CharField(_("Welsh name"), max_length=150, blank=True)
    nation = models.CharField(_("nation"), max_length=20, choices=Nation, blank=True)
    region = models.CharField(_("region"), max_length=20, choices=Region, blank=True)
    gss_code = models.CharField(_("GSS code"), max_length=9, blank=True)
    former_gss_codes = models.JSONField(default=list, blank=True)
    start = models.DateField(_("started"), null=True, blank=True)
    end = models.DateField(_("ended"), null=True, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    is_example = models.BooleanField(default=False, editable=False)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        ordering = ["short_name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="one_organisation_for_code"),
            models.CheckConstraint(
                condition=models.Q(start__isnull=True)
                | models.Q(end__isnull=True)
                | models.Q(end__gte=models.F("start")),
                name="organisation_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The address of its page, which never changes."""
        page = "council" if self.is_council else "organisation"
        return reverse(f"councils:{page}", args=[self.slug])

    def all_names(self) -> list[str]:
        """Every name it bears or bore: official, short, Welsh and other."""
        return [*self.own_names(), *(other.name for other in self.other_names.all())]

    def own_names(self) -> list[str]:
        """Its names in the register: official, short and Welsh."""
        return [name for name in (self.name, self.short_name, self.welsh_name) if name]

    @property
    def place(self) -> str:
        """Under which of the two addresses it stands: "councils" or "organisations"."""
        return "councils" if self.is_council else "organisations"

    @property
    def is_council(self) -> bool:
        """Whether it is a principal council, a combined authority or the GLA."""
        return self.kind in COUNCIL_KINDS

    @property
    def can_post(self) -> bool:
        """Whether members post, ask and pledge in its name: it is a public body of today."""
        return self.kind in PUBLIC_KINDS and not self.has_ended

    @property
    def has_ended(self) -> bool:
        """Whether others do its work today."""
        return self.end is not None and self.end <= timezone.localdate()

    def current_successors(self) -> list["Organisation"]:
        """The organisations that do its work today, in one or more steps; itself where it has not ended."""
        found: dict[int, Organisation] = {}
        seen: set[int] = set()
        waiting: list[Organisation] = [self]
        while waiting:
            organisation = waiting.pop()
            if organisation.pk in seen:
                continue
            seen.add(organisation.pk)
            if organisation.has_ended:
                waiting.extend(organisation.successors.all())
            else:
                found[organisation.pk] = organisation
        return sorted(found.values(), key=lambda each: each.short_name)


def current_bodies(organisations: Iterable[Organisation]) -> list[Organisation]:
    """The current successors of all these, each once, by name."""
    found = {each.pk: each for organisation in organisations for each in organisation.current_successors()}
    return sorted(found.values(), key=lambda each: each.short_name)
