"""The invented councils and people. Their addresses are under .example, which reaches nobody."""

from dataclasses import dataclass

from councils.enums import Kind, Region, SiteRole

# Printed at the start of every development site: it opens nothing but the examples.
PASSWORD = "lantern orchard example"  # noqa: S105 - of people who do not exist
# The key of the authenticator app of the site team's examples, who need a second factor as anybody would.
APP_KEY = "LANTERNORCHARDEXAMPLELANTERNORCH"
LONG_AGO = 90


@dataclass(frozen=True)
class ExampleCouncil:
    """A council that does not exist."""

    slug: str
    name: str
    short_name: str
    kind: Kind
    region: Region
    domain: str


@dataclass(frozen=True)
class ExamplePerson:
    """A person who does not exist.

    `what` says who they are, on the list of sign-ins; `joined` is how many days ago they signed up; `asks` is the
    address of the council that they ask to join.
    """

    email: str
    name: str
    what: str
    steward: bool = False
    role: SiteRole | None = None
    asks: str = ""
    reason: str = ""
    joined: float = LONG_AGO


NORTHMERE = ExampleCouncil(
    "northmere", "Northmere Council", "Northmere", Kind.UNITARY, Region.NORTH_WEST, "northmere.example"
)
EASTVALE = ExampleCouncil(
    "eastvale", "Eastvale Borough Council", "Eastvale", Kind.DISTRICT, Region.EAST_MIDLANDS, "eastvale.example"
)
COUNCILS = (NORTHMERE, EASTVALE)

AMARA = ExamplePerson("amara.osei@pipeline.example", "Amara Osei", "broker of the site team", role=SiteRole.BROKER)
TOM = ExamplePerson("tom.hale@pipeline.example", "Tom Hale", "editor of the site team", role=SiteRole.EDITOR)
PRIYA = ExamplePerson("priya.raman@northmere.example", "Priya Raman", "steward of Northmere", steward=True)
JOE = ExamplePerson("joe.whitlam@northmere.example", "Joe Whitlam", "officer of Northmere, owns projects")
RUTH = ExamplePerson("ruth.akande@eastvale.example", "Ruth Akande", "steward of Eastvale", steward=True)
LENA = ExamplePerson("lena.brandt@eastvale.example", "Lena Brandt", "officer of Eastvale, owns projects")
GWYN = ExamplePerson("gwyn.pritchard@eastvale.example", "Gwyn Pritchard", "officer of Eastvale")
SAM = ExamplePerson(
    "sam.field@post.example",
    "Sam Field",
    "has asked to join Northmere",
    asks=NORTHMERE.slug,
    reason="I run the depot for the council, through its contractor. My address is the contractor’s.",
    joined=2,
)
PEOPLE = (AMARA, TOM, PRIYA, JOE, RUTH, LENA, GWYN, SAM)
