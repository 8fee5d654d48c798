"""On PostgreSQL the owning role makes the tables and the application's role may only use them."""

from urllib.parse import unquote, urlsplit

from psycopg import sql

from wardmote.errors import Refused
from wardmote.foundation.audit.guards import APPEND_ONLY

#: What migrations have done is the owner's to write and everybody's to read.
READ_ONLY = ("django_migrations",)


def grant_to_application(connection, url: str) -> str:
    """Let the role in `url` read and write rows and nothing else; gives its name. Run as the owner."""
    role = unquote(urlsplit(url).username or "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        if cursor.fetchone()[0] == role:
            raise Refused(
                f"The role {role} owns the tables, so it cannot be the application's role too.",
                instead="Give DATABASE_URL and WARDMOTE_OWNER_DATABASE_URL different roles.",
            )
        name = sql.Identifier(role)
        for statement in (
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            "GRANT USAGE ON SCHEMA public TO {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
        ):
            cursor.execute(sql.SQL(statement).format(name))
        revoked = [("INSERT, UPDATE, DELETE", table) for table in READ_ONLY]
        revoked += [("UPDATE, DELETE", table) for table in APPEND_ONLY]
        for powers, table in revoked:
            revoke = sql.SQL("REVOKE {} ON {} FROM {}")
            cursor.execute(revoke.format(sql.SQL(powers), sql.Identifier(table), name))
    return role
