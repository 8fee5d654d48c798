import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="RiverNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("case", models.UUIDField()),
                ("name", models.CharField(max_length=40)),
                ("told", models.TextField()),
            ],
            options={"db_table": "river_patrol_note"},
        ),
    ]
