"""What Prometheus makes of our figures and rules, for rules of the two shapes that ours have."""

import operator
import re
from collections.abc import Iterator

import yaml
from django.conf import settings
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

SELECTOR = r"(\w+)(?:\{(\w+)=\"(\w+)\"\})?"
RISE = rf"sum\(increase\({SELECTOR}\[\d+m\]\)\)"
BOUND = r"([<>]) ([\d.]+)"
ONE_FIGURE = re.compile(rf"{SELECTOR} {BOUND}")
SHARE = re.compile(rf"{RISE} / {RISE} {BOUND}")
SIGNS = {"<": operator.lt, ">": operator.gt}

Samples = list[Sample]


def rules() -> list[dict]:
    """The rules that we give to whoever runs the site."""
    (group,) = yaml.safe_load((settings.BASE_DIR / "docs/reference/alerts.yml").read_text())["groups"]
    return group["rules"]


def read(text: str | None) -> Samples:
    """What Prometheus knows after it has asked, got this text or nothing, and noted whether it did (`up`)."""
    families = text_string_to_metric_families(text or "")
    up = Sample("up", {"job": "pipeline"}, float(text is not None))
    return [up, *(sample for family in families for sample in family.samples)]


def numbers(samples: Samples, name: str, label: str | None = None, value: str | None = None) -> list[float]:
    """The numbers of a figure: all of them, or those where this label has this value."""
    return [each.value for each in samples if each.name == name and (label is None or each.labels.get(label) == value)]


def fired(before: Samples, now: Samples) -> set[str]:
    """The alerts whose condition holds; `for` how long is not looked at."""
    return {rule["alert"] for rule in rules() if _holds(rule["expr"], before, now)}


def _holds(expression: str, before: Samples, now: Samples) -> bool:
    if found := ONE_FIGURE.fullmatch(expression):
        *selector, sign, bound = found.groups()
        return any(SIGNS[sign](number, float(bound)) for number in numbers(now, *selector))
    found = SHARE.fullmatch(expression)
    assert found, f"a shape that is not known here: {expression}"
    *selectors, sign, bound = found.groups()
    part, whole = (sum(numbers(now, *each)) - sum(numbers(before, *each)) for each in (selectors[:3], selectors[3:]))
    return whole > 0 and SIGNS[sign](part / whole, float(bound))


def names_in(expression: str) -> Iterator[str]:
    """The figures that a rule is about."""
    return (name for name in re.findall(r"\w+", expression) if name == "up" or name.startswith("pipeline_"))
