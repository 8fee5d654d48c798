"""From which day the time runs for which a record is kept: of those there are, the day on which each was made."""

from zoneinfo import ZoneInfo

from django.db import migrations, models


def say_when(apps, schema_editor):
    people = apps.get_model("people", "Person")
    for row in people.objects.only("pk", "made_at").iterator():
        people.objects.filter(pk=row.pk).update(used_on=row.made_at.astimezone(ZoneInfo("Europe/London")).date())


class Migration(migrations.Migration):
    dependencies = [("people", "0003_contact_and_cases")]

    operations = [
        migrations.AddField("person", "used_on", models.DateField(null=True)),
        migrations.RunPython(say_when, migrations.RunPython.noop),
        migrations.AlterField("person", "used_on", models.DateField()),
        migrations.AddIndex(
            "person", models.Index(fields=["partnership", "record_class", "used_on"], name="people_person_used")
        ),
    ]
