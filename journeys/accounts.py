"""A real installation, whose members sign in with a password and a second factor, and what they have in their hands."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from journeys.person import Person
from journeys.site import Running, python, wardmote
from wardmote.project.tests.engines import migrate_sqlite
from wardmote.project.tests.made_once import once

PASSWORD = "three random words"
STEP = 30


def install(var: Path) -> None:
    once("tables", var, migrate_sqlite)
    wardmote(var, "load-pack", "example")


def opened(var: Path, more: dict[str, str] | None = None) -> Running:
    """The made-up partnership installed for real: no demonstration, so nobody signs in with one click."""
    once("installed", var, install)
    return Running(var, command="serve", name="localhost", more=more)


def administrator_link(var: Path, email: str, name: str) -> str:
    """The path of the link that `wardmote administrator` prints for somebody new."""
    said = wardmote(
        var, "administrator", email, "--partnership", "example", "--name", name, "--organisation", "Netherwick Council"
    )
    return re.search(r"/sign-in/new-password/\?key=\w+", said)[0]


INVITED = """
import sys
from wardmote.project import django_start
django_start.start_on_tables()
from wardmote.foundation.now import now
from wardmote.project.administrator import administrator_link
for each in sys.argv[1:]:
    email, name = each.split("=")
    print(administrator_link(
        email=email, partnership="example", name=name, organisation="Netherwick Council", at=now()
    )[0])
"""


def administrator_links(var: Path, names: Mapping[str, str]) -> list[str]:
    """The paths of the links of several people, by their addresses, which one process makes."""
    said = python(var, INVITED, *(f"{email}={name}" for email, name in names.items()))
    return re.findall(r"/sign-in/new-password/\?key=\w+", said)


@dataclass
class AuthenticatorApp:
    """An app on somebody's phone. Each code it gives is a later one, as if they had waited for it."""

    secret: str
    last: int = 0

    def code(self) -> str:
        self.last = max(self.last + 1, int(time.time()) // STEP)
        return format_hotp_value(hotp_value(self.secret, self.last))


def sets_password(person: Person, link: str) -> None:
    """Open the link and choose a password."""
    person.goes_to(link)
    person.is_at("Choose a password")
    person.answers("New password", PASSWORD)
    person.answers("The same password again", PASSWORD)
    person.presses("Set the password")


def sets_up_app(person: Person) -> AuthenticatorApp:
    """Type the letters into an app, show its code, keep the recovery codes, and land on one's own page."""
    person.is_at("Set up your second factor")
    person.follows("Set up an authenticator app")
    app = AuthenticatorApp(person.page.locator(".wm-secret").inner_text().replace(" ", ""))
    person.answers("Code", app.code())
    person.presses("Continue")
    person.is_at("Your recovery codes")
    person.presses("I have kept them")
    return app


def signs_in(person: Person, email: str) -> None:
    """Give the password, and come to the second factor."""
    person.goes_to("/sign-in/")
    person.answers("E-mail address", email)
    person.answers("Password", PASSWORD)
    person.presses("Continue")
    person.is_at("Show that it is you")


def gives_passkeys(person: Person) -> None:
    """Give the person's device a finger to ask for: Chromium's own stand-in for a real authenticator."""
    session = person.page.context.new_cdp_session(person.page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
