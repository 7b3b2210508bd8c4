"""What an ID token says, once all of it is checked (OpenID Connect Core 1.0, 3.1.3.7)."""

from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.utils.crypto import constant_time_compare

# What Entra and Google sign with. Neither "none" nor a shared secret proves anything.
ALGORITHMS = ["RS256"]
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
# Seconds that two clocks may differ.
LEEWAY = 30


def claims_of(token: str, *, keys: dict[str, Any], issuer: str, audience: str, nonce: str) -> dict[str, Any]:
    """Give what it claims; raises `OAuth2Error` where it is not for us, not of this sign-in, too old or not signed."""
    try:
        key = jwt.PyJWKSet.from_dict(keys)[jwt.get_unverified_header(token).get("kid", "")]
        options: Any = {"require": NEEDED, "strict_aud": True}
        claims = jwt.decode(token, key, ALGORITHMS, options, audience=audience, leeway=LEEWAY)
    except (jwt.PyJWTError, KeyError) as error:
        raise OAuth2Error("The ID token does not hold.") from error
    if claims["iss"] != issuer_of(issuer, claims):
        raise OAuth2Error("The ID token is of another issuer.")
    if not constant_time_compare(str(claims["nonce"]), nonce):
        raise OAuth2Error("The ID token is of another sign-in.")
    return claims


def issuer_of(issuer: str, claims: dict[str, Any]) -> str:
    """Give whose token it has to be. Entra, asked for any organisation, names a pattern to be filled in from it."""
    return issuer.replace("{tenantid}", str(claims.get("tid")))
