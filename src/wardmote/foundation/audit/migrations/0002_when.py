from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("audit", "0001_first"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="auditrow",
            index=models.Index(fields=["partnership", "at"], name="audit_row_when"),
        ),
    ]
