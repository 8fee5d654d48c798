"""Whether parties may be told whom to ask at another, and the questions that are asked then."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wardmote.desks.sharing.models.involvement


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_no_single_successor"),
        ("places", "0001_first"),
        ("sharing", "0004_emergencies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("agreementversion", "tells_involvement", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="InvolvementQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "reference",
                    models.CharField(
                        default=wardmote.desks.sharing.models.involvement.question_reference,
                        editable=False,
                        max_length=13,
                        unique=True,
                    ),
                ),
                ("purpose", models.CharField(max_length=80)),
                ("person", models.UUIDField()),
                ("record", models.UUIDField()),
                ("why", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                ("answer", models.CharField(blank=True, max_length=10)),
                ("words", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=200)),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.organisation"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.partnership"
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.organisation"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.agreementversion"
                    ),
                ),
            ],
            options={
                "db_table": "sharing_involvement_question",
                "indexes": [
                    models.Index(fields=["partnership", "holder", "answered_at"], name="sharing_question_of_holder"),
                    models.Index(fields=["partnership", "person"], name="sharing_question_of_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("answered_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="sharing_question_answered_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="sharing_question_withdrawn_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("holder", models.F("recipient")), _negated=True),
                        name="sharing_question_of_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True), ("words", "")),
                            models.Q(
                                ("answer__in", ("may speak", "refused")),
                                ("answered_at__isnull", False),
                                ("withdrawn_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="sharing_question_answer_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("why__startswith", "w1."),
                            models.Q(("words", ""), ("words__startswith", "w1."), _connector="OR"),
                        ),
                        name="sharing_question_words_are_sealed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True), ("withdrawn_at__isnull", True)),
                        fields=("person", "holder"),
                        name="sharing_question_waits_once",
                    ),
                ],
            },
        ),
    ]
