"""Which migrations this version has, and which the database has had; none is imported, as every command asks."""

import pkgutil
from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def wanted() -> set[tuple[str, str]]:
    """App and name of each migration that this version's tables have had, as Django itself would find them."""
    return {
        (app.label, found.name)
        for app in apps.get_app_configs()
        for found in pkgutil.iter_modules([str(Path(app.path) / "migrations")])
        if not found.ispkg and found.name[0] not in "_~"
    }


def had() -> set[tuple[str, str]]:
    """App and name of each migration that this database has had; of none where it has no tables yet."""
    return set(MigrationRecorder(connection).applied_migrations())
