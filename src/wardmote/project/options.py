"""Every setting an installation may give, read from the environment. docs/reference/settings.md is made from here."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from wardmote.errors import Invalid
from wardmote.foundation.accounts.issuers import Issuer
from wardmote.project.single_sign_on import SETTINGS, issuers, setting

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True)
class Option:
    """One setting: its name, what it is when nobody gives it (in words), and what it does."""

    name: str
    default: str
    what: str


OPTIONS = (
    Option("WARDMOTE_VAR", "`var` in the folder the command is run in", "The folder for all that is made at run time."),
    Option(
        "WARDMOTE_DATA",
        "`data` under WARDMOTE_VAR",
        "The folder of the evidence store and of issued assessments. Processes that serve one installation share it.",
    ),
    Option(
        "DATABASE_URL",
        "SQLite at `wardmote.sqlite3` under WARDMOTE_VAR",
        "PostgreSQL instead: `postgresql://role:password@host:5432/database`, as the application's role, which owns no "
        "table, is no superuser and may not bypass row security. The one setting that keeps its customary name.",
    ),
    Option(
        "WARDMOTE_OWNER_DATABASE_URL",
        "none; needed by `wardmote migrate` on PostgreSQL",
        "The same database as the role that owns the tables. Give it to the migrating command only.",
    ),
    Option(
        "WARDMOTE_SECRET_KEY",
        "made at the first run and kept in `keys/secret` under WARDMOTE_VAR, readable by its owner alone",
        "The key that signs sessions and forms.",
    ),
    Option(
        "WARDMOTE_HOSTS",
        "`localhost,127.0.0.1,[::1]`",
        "The names the site answers to, with commas between. Any name beyond this machine's own turns HTTPS on.",
    ),
    Option(
        "WARDMOTE_HTTPS",
        "`yes` if WARDMOTE_HOSTS has a name beyond this machine's own, otherwise `no`",
        "`yes`: redirect to HTTPS, send cookies over it only, and tell browsers to insist (HSTS).",
    ),
    Option(
        "WARDMOTE_BEHIND_PROXY",
        "`no`",
        "`yes`: a proxy in front ends HTTPS and always sets X-Forwarded-Proto and the end of X-Forwarded-For itself.",
    ),
    Option(
        "WARDMOTE_LEAVE_TO",
        "`https://www.bbc.co.uk/weather`",
        "Where “Leave this page fast” goes.",
    ),
    Option("WARDMOTE_CONTACT", "none", "The e-mail address shown on the accessibility statement and privacy notice."),
    Option(
        "WARDMOTE_ADDRESS",
        "`https://` and the first of WARDMOTE_HOSTS that is not this machine, otherwise `http://localhost:8000`",
        "Where people reach the site, as links in mails say it.",
    ),
    Option(
        "WARDMOTE_MAIL_HOST",
        "none: mails are written to files in `mail` under WARDMOTE_VAR and go nowhere",
        "The mail server (SMTP) that takes our mail.",
    ),
    Option("WARDMOTE_MAIL_PORT", "`587`", "The port of the mail server."),
    Option("WARDMOTE_MAIL_USER", "none", "The name to give the mail server."),
    Option("WARDMOTE_MAIL_PASSWORD", "none", "The password to give the mail server."),
    Option(
        "WARDMOTE_MAIL_SECURITY",
        "`starttls`",
        "How the line to the mail server is kept private: `starttls`, `tls` or `none`.",
    ),
    Option("WARDMOTE_MAIL_FROM", "`wardmote@` and the name in WARDMOTE_ADDRESS", "The address our mail is from."),
    Option(
        "WARDMOTE_OIDC",
        "none",
        "Agencies' own sign-in sites (OpenID Connect) that members may come in by: names of your own, with commas "
        "between, such as `council,police`. Each has the settings below, with its name in capitals for NAME.",
    ),
    *(Option(setting("name", what), otherwise, told) for what, (otherwise, told) in SETTINGS.items()),
    Option("WARDMOTE_GALLERY", "`no`", "`yes`: show the gallery of page parts at /gallery/."),
)


@dataclass(frozen=True)
class Options:
    """The settings of this installation, checked."""

    var: Path
    data: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    https: bool
    behind_proxy: bool
    leave_to: str
    contact: str
    gallery: bool
    address: str
    mail: "MailServer"
    issuers: tuple[Issuer, ...]

    @property
    def keys(self) -> Path:
        """Where the installation's keys are."""
        return self.var / "keys"


