"""What tests of registers have in common: people of the made-up partnership."""

from datetime import UTC, date, datetime

from django.contrib.auth import get_user_model

from wardmote.desks.agencies.queries import viewer_of

AT = datetime(2027, 6, 1, 9, tzinfo=UTC)
TODAY = date(2027, 6, 1)


def somebody(name):
    return viewer_of(get_user_model().objects.get(email__startswith=f"{name}@").pk)
