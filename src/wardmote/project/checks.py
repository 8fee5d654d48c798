"""What must be true of an installation before it may serve: each a check of Django's, each a sentence."""

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import connections

from wardmote.project.databases import SOUND_SQLITE


def register() -> None:
    """Hand the checks to Django."""
    checks.register(sqlite_is_sound, checks.Tags.compatibility)
    checks.register(application_role_is_bound, checks.Tags.database)
    checks.register(not_a_demonstration, checks.Tags.security, deploy=True)


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
    """A demonstration lets people in without a password, so it never serves anybody else."""
    if not apps.get_model("accounts", "Demonstration").objects.exists():
        return []
    said = "This database was made by a demonstration, where people sign in without a password."
    return [checks.Error(said, hint="Use a database of its own for the real site.", id="wardmote.E003")]
