"""Who else signs people in, by OpenID Connect: Microsoft Entra and Google, each only where its client is named."""

from typing import Any

MICROSOFT = "https://login.microsoftonline.com"
GOOGLE = "https://accounts.google.com"


def directories(env: Any) -> list[dict[str, Any]]:
    """Read them from environment variables."""
    tenant = env("ENTRA_TENANT", default="organizations")
    entra = env("ENTRA_CLIENT", default=""), env("ENTRA_SECRET", default="")
    google = env("GOOGLE_CLIENT", default=""), env("GOOGLE_SECRET", default="")
    known = [
        directory("microsoft", "Microsoft", f"{MICROSOFT}/{tenant}/v2.0", *entra),
        directory("google", "Google", GOOGLE, *google),
    ]
    return [each for each in known if each["client_id"]]


def directory(name: str, title: str, server: str, client: str, secret: str) -> dict[str, Any]:
    """Give what allauth needs to know of one of them."""
    return {
        "provider_id": name,
        "name": title,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server},
    }
