"""An example of every address of this desk that takes arguments."""

from wardmote.desks.plan.models import Evaluation, Outcome, Priority, Programme


def specimens() -> dict[str, dict[str, str]]:
    """Arguments by the name of the address."""
    return {**_of_plans(), **_of_evaluations()}


def _of_plans() -> dict[str, dict[str, str]]:
    priority = Priority.objects.select_related("partnership").order_by("order", "partnership__slug").first()
    programme = Programme.objects.select_related("partnership").order_by("order").first()
    found = {}
    if priority:
        home = {"partnership": priority.partnership.slug}
        found = {"show-priority": {**home, "priority": priority.slug.replace("_", "-")}}
    if programme:
        of = {"partnership": programme.partnership.slug, "programme": programme.slug.replace("_", "-")}
        found["show-programme"] = of
    return found


def _of_evaluations() -> dict[str, dict[str, str]]:
    row = Evaluation.objects.order_by("opened_at").first()
    if row is None:
        return {}
    names = ("show-evaluation", "assign-outcomes", "ask-outcomes", "sign-evaluation", "open-evaluation-again")
    found = {name: {"reference": row.reference} for name in names}
    found |= {f"download-evaluation-{kind}": {"reference": row.reference} for kind in ("csv", "xlsx")}
    outcome = Outcome.objects.filter(evaluation=row).order_by("commitment__order").first()
    of = {"outcome": str(outcome.pk)} if outcome else {}
    return {**found, "show-outcome": of, "tell-outcome": of}
