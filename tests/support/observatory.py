"""What MDN's HTTP Observatory gives for the headers of an answer.

Its scoring table as facts, with the names it has there (mdn/mdn-http-observatory, `src/grader/charts.js`): a page
starts with 100; what is missing is taken off, and what goes beyond is added where 90 or more are left. HSTS preloading
(+5) is decided by a list that browsers hold, redirection by a second request: neither is counted here.
"""

import re
from http.cookies import Morsel

from django.http import HttpResponseBase

BASE = 100
ENOUGH_FOR_EXTRA = 90
HALF_A_YEAR = 15_768_000
SCORES = {
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-not-implemented": -25,
    "cookies-secure-with-httponly-sessions-and-samesite": 5,
    "cookies-not-found": 0,
    "cookies-without-secure-flag-but-protected-by-hsts": -5,
    "cookies-samesite-flag-invalid": -20,
    "cookies-session-without-httponly-flag": -30,
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-universal-access": -50,
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "hsts-implemented-max-age-at-least-six-months": 0,
    "hsts-implemented-max-age-less-than-six-months": -10,
    "hsts-not-implemented": -20,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 0,
    "x-frame-options-not-implemented": -20,
    "cross-origin-resource-policy-implemented-with-same-origin": 10,
    "cross-origin-resource-policy-not-implemented": 0,
}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def score(response: HttpResponseBase) -> tuple[int, list[str]]:
    """The score of an answer, and what the Observatory would say of it."""
    said = [each(response) for each in (csp, cookies, cors, referrer, hsts, scripts, sniffing, framing, resources)]
    given = [SCORES[each] for each in said]
    left = BASE + sum(each for each in given if each < 0)
    extra = sum(each for each in given if each > 0) if left >= ENOUGH_FOR_EXTRA else 0
    return left + extra, said


def policy(response: HttpResponseBase) -> dict[str, list[str]]:
    parts = [part.split() for part in response.get("Content-Security-Policy", "").split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


def csp(response: HttpResponseBase) -> str:
    given = policy(response)
    if not given:
        return "csp-not-implemented"
    running = given.get("script-src", given.get("default-src", ["*"]))
    styles = given.get("style-src", given.get("default-src", ["*"]))
    if {"'unsafe-inline'", "data:", "https:", "*"} & {*running, *given.get("object-src", given["default-src"])}:
        return "csp-implemented-with-unsafe-inline"
    if "'unsafe-eval'" in running:
        return "csp-implemented-with-unsafe-eval"
    if {"'unsafe-inline'", "data:", "https:", "*"} & set(styles):
        return "csp-implemented-with-unsafe-inline-in-style-src-only"
    strict = given.get("default-src") == ["'none'"] and given.get("form-action") in (["'self'"], ["'none'"])
    return "csp-implemented-with-no-unsafe" + ("-default-src-none" if strict else "")


def cookies(response: HttpResponseBase) -> str:
    found: list[Morsel[str]] = list(response.cookies.values())
    if not found:
        return "cookies-not-found"
    if not all(cookie["httponly"] for cookie in found):
        return "cookies-session-without-httponly-flag"
    if not all(cookie["secure"] for cookie in found):
        return "cookies-without-secure-flag-but-protected-by-hsts"
    sound = all(cookie["samesite"] in ("Lax", "Strict") for cookie in found)
    return "cookies-secure-with-httponly-sessions-and-samesite" if sound else "cookies-samesite-flag-invalid"


def cors(response: HttpResponseBase) -> str:
    implemented = "Access-Control-Allow-Origin" in response
    return f"cross-origin-resource-sharing-{'implemented-with-universal-access' if implemented else 'not-implemented'}"


def referrer(response: HttpResponseBase) -> str:
    if "Referrer-Policy" not in response:
        return "referrer-policy-not-implemented"
    return "referrer-policy-private" if response["Referrer-Policy"] in PRIVATE else "referrer-policy-unsafe"


def hsts(response: HttpResponseBase) -> str:
    found = re.search(r"max-age=(\d+)", response.get("Strict-Transport-Security", ""))
    if not found:
        return "hsts-not-implemented"
    long = int(found[1]) >= HALF_A_YEAR
    return f"hsts-implemented-max-age-{'at-least' if long else 'less-than'}-six-months"


def scripts(response: HttpResponseBase) -> str:
    sources = re.findall(r"<script[^>]*\ssrc=\"([^\"]+)", response.content.decode())
    ours = all(source.startswith("/") and not source.startswith("//") for source in sources)
    return "sri-not-implemented-" + (
        "but-all-scripts-loaded-from-secure-origin" if ours else "and-external-scripts-not-loaded-securely"
    )


def sniffing(response: HttpResponseBase) -> str:
    stopped = response.get("X-Content-Type-Options") == "nosniff"
    return f"x-content-type-options-{'nosniff' if stopped else 'not-implemented'}"


def framing(response: HttpResponseBase) -> str:
    if policy(response).get("frame-ancestors") in (["'none'"], ["'self'"]):
        return "x-frame-options-implemented-via-csp"
    stopped = response.get("X-Frame-Options") in ("DENY", "SAMEORIGIN")
    return f"x-frame-options-{'sameorigin-or-deny' if stopped else 'not-implemented'}"


def resources(response: HttpResponseBase) -> str:
    ours = response.get("Cross-Origin-Resource-Policy") == "same-origin"
    return f"cross-origin-resource-policy-{'implemented-with-same-origin' if ours else 'not-implemented'}"
