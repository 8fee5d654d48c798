"""Where somebody is visited, and what to know before a visit to an address."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

SEALED = models.Q(("words__startswith", "w1."))


def _kept(to: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to)


def _ended(table: str) -> models.CheckConstraint:
    never = models.Q(("ended_at__isnull", True), ("ended_by", ""))
    once = models.Q(("ended_at__isnull", False), models.Q(("ended_by", ""), _negated=True))
    return models.CheckConstraint(condition=models.Q(never, once, _connector="OR"), name=f"{table}_ended_by_whom")


def _columns() -> list[tuple[str, models.Field]]:
    return [
        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
        ("words", models.TextField()),
        ("made_at", models.DateTimeField()),
        ("made_by", models.CharField(max_length=200)),
        ("ended_at", models.DateTimeField(null=True)),
        ("ended_by", models.CharField(blank=True, max_length=200)),
        ("partnership", _kept("places.partnership")),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_no_single_successor"),
        ("people", "0004_worked_on"),
        ("places", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="VisitedAddress",
            fields=[*_columns(), ("person", _kept("people.person"))],
            options={
                "db_table": "people_visited_address",
                "indexes": [models.Index(fields=["partnership", "person"], name="people_visited_of_person")],
                "constraints": [
                    _ended("people_visited_address"),
                    models.CheckConstraint(condition=SEALED, name="people_visited_is_sealed"),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("person",),
                        name="people_visited_one_that_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AddressMarker",
            fields=[
                *_columns(),
                ("token", models.CharField(max_length=32)),
                ("address", models.TextField()),
                ("owner", models.UUIDField()),
                ("until", models.DateField()),
                ("holder", _kept("agencies.organisation")),
            ],
            options={
                "db_table": "people_address_marker",
                "indexes": [
                    models.Index(fields=["partnership", "holder", "token"], name="people_address_marker_found"),
                    models.Index(fields=["partnership", "owner", "until"], name="people_address_marker_of_owner"),
                ],
                "constraints": [
                    _ended("people_address_marker"),
                    models.CheckConstraint(
                        condition=models.Q(("words__startswith", "w1."), ("address__startswith", "w1.")),
                        name="people_address_marker_is_sealed",
                    ),
                ],
            },
        ),
    ]
