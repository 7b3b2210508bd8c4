"""Other words for the same, which editors keep."""

from django.utils.translation import gettext as _

from activity.action import action, record
from activity.changes import set_fields
from councils.models import User
from kit.refusals import Refused, refusing_duplicates
from search.enums import EquivalentKind, Happening, Language
from search.language.words import stems_of
from search.models import Equivalent
from search.permissions import check_can_keep_equivalents


@action
def add(
    *,
    typed: str,
    means: str,
    kind: EquivalentKind,
    by: User | None,
    language: Language = Language.ENGLISH,
    both_ways: bool = False,
) -> Equivalent:
    """Say that what people type stands for something else; `by` is None where the site's own table is read.

    Raises `Refused` where that is known, or nothing new; `NotPermitted` for a person who is no editor.
    """
    _check(by)
    made = _made(typed, means, kind=kind, language=language, both_ways=both_ways)
    with refusing_duplicates(_there_already(made)):
        made.save()
    record(Happening.EQUIVALENT_ADDED, made, by=by)
    return made


@action
def change(
    *,
    equivalent: Equivalent,
    typed: str,
    means: str,
    kind: EquivalentKind,
    language: Language,
    both_ways: bool,
    by: User,
) -> Equivalent:
    """Change what the site team said. Nothing different, nothing recorded. Raises as `add`."""
    _check(by)
    now = _own(equivalent)
    made = _made(typed, means, kind=kind, language=language, both_ways=both_ways)
    columns = ("typed", "means", "kind", "language", "both_ways", "key", "means_key")
    changes = set_fields(now, **{column: getattr(made, column) for column in columns})
    if changes:
        with refusing_duplicates(_there_already(made)):
            now.save()
        record(Happening.EQUIVALENT_CHANGED, now, by=by)
    return now


@action
def remove(*, equivalent: Equivalent, by: User) -> None:
    """Take it away. Raises as `change`."""
    _check(by)
    now = _own(equivalent)
    record(Happening.EQUIVALENT_REMOVED, now, by=by)
    now.delete()


def _check(by: User | None) -> None:
    if by is not None:
        check_can_keep_equivalents(by)


def _own(equivalent: Equivalent) -> Equivalent:
    now = Equivalent.objects.select_for_update().filter(pk=equivalent.pk).first()
    if now is None:
        raise Refused(_("Somebody has removed these words."))
    return now


def _made(typed: str, means: str, **said: object) -> Equivalent:
    keys = {"key": " ".join(stems_of(typed)), "means_key": " ".join(stems_of(means))}
    if not all(keys.values()):
        raise Refused(_("Enter words: letters or numbers."))
    if keys["key"] == keys["means_key"]:
        raise Refused(_("Both are the same to search: it looks past endings, capitals and accents."))
    return Equivalent(typed=typed, means=means, **keys, **said)


def _there_already(made: Equivalent) -> str:
    return _("“%(typed)s” stands for “%(means)s” already.") % {"typed": made.typed, "means": made.means}
