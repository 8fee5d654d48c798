"""Agencies: organisations, their capacities in law, and members."""

from wardmote.foundation.desks import Desk

DESK = Desk(
    slug="agencies",
    title="Agencies",
    purpose="Organisations, what they are in the partnership, and the members who sign in for them.",
    viewer_of="wardmote.desks.agencies.queries:viewer_of",
    demo_people="wardmote.desks.agencies.queries:demo_people",
    shared_tables=(("agencies.Organisation", "a police force or a county council is in many partnerships"),),
)
