"""Any partner's table of counts: one source for all, for what differs is in each table's mapping."""

from wardmote.evidence.records import COUNT
from wardmote.evidence.sources.declaration import Profile, Source

NAMES = tuple(column.name for column in COUNT.columns)

# The form in which the store keeps what a mapping read. It is made here and is never asked of a provider.
PROFILE = Profile(
    name="mapped",
    seen="made by Wardmote from a partner's table",
    header=NAMES,
    columns=dict(zip(NAMES, NAMES, strict=True)),
    record=COUNT,
)

SOURCE = Source(
    slug="partner_table",
    title="Partners' tables of counts",
    publisher="each its own provider, as its mapping says",
    licence="as agreed with the provider; restricted unless the mapping says that it is public",
    attribution="As the mapping of each series says.",
    data_class="restricted",
    grain="as given",
    first_month="2000-01",
    profiles=(PROFILE,),
    record=COUNT,
    span="period",
    by_mapping=True,
)