@dataclass(frozen=True)
class MailServer:
    """Where our mail goes; an empty `host` means files. `security` is "starttls", "tls" or "none"."""

    host: str
    port: int
    user: str
    password: str
    security: str
    sender: str


def read(environ: Mapping[str, str]) -> Options:
    """Check and read the settings. Raises Invalid for a value that cannot be used."""
    given = {name: value.strip() for name, value in environ.items() if value.strip()}
    var = Path(given.get("WARDMOTE_VAR", "var")).absolute()
    hosts = tuple(name.strip() for name in given.get("WARDMOTE_HOSTS", ",".join(LOOPBACK)).split(",") if name.strip())
    https = _yes(given, "WARDMOTE_HTTPS", bool(set(hosts) - set(LOOPBACK)))
    address = _address(given, hosts, https)
    return Options(
        var=var,
        data=Path(given.get("WARDMOTE_DATA", var / "data")).absolute(),
        database_url=given.get("DATABASE_URL", ""),
        secret_key=given.get("WARDMOTE_SECRET_KEY", ""),
        hosts=hosts,
        https=https,
        behind_proxy=_yes(given, "WARDMOTE_BEHIND_PROXY", False),
        leave_to=given.get("WARDMOTE_LEAVE_TO", "https://www.bbc.co.uk/weather"),
        contact=given.get("WARDMOTE_CONTACT", ""),
        gallery=_yes(given, "WARDMOTE_GALLERY", False),
        address=address,
        mail=_mail_server(given, address),
        issuers=issuers(given),
    )


def _address(given: Mapping[str, str], hosts: tuple[str, ...], https: bool) -> str:
    """Where people reach the site, without a slash at its end."""
    public = next((host for host in hosts if host not in LOOPBACK and not host.startswith((".", "*"))), "")
    otherwise = f"{'https' if https else 'http'}://{public}" if public else "http://localhost:8000"
    found = given.get("WARDMOTE_ADDRESS", otherwise).rstrip("/")
    parts = urlsplit(found)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise Invalid(f"WARDMOTE_ADDRESS is “{found}”.", instead="Write it like https://safer.example.gov.uk.")
    return found


def _mail_server(given: Mapping[str, str], address: str) -> MailServer:
    security = given.get("WARDMOTE_MAIL_SECURITY", "starttls")
    if security not in ("starttls", "tls", "none"):
        raise Invalid(f"WARDMOTE_MAIL_SECURITY is “{security}”.", instead="Set it to starttls, tls or none.")
    port = given.get("WARDMOTE_MAIL_PORT", "587")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise Invalid(f"WARDMOTE_MAIL_PORT is “{port}”.", instead="Set it to a port such as 587.")
    return MailServer(
        host=given.get("WARDMOTE_MAIL_HOST", ""),
        port=int(port),
        user=given.get("WARDMOTE_MAIL_USER", ""),
        password=given.get("WARDMOTE_MAIL_PASSWORD", ""),
        security=security,
        sender=given.get("WARDMOTE_MAIL_FROM", f"wardmote@{urlsplit(address).hostname}"),
    )


def reached_here(environ: MutableMapping[str, str], port: int) -> None:
    """Say that links in mails lead to this machine's own port, where nobody has said where else the site is reached."""
    if not {"WARDMOTE_ADDRESS", "WARDMOTE_HOSTS"} & set(environ):
        environ["WARDMOTE_ADDRESS"] = f"http://localhost:{port}"


def _yes(given: Mapping[str, str], name: str, otherwise: bool) -> bool:
    if name not in given:
        return otherwise
    if given[name] not in ("yes", "no"):
        raise Invalid(f"{name} is “{given[name]}”.", instead="Set it to yes or no, or leave it out.")
    return given[name] == "yes"


def as_markdown() -> str:
    """The reference page of settings."""
    rows = [f"| `{each.name}` | {each.default} | {each.what} |" for each in OPTIONS]
    return "\n".join(
        [
            "# Settings",
            "",
            "Settings are environment variables, read and checked in `src/wardmote/project/options.py`. None is needed",
            "for `script/start`.",
            "",
            "| setting | when not given | what it does |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )
