"""OpenID Connect, where allauth leaves gaps: each sign-in has a nonce and PKCE, and the ID token alone is believed.

allauth finds this module by its name, and the class by its id, which its settings and addresses bear.
"""

from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, cast

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse

from councils.tokens import claims_of


class Exchange(OpenIDConnectOAuth2Adapter):
    """What is asked of the directory once it has sent somebody back."""

    # Of the sign-in that began in this session; nothing that a token can say.
    nonce = ""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        """Give who has signed in, by their ID token; what else the directory knows is not asked for."""
        claims = claims_of(
            str(kwargs["response"].get("id_token", "")),
            keys=self._keys(),
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            nonce=self.nonce,
        )
        return cast(SocialLogin, self.get_provider().sociallogin_from_response(request, claims))  # type: ignore[no-untyped-call] # allauth's

    def _keys(self) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:  # type: ignore[no-untyped-call] # allauth's
            response = session.get(self.openid_config["jwks_uri"])
        response.raise_for_status()
        return cast(dict[str, Any], response.json())


class Return(OAuth2CallbackView):
    """Somebody comes back from the directory."""

    adapter: Exchange

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


def come(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Carry out what somebody who comes back had begun."""
    view = Return.adapter_view(Exchange(request, provider_id))  # type: ignore[no-untyped-call] # allauth's
    return cast(HttpResponse, view(request))


class Directory(OpenIDConnectProvider):
    """A directory of people, such as a council's Entra."""

    oauth2_adapter_class = Exchange
    pkce_enabled_default = True

    def redirect(
        self, request: HttpRequest, process: Any, next_url: Any = None, data: Any = None, **asked: Any
    ) -> HttpResponse:
        """Lead there, with a nonce that its ID token has to bring back. Nothing of the request is passed on."""
        nonce = token_urlsafe()
        there = super().redirect(request, process, next_url, auth_params={"nonce": nonce}, nonce=nonce)
        return cast(HttpResponse, there)

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Give who it is: issuer and subject, hashed, so that it fits and says nothing to whoever reads it."""
        return sha256(f"{data['iss']} {data['sub']}".encode()).hexdigest()

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep nothing else."""
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Propose the address; whose it is, our own mail finds out."""
        return {"email": str(data.get("email") or "")}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        """Give none: a word of the directory confirms no address."""
        return []


provider_classes = [Directory]
