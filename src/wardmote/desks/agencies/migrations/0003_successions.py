"""What one column said of a body's successor becomes a row, for a body may have several."""

from django.db import migrations


def copy(apps, schema_editor):
    Organisation = apps.get_model("agencies", "Organisation")
    Succession = apps.get_model("agencies", "Succession")
    for row in Organisation.objects.filter(successor__isnull=False):
        Succession.objects.get_or_create(predecessor=row, successor_id=row.successor_id)


class Migration(migrations.Migration):
    dependencies = [("agencies", "0002_bodies_and_contacts")]

    operations = [migrations.RunPython(copy, migrations.RunPython.noop)]
