"""Accounts: what is needed to sign in, and nothing else."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from councils.enums import SiteRole
from councils.models.membership import Membership
from councils.models.organisation import Organisation
from councils.models.standing import read_standing
from councils.standing import Standing


class UserQuerySet(models.QuerySet["User"]):
    """People who can sign in, by what they are."""

    def active(self) -> "UserQuerySet":
        """Those whose account is open: nobody else is asked, told or counted."""
        return self.filter(is_active=True)

    def locked(self, user: "User") -> "User":
        """The same person, read again, for this transaction alone to change.

        Their number does not change, so whoever writes a row that leads to them need not wait: two that did would wait
        for each other.
        """
        return self.select_for_update(no_key=True).get(pk=user.pk)

    def members_of(self, councils: Iterable[Organisation]) -> "UserQuerySet":
        """The verified members of these councils, each once."""
        rows = Membership.objects.current().filter(organisation__in=councils)
        return self.active().filter(pk__in=rows.values("user"))

    def stewards_of(self, councils: Iterable[Organisation]) -> "UserQuerySet":
        """The stewards of these councils, each once."""
        rows = Membership.objects.stewards().filter(organisation__in=councils)
        return self.active().filter(pk__in=rows.values("user"))

    def brokers(self) -> "UserQuerySet":
        """The brokers of the site team."""
        return self.active().filter(groups__name=SiteRole.BROKER)


class UserManager(BaseUserManager["User"]):
    """Makes accounts, known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Make an account; without a password it can only be entered by a one-time code."""
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Make an account that may do everything in the admin."""
        return self.create_user(email, password, is_superuser=True, **extra)


class User(AbstractBaseUser, PermissionsMixin):
    """A person's sign-in. What Pipeline knows of the person stands in `Profile`."""

    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("This address has an account.")}
    )
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, editable=False)

    # Says, at a request, whether its session has proven a second factor; see `councils.proof`. Elsewhere nobody asks.
    proof: Callable[[], bool] | None = None

    objects = UserManager.from_queryset(UserQuerySet)()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The person's name as they gave it."""
        profile = getattr(self, "profile", None)
        if self.closed_at:
            return str(_("Somebody who has closed their account"))
        return profile.name if profile else str(_("Somebody without a name"))

    get_full_name = get_short_name = __str__

    @cached_property
    def standing(self) -> Standing:
        """Where the person stands: memberships and roles, read once for each request."""
        standing = read_standing(self.pk)
        return standing.held_back() if standing.site_team and not self.is_proven else standing

    def read_anew(self) -> None:
        """Forget where the person stood: a membership or a role may have ended since the page was read."""
        self.__dict__.pop("standing", None)

    @cached_property
    def is_proven(self) -> bool:
        """Whether the person may use the powers that need a second factor, read once for each request."""
        return self.proof is None or self.proof()

    @property
    def waits_for_factor(self) -> bool:
        """Whether the person has such powers, which this session has not proven."""
        return not self.is_proven and (self.is_superuser or self.standing.waits)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether the person has a permission of Django's; all of them need a second factor."""
        return super().has_perm(perm, obj) and self.is_proven
