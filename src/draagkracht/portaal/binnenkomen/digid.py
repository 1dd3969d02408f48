"""Coming in by way of an OpenID Connect broker (DigiD): state, nonce and PKCE, a signed answer, and nobody signed up."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import jwt
import requests
from django.conf import settings
from django.core.cache import cache

SECONDS = 10  # a broker that does not answer must not hold a page
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
KEPT = 3600  # seconds that what the broker says of itself is remembered
SESSION = "digid"  # in the session: state, nonce and verifier of the way to the broker


class DigidFout(Exception):
    """The broker refused, did not answer, or what it answered does not hold. Says in English which; never shown."""


@dataclass(frozen=True)
class Broker:
    """Where the broker is asked what."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


def is_configured() -> bool:
    """Whether this municipality has a broker."""
    return bool(settings.OIDC_URL)


def _ask(method: str, url: str, **more: Any) -> dict[str, Any]:
    """JSON of the broker. Raises DigidFout. Never follows it elsewhere: what is sent may hold the secret."""
    try:
        answer = requests.request(method, url, timeout=SECONDS, allow_redirects=False, **more)
        found = answer.json() if answer.status_code == 200 else None
    except (requests.RequestException, ValueError) as error:
        raise DigidFout("no answer") from error
    if not isinstance(found, dict):
        raise DigidFout("no usable answer")
    return found


def find_broker() -> Broker:
    """What the broker says of itself, remembered for an hour. Raises DigidFout."""
    key = f"oidc:{settings.OIDC_URL}"
    found = cache.get(key)
    if found is None:
        told = _ask("GET", f"{settings.OIDC_URL}/.well-known/openid-configuration")
        try:
            found = Broker(**{name: str(told[name]) for name in Broker.__dataclass_fields__})
        except KeyError as error:
            raise DigidFout("incomplete configuration") from error
        if found.issuer.rstrip("/") != settings.OIDC_URL:
            raise DigidFout("another issuer")
        cache.set(key, found, KEPT)
    return found


def begin(back: str) -> tuple[str, dict[str, str]]:
    """The address at the broker to go to, and what the session has to keep until somebody comes back at `back`."""
    kept = {name: secrets.token_urlsafe(48) for name in ("state", "nonce", "verifier")}
    challenge = base64.urlsafe_b64encode(hashlib.sha256(kept["verifier"].encode()).digest()).rstrip(b"=")
    question = {
        "response_type": "code",
        "client_id": settings.OIDC_CLIENT,
        "redirect_uri": back,
        "scope": settings.OIDC_SCOPE,
        "state": kept["state"],
        "nonce": kept["nonce"],
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    there = find_broker().authorization_endpoint
    address = f"{there}{'&' if '?' in there else '?'}{urlencode(question)}"
    return address, kept


def finish(answer: Mapping[str, str], kept: dict[str, str], back: str) -> str:
    """The BSN of who came back from the broker with `answer`. Raises DigidFout for everything that does not hold."""
    if not secrets.compare_digest(answer.get("state", "").encode(), kept["state"].encode()):
        raise DigidFout("not asked for by this session")
    code = answer.get("code", "")
    if not code:
        raise DigidFout("stopped at the broker")
    broker = find_broker()
    told = _ask(
        "POST",
        broker.token_endpoint,
        auth=(settings.OIDC_CLIENT, settings.OIDC_SECRET),
        data={
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": kept["verifier"],
        },
    )
    return _bsn_of(_claims(broker, str(told.get("id_token", ""))), kept["nonce"])


def _claims(broker: Broker, token: str) -> dict[str, Any]:
    """What the token says, once its signature, issuer, audience and times hold."""
    try:
        kid = jwt.get_unverified_header(token).get("kid")
        keys = jwt.PyJWKSet.from_dict(_ask("GET", broker.jwks_uri)).keys
        key = next(key for key in keys if kid is None or key.key_id == kid)
        return jwt.decode(
            token,
            key.key,
            algorithms=ALGORITHMS,
            audience=settings.OIDC_CLIENT,
            issuer=broker.issuer,
            leeway=30,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.PyJWTError, StopIteration, TypeError) as error:
        raise DigidFout("the token does not hold") from error


def _bsn_of(claims: dict[str, Any], nonce: str) -> str:
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise DigidFout("an answer to another question")
    if (
        isinstance(claims["aud"], list)
        and len(claims["aud"]) > 1
        and claims.get("azp") != settings.OIDC_CLIENT
    ):
        raise DigidFout("a token for others as well")
    bsn = str(claims.get(settings.OIDC_BSN, ""))
    if not bsn:
        raise DigidFout("no number in it")
    return bsn
