"""That the index in the cluster is being built anew: a lock, so that one does so at a time."""

from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone

# Whoever builds says with every batch that it goes on. One that has not for so long is no more.
SILENT = timedelta(seconds=45)


class Rebuilding(models.Model):
    """The one row there is while an index is being built: the name of that index, and when it was last heard of."""

    is_derived = True

    lock = models.BooleanField(primary_key=True, default=True)
    index = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.index

    @classmethod
    def begin(cls, index: str) -> bool:
        """Take the lock, also from one that is no more; False where another builds."""
        now = timezone.now()
        cls.objects.filter(at__lt=now - SILENT).delete()
        try:
            with transaction.atomic():
                cls.objects.create(index=index, at=now)
        except IntegrityError:
            return False
        return True

    @classmethod
    def goes_on(cls, index: str) -> bool:
        """Say that it goes on; False where another has taken the lock."""
        return bool(cls.objects.filter(index=index).update(at=timezone.now()))

    @classmethod
    def end(cls, index: str) -> None:
        """Give the lock back."""
        cls.objects.filter(index=index).delete()
