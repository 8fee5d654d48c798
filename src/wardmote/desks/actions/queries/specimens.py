"""Examples for whole-system tests."""

from wardmote.desks.actions.models import Action, Report, Step


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of this desk that takes arguments."""
    row = Action.objects.order_by("made_at", "reference").first()
    if row is None:
        return {}
    step = Step.objects.order_by("due", "id").first()
    names = ("show-action", "change-action", "report-on-action", "let-action-go", "open-action-again", "add-step")
    found: dict[str, dict[str, str]] = {name: {"reference": row.reference} for name in (*names, "add-evidence")}
    if step:
        found["finish-step"] = {"step": str(step.id)}
    latest = Report.objects.exclude(state="").order_by("said_at").first()
    if latest:
        found["correct-report"] = {"report": str(latest.id)}
    return found
