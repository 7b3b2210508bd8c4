"""How an action says no: with a sentence that tells the person what to do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

P = ParamSpec("P")


class Refusal(Exception):
    """A no, with a sentence meant for the person who asked."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SignInNeeded(Refusal):
    """The person must sign in first; answered by a redirect to the sign-in page."""

    def __init__(self) -> None:
        super().__init__(_("Sign in first."))


class StepNeeded(Refusal):
    """Something else comes first; answered by leading to the route `to`, with the sentence.

    With `and_back`, that route is told which page was wanted, as `next`.
    """

    def __init__(self, sentence: str, *, to: str, and_back: bool = False) -> None:
        super().__init__(sentence)
        self.to = to
        self.and_back = and_back


class NotPermitted(Refusal):
    """This person may not do it; answered by a page with status 403."""


class Refused(Refusal):
    """The thing is in no state for it, or the answer given will not do.

    Shown beside `field` where the form has it, and otherwise above the form; outside a form, a page with status 409.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


@contextmanager
def refusing_duplicates(sentence: str) -> Iterator[None]:
    """Turn a broken constraint inside the block into a refusal with this sentence.

    This is what makes two fast clicks one row: the database decides, whoever comes second is told.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(sentence) from error


def allowed(check: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Whether a check lets this through: what makes `can_…` of `check_can_…`."""
    try:
        check(*args, **kwargs)
    except Refusal:
        return False
    return True
