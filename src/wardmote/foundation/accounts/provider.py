"""How django-allauth speaks to an agency's sign-in site for us: strictly. It finds this module by its name.

Beyond what it does by itself (PKCE, a state that works once, the audience and the expiry of the token): the issuer must
call itself what our settings call it, the token must be signed by a key of its own in a way that only it can sign, and
must repeat the number that this very sign-in began with. Nothing the issuer says of somebody is kept.
"""

import secrets
from typing import Any

import jwt
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wardmote.foundation.accounts.issuers import issuer_called

#: Signatures that only the holder of a private key can make.
SIGNED = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})


class NotBelieved(OAuth2Error):
    """An issuer's answer that is not believed, and why: words of ours, which may be logged."""


class IssuerAdapter(OpenIDConnectOAuth2Adapter):
    """Speaks to one issuer."""

    @property
    def openid_config(self) -> dict[str, Any]:
        config = super().openid_config
        wanted = issuer_called(self.provider_id).issuer
        if not isinstance(config, dict) or config.get("issuer") != wanted:
            raise NotBelieved("The issuer does not call itself what the settings call it.")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return request.build_absolute_uri(reverse("sign-in-elsewhere-back", kwargs={"issuer": self.provider_id}))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Who the issuer says this is: the claims of its signed token, filled up from what it tells of them besides."""
        response = kwargs["response"]
        if not response.get("id_token"):
            raise NotBelieved("The issuer sent no token that says who this is.")
        signed = self._decode_id_token(app, response["id_token"])
        told = self._fetch_user_info(token.token) if "userinfo_endpoint" in self.openid_config else {}
        if told and told.get("sub") != signed["sub"]:
            raise NotBelieved("The issuer speaks of two people at once.")
        login = self.get_provider().sociallogin_from_response(request, {"id_token": {**told, **signed}})
        login.claims = {**told, **signed}
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            if jwt.get_unverified_header(id_token).get("alg") not in SIGNED:
                raise NotBelieved("The token is not signed in a way that only its issuer can.")
        except jwt.PyJWTError as error:
            raise NotBelieved("The token cannot be read.") from error
        claims = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        if missing := [name for name in ("exp", "iat", "sub") if not claims.get(name)]:
            raise NotBelieved(f"The token does not say its {missing[0]}.")
        return claims


class IssuerProvider(OpenIDConnectProvider):
    """One of the issuers of our settings, as django-allauth has them."""

    oauth2_adapter_class = IssuerAdapter
    pkce_enabled_default = True

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """What would be kept of what the issuer says: nothing."""
        return {}

    def begin(self, request: HttpRequest, *, to: str) -> HttpResponse:
        """Send the browser to the issuer, with a number that its token must repeat."""
        number = secrets.token_urlsafe(24)
        return self.redirect(
            request, "login", next_url=to or None, data={"nonce": number}, auth_params={"nonce": number}
        )


provider_classes = [IssuerProvider]
