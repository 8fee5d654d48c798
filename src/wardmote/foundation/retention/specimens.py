"""An example of every address of keeping that takes arguments."""

from typing import Any

from wardmote.foundation.retention.models import Certificate, Disposal, LegalHold


def specimens() -> dict[str, dict[str, Any]]:
    """What is past its time, a hold that stands and a certificate, where there are some."""
    found: dict[str, dict[str, Any]] = {"download-keeping": {"kind": "csv"}}
    if row := Disposal.objects.filter(approved_at__isnull=True, only__isnull=True).order_by("since", "pk").first():
        names = ("show-due", "approve-disposal", "take-approval-back", "extend-disposal", "hold-disposal")
        found |= {name: {"disposal": str(row.pk)} for name in names}
    if held := LegalHold.objects.filter(lifted_at__isnull=True).order_by("placed_at", "pk").first():
        found |= {name: {"hold": str(held.pk)} for name in ("show-hold", "move-review", "lift-hold")}
    if one := Certificate.objects.order_by("-day", "pk").first():
        found["show-certificate"] = {"reference": one.reference}
        found["download-certificate"] = {"reference": one.reference, "kind": "pdf"}
    return found
