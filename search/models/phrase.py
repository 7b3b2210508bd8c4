"""What a phrase also means."""

from django.db import models

from search.enums import EquivalentKind, Origin


class Phrase(models.Model):
    """What somebody may type, and what texts may say for it; both as stems, with spaces between.

    Made by `search/index/phrases.py` from the site team's equivalents, the services and the register, and follows them:
    `of` is the id of what it is made from.
    """

    is_derived = True

    key = models.CharField(max_length=200)
    means = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=EquivalentKind)
    origin = models.CharField(max_length=20, choices=Origin)
    of = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["key"], name="phrases_key"),
            models.Index(fields=["origin", "of"], name="phrases_of"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.means}"
