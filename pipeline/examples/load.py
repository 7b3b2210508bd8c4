"""Loading the examples: who there is, then all stories together, in the order in which things happened."""

from django.conf import settings
from django.db import transaction

from pipeline.examples.clock import days_ago
from pipeline.examples.settling import settle
from pipeline.examples.stage import Stage, Story
from pipeline.examples.stories import STORIES
from projects.models import Project


class OnlyInDevelopment(Exception):
    """Examples have no place on a real site."""


@transaction.atomic
def load_examples() -> int:
    """Bring in the invented councils, their people and projects; give how many projects were new.

    What is there already is left as people have changed it since. Raises `OnlyInDevelopment` on a real site.
    """
    if not settings.DEVELOPMENT_PAGES:
        raise OnlyInDevelopment("Examples are for development only: this site has no development pages.")
    settle()
    new = [story for story in STORIES if not Project.objects.filter(once=story.once).exists()]
    _play(new)
    return len(new)


def _play(stories: list[Story]) -> None:
    steps = [(step, Stage(story)) for story in stories for step in story.all_steps()]
    for step, stage in sorted(steps, key=lambda each: -each[0].days_ago):
        with days_ago(step.days_ago):
            step.act(stage)
