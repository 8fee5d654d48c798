"""The column whose rows were copied goes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_successions")]

    operations = [migrations.RemoveField(model_name="organisation", name="successor")]
