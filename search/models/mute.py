"""Who wants no mail about similar work."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Mute(models.Model):
    """A person who wants no mail about work that is like theirs."""

    is_private = True

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.user_id} since {self.since}"
