"""An example of every address of this desk that takes arguments."""

from wardmote.desks.plan.models import Aim, Commitment, Evaluation, Outcome, Plan, PlanVersion, Priority, Programme


def specimens() -> dict[str, dict[str, str]]:
    """Arguments by the name of the address."""
    return {**_of_plans(), **_of_evaluations(), **_of_next_plans(), **_of_versions()}


def _of_plans() -> dict[str, dict[str, str]]:
    packs = Priority.objects.filter(plan__statutory_area__isnull=True)
    priority = packs.select_related("partnership").order_by("order", "partnership__slug").first()
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


def _of_next_plans() -> dict[str, dict[str, str]]:
    plan = Plan.objects.filter(statutory_area__isnull=False).order_by("loaded_at").first()
    if plan is None:
        return {}
    names = ("show-next-plan", "change-plan", "assess-equality", "propose-plan", "send-plan", "add-priority")
    found = {name: {"reference": plan.reference} for name in names}
    found["say-part"] = {"reference": plan.reference, "part": "summary"}
    found["begin-plan"] = {"area": plan.statutory_area.slug.replace("_", "-")}
    found["confirm-check"] = {"line": "priorities"}
    aim = Aim.objects.filter(plan=plan, withdrawn_at__isnull=True).select_related("priority").order_by("item").first()
    if aim:
        of = {"reference": plan.reference, "priority": aim.priority.slug.replace("_", "-")}
        for name in ("show-next", "change", "add-aim", "add-commitment"):
            found[name if name.startswith("add") else f"{name}-priority"] = of
        found |= {"leave-priority-out": of, "choose-lines": of}
        found |= {name: {"line": str(aim.pk)} for name in ("change-aim", "measure-aim", "leave-line-out")}
    line = Commitment.objects.filter(plan=plan, standing=True, withdrawn_at__isnull=True).order_by("item").first()
    if line:
        found |= {name: {"line": str(line.pk)} for name in ("change-commitment", "add-standing-evidence")}
    return found


def _of_versions() -> dict[str, dict[str, str]]:
    row = PlanVersion.objects.select_related("partnership", "plan").order_by("approved_at").first()
    if row is None:
        return {}
    of = {"partnership": row.partnership.slug, "reference": row.plan.reference, "number": str(row.number)}
    return {"show-plan-version": of, "show-plan-changes": of, "send-plan-version": {**of, "kind": "pdf"}}
