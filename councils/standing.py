"""Where a person stands, as plain ids: what every rule about people is computed from."""

from dataclasses import dataclass, replace
from typing import cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from councils.enums import SiteRole


@dataclass(frozen=True)
class Standing:
    """A person's current memberships and roles.

    `councils`: ids of the organisations of which they are a verified member; `stewards`: those of which they are a
    steward; `stands_in`: those, ended ones among them, for whose work they come first where nobody else is left;
    `abandoned`: for a broker, those of whose work nobody is a member; `public`: whether one of them is a public body of
    today; `site_roles`: their place in the site team; `waits`: whether they have one that this session has not proven
    by a second factor.
    """

    user: int | None = None
    councils: frozenset[int] = frozenset()
    stewards: frozenset[int] = frozenset()
    stands_in: frozenset[int] = frozenset()
    abandoned: frozenset[int] = frozenset()
    public: bool = False
    site_roles: frozenset[SiteRole] = frozenset()
    waits: bool = False

    @property
    def broker(self) -> bool:
        """Whether the person stands in where a council has no steward."""
        return SiteRole.BROKER in self.site_roles

    @property
    def comes_first_for(self) -> frozenset[int]:
        """The ids of those for whose work the person answers where nobody of a project's team is left."""
        return self.stands_in | self.abandoned

    def held_back(self) -> "Standing":
        """The same person without their place in the site team."""
        return replace(self, abandoned=frozenset(), site_roles=frozenset(), waits=True)

    @property
    def site_team(self) -> bool:
        """Whether the person is in the site team, in whatever role."""
        return bool(self.site_roles)


NOBODY = Standing()


def standing_of(user: AbstractBaseUser | AnonymousUser) -> Standing:
    """Where whoever makes a request stands; a visitor stands nowhere."""
    return cast(Standing, getattr(user, "standing", NOBODY))
