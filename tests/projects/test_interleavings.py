"""Two people edit one project at once, in any order: nobody overwrites what they have not seen (R32)."""

from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from tests.councils.factories import UserFactory
from tests.projects.factories import ProjectFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
ROUNDS = 25
FIELDS = ("problem", "why", "users")


class Editor:
    """Somebody with the story of a project open: what they see of it, and how they save."""

    def __init__(self, user, address):
        self.client = Client()
        self.client.force_login(user)
        self.address = address
        self.sees: dict[str, str] = {}
        self.sent: dict[str, str] = {}

    def opens(self):
        self.reads(self.client.get(self.address))
        self.sees = {name: self.sent[name] for name in FIELDS}

    def reads(self, page):
        form = page.context["form"]
        self.sent = {name: form[name].value() or "" for name in FIELDS} | {"version": page.context["version"]}

    def saves(self, name, text, project):
        """Save, again after each conflict that is shown; gives what stood there before, and what they had seen."""
        self.sent[name] = text
        while (page := self.client.post(self.address, self.sent)).status_code == 200:
            shown = {name: page.context["both"][0][1]} if page.context["both"] else {}
            self.sees |= shown
            self.reads(page)
        newest, before = project.versions.all()[:2]
        assert newest.says[name] == text
        return before.says[name], self.sees[name]


@pytest.mark.parametrize("seed", range(20))
def test_500_interleavings_of_two_editors_lose_nothing(seed):
    random = Random(seed)  # noqa: S311 - the same order each time, not a secret
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    address = reverse("projects:task", args=[project.pk, project.slug, "story"])
    editors = [Editor(user, address) for user in (owner, TeamMemberFactory(project=project).user)]
    written = set()
    for number in range(ROUNDS):
        steps = random.choice(("0S1S", "01SS", "10SS"))
        waiting = []
        for step in steps:
            if step == "S":
                editor = waiting.pop(random.randrange(len(waiting)))
                field = random.choice(FIELDS)
                text = f"{field} as written in round {number} by {editors.index(editor)}"
                stood, seen = editor.saves(field, text, project)
                assert stood == seen, "they overwrote what they had not seen"
                written.add(text)
            else:
                editors[int(step)].opens()
                waiting.append(editors[int(step)])
    kept = {words for version in project.versions.all() for words in version.says.values() if isinstance(words, str)}
    assert written <= kept
    assert len(written) == 2 * ROUNDS
