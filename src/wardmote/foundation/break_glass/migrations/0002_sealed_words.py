"""What people typed of an opening is sealed from here on.

No release has such rows; a demonstration between releases has one of its own, in clear, and makes it again.
"""

from django.db import migrations, models
from django.db.models import Q

SEALED = Q(reason__startswith="w1.") & (Q(words="") | Q(words__startswith="w1."))


def forget_unsealed(apps, schema_editor):
    apps.get_model("break_glass", "BrokenGlass").objects.exclude(SEALED).delete()


class Migration(migrations.Migration):
    dependencies = [("break_glass", "0001_first")]

    operations = [
        migrations.RunPython(forget_unsealed, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="brokenglass",
            constraint=models.CheckConstraint(condition=SEALED, name="break_glass_words_are_sealed"),
        ),
    ]
