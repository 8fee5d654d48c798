"""Where the operational facts are: SQLite in a file by default, PostgreSQL where DATABASE_URL says so."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from wardmote.errors import Invalid

#: The first SQLite without the fault that can corrupt a database when its write-ahead log is reset.
SOUND_SQLITE = (3, 51, 3)
#: Questions that a connection keeps ready. A first page alone asks ninety; with the hundred that both drivers keep
#: by themselves each page would throw out what the next one asks.
KEPT_READY = 600


def database(url: str, var: Path, *, synchronous: str = "FULL") -> dict:
    """Django's description of the database at `url`, or of the SQLite file under `var` when there is no url."""
    return postgres(url) if url else sqlite(var / "wardmote.sqlite3", synchronous=synchronous)


def sqlite(path: Path, *, synchronous: str = "FULL") -> dict:
    """A SQLite file that survives a power cut (FULL) and queues its writers instead of failing them (IMMEDIATE)."""
    pragmas = (
        "journal_mode=WAL",
        f"synchronous={synchronous}",
        "foreign_keys=ON",
        "mmap_size=134217728",
        "journal_size_limit=27103364",
        "cache_size=-20000",
        "temp_store=MEMORY",
        "trusted_schema=OFF",
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas),
            "cached_statements": KEPT_READY,
        },
        # Opening anew for every request would run the pragmas again over a cold cache: a quarter slower.
        "CONN_MAX_AGE": None,
    }


def postgres(url: str) -> dict:
    """PostgreSQL by an address such as postgresql://role:password@host:5432/database?sslmode=require."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise Invalid(
            "DATABASE_URL is not the address of a PostgreSQL database.",
            instead="Write postgresql://role:password@host:5432/database, or leave it out to use SQLite.",
        )
    return {
        "ENGINE": "wardmote.foundation.second_wall.engine",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            "pool": True,
            # Asked three times, a question is planned once for its connection: a quarter less for the dearest page.
            "server_side_binding": True,
            "prepare_threshold": 3,
            "kept_ready": KEPT_READY,
            **dict(parse_qsl(parts.query)),
        },
        "CONN_MAX_AGE": 0,
        "ATOMIC_REQUESTS": True,
    }
