"""A broker of one's own: a tiny server that signs real tokens, honest unless a test tells it to lie."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KID = "k1"


class Makelaar:
    """`url` is the issuer. `claims` are put into the token; `lie` changes one thing of it.

    As `host` "localhost" it is another site to a browser than a server at 127.0.0.1, as a real broker is.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims: dict[str, Any] = {}
        self.lie = ""
        self.asked: dict[str, str] = {}
        self.got: dict[str, str] = {}
        makelaar = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.startswith("/authorize"):
                    self.show(makelaar.log_in(self.path))
                else:
                    self.answer(200, makelaar.keys() if self.path == "/keys" else makelaar.config())

            def do_POST(self) -> None:
                body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self.answer(
                    *makelaar.token({k: v[0] for k, v in body.items()}, self.headers["Authorization"])
                )

            def answer(self, status: int, told: dict) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(told).encode())

            def show(self, back: str) -> None:
                """The page on which somebody says who they are, and goes back."""
                links = {
                    "Ik ben het": back,
                    "Annuleren": f"{back}&error=access_denied".replace("code=", "x="),
                }
                parts = [f'<p><a href="{escape(to)}">{name}</a></p>' for name, to in links.items()]
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write("".join(["<h1>Makelaar</h1>", *parts]).encode())

            def log_message(self, *_more: object) -> None:
                """Silent."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://{host}:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def config(self) -> dict[str, str]:
        return {
            "issuer": "https://elders.example" if self.lie == "issuer of the broker" else self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
        }

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": KID, "use": "sig", "alg": "RS256"}]}

    def log_in(self, address: str) -> str:
        """Somebody logs in at `address`; where the broker sends the browser back to."""
        self.asked = {k: v[0] for k, v in parse_qs(urlsplit(address).query).items()}
        state = "een ander" if self.lie == "state" else self.asked["state"]
        return f"{self.asked['redirect_uri']}?code=eenmalig&state={state}"

    def token(self, body: dict[str, str], who: str | None) -> tuple[int, dict[str, str]]:
        self.got = body
        challenge = base64.urlsafe_b64encode(hashlib.sha256(body["code_verifier"].encode()).digest())
        is_good = who == "Basic " + base64.b64encode(b"draagkracht:geheim").decode()
        if not is_good or challenge.rstrip(b"=").decode() != self.asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": self.sign()}

    def sign(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": "draagkracht",
            "sub": "iemand",
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked["nonce"],
            **self.claims,
        }
        changed = {
            "issuer": {"iss": "https://elders.example"},
            "audience": {"aud": "een-ander"},
            "more audiences": {"aud": ["draagkracht", "een-ander"]},
            "old": {"iat": now - 900, "exp": now - 600},
            "nonce": {"nonce": "van een ander"},
        }
        claims |= changed.get(self.lie, {})
        key, algorithm = self.key, "RS256"
        if self.lie == "signature":
            key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        if self.lie == "no signature":
            key, algorithm = None, "none"
        if self.lie == "secret as key":
            key, algorithm = "geheim-geheim-geheim-geheim-geheim", "HS256"
        return jwt.encode(
            claims, key, algorithm=algorithm, headers={"kid": "onbekend" if self.lie == "key" else KID}
        )
