"""The roles a member may hold, in the field's words. What each may open is declared by the desks' addresses."""

from dataclasses import dataclass

from wardmote.errors import Missing


@dataclass(frozen=True)
class Role:
    """A role: `slug` in code and data, `title` on pages, `about` in a sentence."""

    slug: str
    title: str
    about: str


ROLES = (
    Role("csp_manager", "CSP manager", "Runs the partnership's year: what is due, what slipped, what changed."),
    Role("chair", "Chair", "Chairs the strategy group: decides, approves and answers for the plan."),
    Role("analyst", "Partnership analyst", "Takes in the evidence and writes the assessment."),
    Role("community_safety_officer", "Community safety officer", "Runs campaigns, training, grants and forums."),
    Role("asb_officer", "Antisocial behaviour officer", "Works antisocial behaviour with the other agencies."),
    Role("idva", "Independent domestic violence adviser", "Stands beside people at high risk of domestic abuse."),
    Role("marac_coordinator", "MARAC co-ordinator", "Prepares the area's risk conferences on domestic abuse."),
    Role("da_coordinator", "Domestic abuse co-ordinator", "Brings the agencies' work on domestic abuse together."),
    Role("housing_options", "Housing options officer", "Finds somewhere safe to live for whoever has to leave home."),
    Role("youth_justice", "Youth justice worker", "Works with children who are in trouble with the law."),
    Role("pcso", "Police community support officer", "Is on the streets, and knows who lives and who worries there."),
    Role("case_partner", "Case partner", "Works on the cases to which their own agency contributes."),
    Role("commissioner_office", "Commissioner's office", "Pays for services, and asks what came of them."),
    Role("road_safety_officer", "Road safety officer", "Decides where speed is measured and shows what was done."),
    Role("agency_lead", "Agency lead", "Answers for what their own agency promised the partnership."),
    Role("liaison_officer", "Designated liaison officer", "Answers requests for information made to their agency."),
    Role("councillor", "Councillor", "Reads and scrutinises the plan, its progress and the figures."),
    Role("administrator", "Administrator", "Opens and closes accounts, edits what varies locally, sees no casework."),
)


def title_of(slug: str) -> str:
    """The role's title; raises Missing for a role there is not."""
    for role in ROLES:
        if role.slug == slug:
            return role.title
    raise Missing(f"There is no role called {slug}.", instead=f"Use one of {', '.join(r.slug for r in ROLES)}.")
