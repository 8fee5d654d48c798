"""What must be true of an installation before it may serve: each a check of Django's, each a sentence."""

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import connection, connections

from wardmote.foundation import desks, second_wall
from wardmote.foundation.keys import keyring
from wardmote.foundation.sealing import masters
from wardmote.project.databases import SOUND_SQLITE

#: Ways of asking PostgreSQL that end unless it shows a certificate that is trusted for its name, or of its authority.
PROVEN = ("verify-full", "verify-ca")
#: The first record class of people in cases.
CASES = "C3"


def register() -> None:
    """Hand the checks to Django."""
    checks.register(sqlite_is_sound, checks.Tags.compatibility)
    checks.register(application_role_is_bound, checks.Tags.database)
    checks.register(second_wall_stands, checks.Tags.database)
    for check in (
        not_a_demonstration,
        keys_are_not_a_demonstrations,
        sqlite_holds_no_cases,
        has_a_name_and_https,
        lines_are_private,
        backup_key_is_escrowed,
        master_key_is_escrowed,
    ):
        checks.register(check, checks.Tags.security, deploy=True)


def sqlite_is_sound(app_configs, **kwargs) -> list[checks.Error]:
    """Earlier versions of SQLite can corrupt the database when the write-ahead log is reset."""
    version = settings.SQLITE_VERSION
    if version >= SOUND_SQLITE:
        return []
    found, wanted = (".".join(map(str, each)) for each in (version, SOUND_SQLITE))
    said = f"SQLite {found} can corrupt the database; {wanted} or later is needed."
    return [checks.Error(said, hint="Install the pysqlite3 wheel of the lock files.", id="wardmote.E001")]


def application_role_is_bound(app_configs, databases=None, **kwargs) -> list[checks.Error]:
    """On PostgreSQL the site's own role must be one that row security binds and that owns no table."""
    found = []
    for alias in databases or ():
        if connections[alias].vendor == "postgresql" and (faults := role_faults(connections[alias])):
            said = f"The role {connections[alias].settings_dict['USER']} {' and '.join(faults)}."
            hint = "Give DATABASE_URL a role that owns nothing, NOSUPERUSER and NOBYPASSRLS."
            found.append(checks.Error(said, hint=hint, id="wardmote.E002"))
    return found


def second_wall_stands(app_configs, databases=None, **kwargs) -> list[checks.Error]:
    """On PostgreSQL row security is forced on every table that says something of people, as its desk declares it."""
    absent = sorted(table for alias in databases or () for table in second_wall.missing(connections[alias]))
    if not absent:
        return []
    said = f"Row security does not stand, forced, as this version wants it before {', '.join(absent)}."
    hint = "Run wardmote migrate, and find out who took it away."
    return [checks.Error(said, hint=hint, id="wardmote.E010")]


def role_faults(connection) -> list[str]:
    """What is wrong with the connected role, in words."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        powers = zip(
            ("is a superuser", "may bypass row security", "may make databases", "may make roles"),
            cursor.fetchone(),
            strict=True,
        )
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        owned = cursor.fetchone()[0]
    return [words for words, has in powers if has] + ([f"owns {owned} tables"] if owned else [])


def not_a_demonstration(app_configs, **kwargs) -> list[checks.Error]:
    """A demonstration lets people in without a password, so it never serves anybody else; nor do its members."""
    members = len(desks.the_one("demo_people")())
    if apps.get_model("accounts", "Demonstration").objects.exists():
        said = "This database was made by a demonstration, where people sign in without a password."
    elif members:
        said = f"This database has {members} made-up members of a demonstration."
    else:
        return []
    return [checks.Error(said, hint="Use a database of its own for the real site.", id="wardmote.E003")]


def keys_are_not_a_demonstrations(app_configs, **kwargs) -> list[checks.Error]:
    """Whoever looked round a demonstration's folder may have its keys."""
    if keyring.is_demonstrations(settings.WARDMOTE_KEYS):
        said = f"The keys in {settings.WARDMOTE_KEYS} were made for a demonstration."
        hint = "Give the real site a folder of its own: set WARDMOTE_VAR."
    elif carried := [master.name for master in masters.every(settings.WARDMOTE_KEYS).values() if master.made_up]:
        said = f"The key {carried[0]} in {settings.WARDMOTE_KEYS} was made for a demonstration, and carried here."
        hint = "Make one of the real site's own: wardmote keys rotate."
    else:
        return []
    return [checks.Error(said, hint=hint, id="wardmote.E004")]


