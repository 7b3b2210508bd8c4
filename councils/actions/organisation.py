"""Organisations that the site team adds, and the e-mail domains it confirms."""

from collections.abc import Mapping

from django.utils.text import slugify
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.addresses import SHARED, is_domain
from councils.enums import COUNCIL_KINDS, DomainSource, Happening
from councils.models import Directory, Domain, Organisation, OtherName, User
from councils.permissions import check_keeps_register
from kit.refusals import Refused, refusing_duplicates

LONGEST_SLUG = 110
NAMES = ("name", "short_name")
COLUMNS = ("name", "short_name", "welsh_name", "kind", "nation", "region", "website")


@action
def add(*, name: str, kind: str, by: User | None, facts: Mapping[str, str] | None = None) -> Organisation:
    """Add a public body, a charity or a supplier; `by` is None where an import adds it.

    `facts` holds further columns, of those in `COLUMNS`. Raises `Refused` for a council, which the register brings, and
    for a name that is there already.
    """
    _check_keeps_register(by)
    _check_is_no_council(kind)
    name = " ".join(name.split())
    # Found before the names are looked at: whoever adds the same at the same moment then meets one or the other.
    slug = _free_slug(name)
    _check_name_is_free(name)
    given = {**_given(facts or {}), "name": name, "kind": kind}
    given["short_name"] = given.get("short_name") or name
    _check_name_is_free(given["short_name"], field="short_name")
    with refusing_duplicates(_there_already(name)):
        organisation = Organisation.objects.create(slug=slug, **given)
    record(Happening.ORGANISATION_ADDED, organisation, by=by, council=organisation.pk)
    return organisation


@action
def change(*, organisation: Organisation, facts: Mapping[str, str], by: User) -> Organisation:
    """Change what an organisation that the site team added is called, and what it is.

    `facts` holds columns, of those in `COLUMNS`; its address stays. Raises `Refused` for one of the register, which
    only the register's table changes.
    """
    check_keeps_register(by)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.code:
        raise Refused(_("The register says this. Change it in the register’s table."))
    changed = {column: fact for column, fact in _given(facts).items() if getattr(organisation, column) != fact}
    if not changed:
        return organisation
    _check_is_no_council(changed.get("kind", organisation.kind))
    for column in NAMES & changed.keys():
        _check_name_is_free(changed[column], but=organisation, field=column)
        # Sources go on using the name it had.
        OtherName.objects.get_or_create(organisation=organisation, name=getattr(organisation, column))
    for column, fact in changed.items():
        setattr(organisation, column, fact)
    organisation.save(update_fields=list(changed))
    record(Happening.ORGANISATION_CHANGED, organisation, by=by, council=organisation.pk, changed=sorted(changed))
    return organisation


@action
def add_domain(*, organisation: Organisation, name: str, by: User) -> Domain:
    """Confirm that an organisation speaks from this e-mail domain, and from those below it.

    Raises `Refused` for what is no domain, and for one from which anybody may write.
    """
    check_keeps_register(by)
    name = name.strip().lower().removeprefix("@")
    if not is_domain(name):
        raise Refused(_("Enter a domain, like council.gov.uk."), field="name")
    if name in SHARED:
        raise Refused(
            _("Anybody may have an address there. Enter a domain that is the organisation’s own."), field="name"
        )
    with refusing_duplicates(_("The organisation has this domain already.")):
        domain = Domain.objects.create(organisation=organisation, name=name, source=DomainSource.SITE_TEAM)
    record(Happening.DOMAIN_ADDED, domain, by=by, council=organisation.pk, domain=name)
    return domain


@action
def remove_domain(*, domain: Domain, by: User) -> None:
    """Take back a domain that the site team added; members it has made stay members."""
    check_keeps_register(by)
    if domain.source == DomainSource.REGISTER:
        raise Refused(_("The register says this. Change it in the register’s table."))
    record(Happening.DOMAIN_REMOVED, domain, by=by, council=domain.organisation_id, domain=domain.name)
    domain.delete()


def _given(facts: Mapping[str, str]) -> dict[str, str]:
    return {column: " ".join(facts[column].split()) for column in COLUMNS if column in facts}


def _check_keeps_register(by: User | None) -> None:
    if by is not None:
        check_keeps_register(by)


def _check_is_no_council(kind: str) -> None:
    if kind in COUNCIL_KINDS:
        raise Refused(_("Councils come with the register. Choose another kind."), field="kind")


def _check_name_is_free(name: str, but: Organisation | None = None, field: str = "name") -> None:
    if not name:
        raise Refused(_("Enter the organisation’s name."), field=field)
    there = Directory.load().find(name)
    if there and there != but:
        raise Refused(_there_already(there.name), field=field)


def _there_already(name: str) -> str:
    return _("%(organisation)s is there already.") % {"organisation": name}


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:LONGEST_SLUG] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
