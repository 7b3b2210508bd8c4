"""What a story is made of: a project, and what people do about it, a step at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from councils.models import Membership, Organisation, User
from pipeline.examples.people import ExampleCouncil, ExamplePerson
from pipeline.examples.settling import account
from pipeline.examples.settling import council as example_council
from projects.actions import project as project_actions
from projects.models import Project, ServiceGroup

Act = Callable[["Stage"], object]


@dataclass(frozen=True)
class Step:
    """Something that happened so many days ago."""

    days_ago: float
    act: Act


@dataclass(frozen=True)
class Story:
    """A project of an invented council: the answers of the quick post, and what came of it."""

    key: str
    owner: ExamplePerson
    lead: ExampleCouncil
    begun: float
    title: str
    summary: str
    phase: str
    group: str
    would_help: str
    steps: tuple[Step, ...] = ()

    @property
    def once(self) -> UUID:
        """The id by which the draft is made once, however often the examples are loaded."""
        return self.id_of("draft")

    def id_of(self, *parts: str) -> UUID:
        """An id for a thing of this story, the same each time."""
        return uuid5(NAMESPACE_URL, "/".join((f"https://pipeline.example/{self.key}", *parts)))

    def all_steps(self) -> tuple[Step, ...]:
        """The steps, the draft first."""
        return (Step(self.begun, draft), *self.steps)


class Stage:
    """Where one story is played: its project and people, each read anew, as a request would."""

    def __init__(self, story: Story) -> None:
        self.story = story

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return Project.objects.get(once=self.story.once)

    @property
    def owner(self) -> User:
        """The account of the project's owner."""
        return account(self.story.owner)

    @staticmethod
    def account(someone: ExamplePerson) -> User:
        """The person's account."""
        return account(someone)

    @staticmethod
    def council(facts: ExampleCouncil) -> Organisation:
        """The council."""
        return example_council(facts.slug)

    @staticmethod
    def membership(someone: ExamplePerson) -> Membership:
        """The person's membership, with their council."""
        return Membership.objects.current().select_related("organisation").get(user__email=someone.email)


def draft(stage: Stage) -> object:
    """Begin the project."""
    story = stage.story
    return project_actions.draft(
        title=story.title,
        summary=story.summary,
        phase=story.phase,
        service_group=ServiceGroup.objects.get(slug=story.group),
        would_help=story.would_help,
        lead=stage.council(story.lead),
        once=story.once,
        by=stage.owner,
    )