def sqlite_holds_no_cases(app_configs, **kwargs) -> list[checks.Error]:
    """Records of people in cases (class C3 and above) are kept where roles and row security bound who reads them."""
    if connection.vendor != "sqlite":
        return []
    held = [
        (each.label, each.gravest)
        for desk in desks.every()
        for each in desk.people
        if each.gravest >= CASES and apps.get_model(each.label)._default_manager.exists()
    ]
    if not held:
        return []
    said = f"{held[0][0]} holds records of class {held[0][1]}, and the database is SQLite."
    hint = "Move to PostgreSQL: see docs/how-to/postgresql.md."
    return [checks.Error(said, hint=hint, id="wardmote.E005")]


def has_a_name_and_https(app_configs, **kwargs) -> list[checks.Error]:
    """People reach the site by a name of its own, and nobody on the way can read along."""
    found = []
    if not set(settings.ALLOWED_HOSTS) - set(settings.WARDMOTE_LOOPBACK):
        said = "The site answers to no name but this machine's own."
        found.append(checks.Error(said, hint="Set WARDMOTE_HOSTS to the name people type.", id="wardmote.E006"))
    if not (settings.SECURE_SSL_REDIRECT and settings.SESSION_COOKIE_SECURE):
        said = "The site would send cookies and pages unencrypted."
        found.append(checks.Error(said, hint="Set WARDMOTE_HTTPS to yes.", id="wardmote.E007"))
    return found


def lines_are_private(app_configs, **kwargs) -> list[checks.Error]:
    """What goes to another machine goes so that nobody on the way reads it, and to a database that proved who it is."""
    found = []
    database = connection.settings_dict
    given = database.get("OPTIONS", {}).get("sslmode", "")
    if connection.vendor == "postgresql" and _is_elsewhere(database["HOST"]) and given not in PROVEN:
        said = f"The database at {database['HOST']} is not asked to prove who it is (sslmode is “{given}”)."
        hint = "End DATABASE_URL with ?sslmode=verify-full and the certificate: see docs/how-to/postgresql.md."
        found.append(checks.Error(said, hint=hint, id="wardmote.E011"))
    if _is_elsewhere(settings.EMAIL_HOST) and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        said = f"Mail would go to {settings.EMAIL_HOST} unencrypted."
        hint = "Set WARDMOTE_MAIL_SECURITY to starttls or tls."
        found.append(checks.Error(said, hint=hint, id="wardmote.E012"))
    return found


def _is_elsewhere(host: str) -> bool:
    """Another machine: not this one by name or address, and not a socket in a folder."""
    return bool(host) and host not in (*settings.WARDMOTE_LOOPBACK, "::1") and not host.startswith("/")


def backup_key_is_escrowed(app_configs, **kwargs) -> list[checks.Error]:
    """A backup whose key went with the machine is no backup."""
    held = {key.name: key for key in keyring.held(settings.WARDMOTE_KEYS)}
    return _escrowed(held.get(keyring.BACKUP), "backup key", "wardmote.E008")


def master_key_is_escrowed(app_configs, **kwargs) -> list[checks.Error]:
    """Without the master key nobody reads a sealed word again."""
    held = [key for key in keyring.held(settings.WARDMOTE_KEYS) if key.name in masters.names(settings.WARDMOTE_KEYS)]
    return _escrowed(held[-1] if held else None, "master key for the keys of cases", "wardmote.E009")


def _escrowed(key: keyring.Held | None, what: str, number: str) -> list[checks.Error]:
    if key is None:
        said, hint = f"There is no {what}.", "Run wardmote keys create, and then wardmote keys escrow."
    elif not key.escrowed:
        said, hint = f"The {what} has not been escrowed.", "Run wardmote keys escrow and keep what it writes elsewhere."
    else:
        return []
    return [checks.Error(said, hint=hint, id=number)]
