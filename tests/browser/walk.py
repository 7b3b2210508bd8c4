"""What is looked at on a page in the browser: each function gives what is wrong, in words."""

import gzip

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_TABS = 120

# WCAG 1.4.12: what a reader may set must not hide or cut anything.
SPACE_OUT = """() => {
    for (const element of document.body.querySelectorAll("*")) {
        element.style.setProperty("line-height", "1.5", "important");
        element.style.setProperty("letter-spacing", "0.12em", "important");
        element.style.setProperty("word-spacing", "0.16em", "important");
        if (element.tagName === "P") element.style.setProperty("margin-bottom", "2em", "important");
    }
}"""
TOO_WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"

# All that Tab should reach: what is shown and can be used. Of a group of radios Tab reaches one.
NUMBER_CONTROLS = """() => {
    const shown = element => element.checkVisibility({ visibilityProperty: true });
    const groups = new Set();
    const first = element => {
        if (element.type !== "radio") return true;
        if (groups.has(element.name)) return false;
        groups.add(element.name);
        return true;
    };
    const all = "a[href], button, summary, input:not([type=hidden]), select, textarea";
    const controls = [...document.querySelectorAll(all)].filter(shown).filter(first);
    controls.forEach((control, number) => { control.walked = number; });
    return controls.length;
}"""
# The control in focus, whether its focus can be seen, and whether anything lies over it.
IN_FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const look = getComputedStyle(element);
    const label = element.labels && element.labels[0];
    const beside = label ? getComputedStyle(label, "::before") : look;
    const yellow = look.backgroundColor === "rgb(255, 221, 0)";
    const seen = yellow || look.outlineStyle !== "none" || look.boxShadow !== "none"
        || beside.boxShadow !== "none" || beside.outlineStyle !== "none";
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
    const covered = !!top && !(element.contains(top) || top.contains(element) || (label && label.contains(top)));
    const group = element.type === "radio" ? document.querySelector(`input[name="${element.name}"]`) : element;
    return { walked: group.walked, seen, covered, words: element.outerHTML.slice(0, 120) };
}"""


def barriers(page: Page) -> list[str]:
    """What axe finds: WCAG 2.2 AA, size of targets, and its best practice."""
    # Of what is right axe then gives the number, not every element.
    results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"axe {violation['id']}: {[node['target'] for node in violation['nodes'][:3]]}"
        for violation in results.response["violations"]
    ]


def overflow(page: Page) -> list[str]:
    """Whether the page scrolls sideways, also with letters and lines spaced out."""
    found = [f"{page.evaluate(TOO_WIDE)} px too wide"] if page.evaluate(TOO_WIDE) > 0 else []
    page.evaluate(SPACE_OUT)
    if page.evaluate(TOO_WIDE) > 0:
        found.append(f"{page.evaluate(TOO_WIDE)} px too wide when spaced out")
    return found


def keyboard(page: Page) -> list[str]:
    """Whether Tab reaches every control, and shows where it is."""
    controls = page.evaluate(NUMBER_CONTROLS)
    reached: set[int] = set()
    found = []
    for _ in range(min(controls, MOST_TABS)):
        page.keyboard.press("Tab")
        focus = page.evaluate(IN_FOCUS)
        if focus is None:
            break
        reached.add(focus["walked"])
        found += [f"focus unseen on {focus['words']}"] if not focus["seen"] else []
        found += [f"focus covered on {focus['words']}"] if focus["covered"] else []
    if len(reached) < min(controls, MOST_TABS):
        found.append(f"Tab reached {len(reached)} of {controls} controls")
    return found


def weight(page: Page, addresses: list[str]) -> int:
    """The bytes of a page with all it asks for, compressed as a server would: fonts are so already."""
    return sum(_bytes(page, address) for address in set(addresses))


def _bytes(page: Page, address: str) -> int:
    if address not in _weighed or "/static/" not in address:
        body = page.request.get(address).body()
        _weighed[address] = len(body) if address.endswith(".woff2") else len(gzip.compress(body))
    return _weighed[address]


# Static files weigh the same on every page.
_weighed: dict[str, int] = {}
