"""A real OpenID Connect provider on this machine, Canaille with people in its memory, as an agency's own sign-in site.

Run as a program it serves until it is stopped: `python -m journeys.provider PORT CLIENT SECRET REDIRECT`.
"""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from journeys.site import ROOT, free_port

CLIENT, SECRET, PASSWORD = "wardmote", "a secret between two sites", "their own password"
PATIENCE = 60
#: Its people: name for signing in there, the e-mail address it gives, whether it says that it verified it.
PEOPLE = (
    ("ada", "ada.brook@netherwick.example", True),
    ("ben", "ben.cole@netherwick.example", False),
    ("cleo", "cleo@somewhere-else.example", True),
    ("dot", "dot@netherwick.example", True),
)


class Provider:
    """The provider, running beside a site that sends people to it."""

    def __init__(self, folder: Path) -> None:
        self.port, self.log = free_port(), folder / "provider.log"
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    def settings(self) -> dict[str, str]:
        """What a site is told of it."""
        told = {
            "ISSUER": self.address,
            "CLIENT": CLIENT,
            "SECRET": SECRET,
            "AGENCY": "Netherwick Council",
            "DOMAINS": "netherwick.example",
            "TITLE": "Netherwick Council",
        }
        return {"WARDMOTE_OIDC": "council", **{f"WARDMOTE_OIDC_COUNCIL_{name}": value for name, value in told.items()}}

    def start(self, redirect: str) -> None:
        """Serve until stopped; `redirect` is where it may send people back to."""
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "journeys.provider", str(self.port), CLIENT, SECRET, redirect],
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._answers():
                return
            time.sleep(0.25)
        raise RuntimeError(f"The provider did not answer:\n{self.log.read_text()}")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/.well-known/openid-configuration", timeout=5) as answer:
                return json.load(answer)["issuer"] == self.address
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def serve(port: int, client: str, secret: str, redirect: str) -> None:
    """Make the provider with its people and its one client, and serve it to this machine."""
    from canaille import create_app
    from joserfc.jwk import RSAKey
    from werkzeug.serving import run_simple

    key = RSAKey.generate_key(2048, auto_kid=True).as_dict(private=True)
    app = create_app(
        {
            "SECRET_KEY": "of the provider alone",
            "SERVER_NAME": f"127.0.0.1:{port}",
            "PREFERRED_URL_SCHEME": "http",
            "CANAILLE": {"LOGGING": None, "ENABLE_INTRUDER_LOCKOUT": False},
            "CANAILLE_OIDC": {"ACTIVE_JWKS": [key]},
        },
        env_file=None,
    )
    mapping = app.config["CANAILLE_OIDC"]["USERINFO_MAPPING"]
    mapping["EMAIL_VERIFIED"] = "{{ 'true' if user.title == 'verified' else 'false' }}"
    with app.app_context():
        _fill(app, client, secret, redirect)
    run_simple("127.0.0.1", port, app, threaded=True)


def _fill(app, client: str, secret: str, redirect: str) -> None:
    from canaille.app import models
    from canaille.backends import Backend

    with Backend.instance.session():
        for name, email, verified in PEOPLE:
            person = models.User(
                user_name=name,
                formatted_name=name.capitalize(),
                family_name=name.capitalize(),
                emails=[email],
                title="verified" if verified else "unverified",
                password=PASSWORD,
            )
            Backend.instance.save(person)
        site = models.Client(
            client_id=client,
            client_secret=secret,
            client_name="Wardmote",
            client_uri=redirect.partition("/sign-in")[0],
            redirect_uris=[redirect],
            grant_types=["authorization_code"],
            response_types=["code"],
            scope=["openid", "profile", "email"],
            token_endpoint_auth_method="client_secret_post",
        )
        Backend.instance.save(site)
        site.audience = [site]
        Backend.instance.save(site)


if __name__ == "__main__":
    serve(int(sys.argv[1]), *sys.argv[2:])
