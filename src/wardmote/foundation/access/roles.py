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
    Role("analyst", "Partnership analyst", "Takes in the evidence and writes the assessment."),
    Role("asb_officer", "Antisocial behaviour officer", "Works antisocial behaviour with the other agencies."),
    Role("idva", "Independent domestic violence adviser", "Stands beside people at high risk of domestic abuse."),
    Role("councillor", "Councillor", "Reads and scrutinises the plan, its progress and the figures."),
)


def title_of(slug: str) -> str:
    """The role's title; raises Missing for a role there is not."""
    for role in ROLES:
        if role.slug == slug:
            return role.title
    raise Missing(f"There is no role called {slug}.", instead=f"Use one of {', '.join(r.slug for r in ROLES)}.")
