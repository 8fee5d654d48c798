"""Places: the partnership, and the areas for which the law wants an assessment and a plan."""

from wardmote.foundation.desks import Desk

DESK = Desk(
    slug="places",
    title="Places",
    purpose="The partnership and its statutory areas.",
    tenant_of="wardmote.desks.places.queries:tenant_of",
    tenants="wardmote.desks.places.queries:tenants",
    shared_tables=(("places.Partnership", "it is the tenant itself"),),
)
