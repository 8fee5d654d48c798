"""The cells of a figure apart from its record, packed: what lists figures reads them no longer."""

import json
import zlib

from django.db import migrations, models


def take_apart(apps, schema_editor):
    figures = apps.get_model("assessment", "Figure")
    for row in figures.objects.only("record").iterator(chunk_size=100):
        cells = row.record.get("provenance", {}).pop("inputs", [])
        row.kinds = sorted({each["kind"] for each in cells}) if not any(each.get("lsoa") for each in cells) else []
        row.cells = zlib.compress(json.dumps(cells).encode(), 1)
        row.save(update_fields=["record", "kinds", "cells"])


class Migration(migrations.Migration):

    dependencies = [
        ("assessment", "0002_draft"),
    ]

    operations = [
        migrations.AddField("figure", "kinds", models.JSONField(default=list), preserve_default=False),
        migrations.AddField("figure", "cells", models.BinaryField(default=b""), preserve_default=False),
        migrations.RunPython(take_apart, migrations.RunPython.noop, elidable=False),
    ]
