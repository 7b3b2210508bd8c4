"""Writing the register's table of facts into the database."""

from activity.action import action, record
from councils.enums import DomainSource, Happening
from councils.models import Domain, Organisation, OtherName, User
from councils.register import Entry


def differences(entry: Entry, organisation: Organisation | None) -> list[str]:
    """Say in which columns an organisation differs from its entry; all of them where it is not there yet."""
    wanted = {**entry.facts, **_attached_in(entry)}
    if organisation is None:
        return list(wanted)
    here = {**{column: getattr(organisation, column) for column in entry.facts}, **_attached_to(organisation, entry)}
    return [column for column in wanted if here[column] != wanted[column]]


@action
def enter(*, entry: Entry, by: User | None) -> Organisation:
    """Add or change one organisation of the register; domains that the site team added stay."""
    organisation = Organisation.objects.with_facts().filter(code=entry.code).first()
    changed = differences(entry, organisation)
    if organisation and changed:
        Organisation.objects.filter(pk=organisation.pk).update(**entry.facts)
        kind = Happening.ORGANISATION_CHANGED
    elif not organisation:
        organisation = Organisation.objects.create(code=entry.code, slug=entry.slug, **entry.facts)
        kind = Happening.ORGANISATION_ADDED
    else:
        return organisation
    _attach(organisation, entry)
    record(kind, organisation, by=by, council=organisation.pk, changed=changed)
    return organisation


def _attached_in(entry: Entry) -> dict[str, frozenset[str]]:
    return {"successors": entry.successors, "other_names": entry.other_names, "domains": entry.domains}


def _attached_to(organisation: Organisation, entry: Entry) -> dict[str, frozenset[str]]:
    """What hangs on the organisation; of the site team's domains, those that the register has come to say as well."""
    domains = (
        domain
        for domain in organisation.domains.all()
        if domain.source == DomainSource.REGISTER or domain.name in entry.domains
    )
    return {
        "successors": frozenset(successor.code for successor in organisation.successors.all()),
        "other_names": frozenset(other.name for other in organisation.other_names.all()),
        "domains": frozenset(domain.name for domain in domains),
    }


def _attach(organisation: Organisation, entry: Entry) -> None:
    organisation.successors.set(Organisation.objects.filter(code__in=entry.successors))
    organisation.other_names.exclude(name__in=entry.other_names).delete()
    for name in entry.other_names:
        OtherName.objects.get_or_create(organisation=organisation, name=name)
    organisation.domains.filter(source=DomainSource.REGISTER).exclude(name__in=entry.domains).delete()
    for name in entry.domains:
        Domain.objects.get_or_create(organisation=organisation, name=name, defaults={"source": DomainSource.REGISTER})
