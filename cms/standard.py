"""The pages that the site opens with. Editors change them in the admin; their text here is only the beginning."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"
WRITTEN_ON = date(2026, 11, 22)


@dataclass(frozen=True)
class Standard:
    """A page of text: its address, title and introduction; the text is in `data/<slug>.html`."""

    slug: str
    title: str
    intro: str

    @property
    def body(self) -> str:
        """The text, as Wagtail keeps it."""
        return (DATA / f"{self.slug}.html").read_text(encoding="utf-8")


HOME = {
    "title": "Home",
    "slug": "home",
    "heading": "Has anyone done this already?",
    "intro": (
        "Pipeline is where UK councils publish digital projects, lend each other a hand and reuse what works. "
        "No account needed to look."
    ),
    "examples": "missed bins\ntaxi licensing\nfoster carers\nEHCP",
    "closing": (
        "<h2>Share what you work on</h2>"
        "<p>Five answers are enough to post a project. Others can then find you, ask you and offer help. "
        '<a href="/about/">How Pipeline works</a></p>'
    ),
}

PAGES = (
    Standard(
        slug="about",
        title="How Pipeline works",
        intro="Councils share what they work on, find who has done the same, and help each other.",
    ),
    Standard(
        slug="accessibility",
        title="Accessibility statement",
        intro="This statement is about Pipeline: its public pages and the pages for people who have signed in.",
    ),
    Standard(
        slug="privacy",
        title="Privacy",
        intro="What Pipeline knows about you, why, and who can see it.",
    ),
    Standard(
        slug="cookies",
        title="Cookies",
        intro="Pipeline sets only the cookies it needs, and none while you only read.",
    ),
)
