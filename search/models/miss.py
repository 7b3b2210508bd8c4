"""What people looked for and did not find."""

from django.db import models

from search.enums import MissKind


class Miss(models.Model):
    """A question that found nothing, or that was taken for a misspelt one and `meant` something else; how often, and
    when last. Nothing says by whom or from where."""

    is_count = True

    words = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=MissKind)
    meant = models.CharField(max_length=200, blank=True)
    times = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-times", "-asked_at", "words"]
        constraints = [models.UniqueConstraint(fields=["words", "kind"], name="a_question_is_missed_once")]

    def __str__(self) -> str:
        return self.words
