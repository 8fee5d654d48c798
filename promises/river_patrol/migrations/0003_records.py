import uuid

import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("river_patrol", "0002_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="RiverRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("partnership", models.UUIDField()),
                ("case", models.UUIDField()),
                ("holder", models.UUIDField()),
                ("record_class", models.CharField(max_length=2)),
                ("words", models.CharField(max_length=80)),
            ],
            options={
                "db_table": "river_patrol_record",
                "default_manager_name": "every_row",
            },
            managers=[
                ("every_row", django.db.models.manager.Manager()),
            ],
        ),
    ]
