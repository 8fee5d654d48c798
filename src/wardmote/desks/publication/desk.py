"""Publication: the pages anybody may read, and the councillor's page of what to ask."""

from wardmote.foundation.desks import Desk, Entry

DESK = Desk(
    slug="publication",
    title="Publish",
    purpose="Home, help, accessibility and privacy; and what a councillor needs to scrutinise.",
    public_nav=(Entry("Your area", "show-home", order=10), Entry("Get help", "get-help", order=40)),
    member_nav=(
        Entry("My week", "members", order=1),
        Entry("Scrutiny", "show-scrutiny", order=40, roles=("councillor",)),
    ),
    footer_nav=(
        Entry("Accessibility statement", "accessibility-statement", order=10),
        Entry("Privacy notice", "privacy-notice", order=20),
        Entry("For members: sign in", "sign-in", order=30, only="strangers"),
        Entry("For members: My week", "members", order=30, only="members"),
    ),
)
