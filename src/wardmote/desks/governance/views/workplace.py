"""Pages of White Ribbon accreditations and of domestic abuse policies for staff."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.governance.forms import workplace as forms
from wardmote.desks.governance.presenters import accreditations, policies
from wardmote.desks.governance.queries import workplace as queries
from wardmote.desks.governance.rules import workplace as rules
from wardmote.desks.governance.verbs import workplace as verbs
from wardmote.desks.governance.views.answering import choices, id_of, sent_as
from wardmote.desks.plan.api import commitments_for
from wardmote.errors import Missing
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def list_accreditations(request: HttpRequest) -> HttpResponse:
    """The register of accreditations."""
    every = queries.accreditations_for(request.viewer, today())
    page = accreditations.list_page(every, request.GET.get("state", ""), request.viewer, today())
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_accreditations(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as CSV or as a spreadsheet."""
    found = queries.accreditations_for(request.viewer, today())
    about = [("governance", "Accreditation", each.id) for each in found]
    return sent_as(request, "white-ribbon", kind, accreditations.table_of(found), about)


@require_safe
def show_accreditation(request: HttpRequest, reference: str) -> HttpResponse:
    """One accreditation."""
    viewer = request.viewer
    found = queries.accreditation_for(viewer, reference, today())
    page = accreditations.accreditation_page(found, queries.accreditations_for(viewer, today()), viewer)
    return render(request, "governance/record.html", {"page": page})


@asks
def add_accreditation(request: HttpRequest) -> HttpResponse:
    """Write an accreditation down."""
    viewer = request.viewer
    form = forms.AccreditationForm(request.POST or None, **choices(viewer))

    def act() -> str:
        return _accreditation(verbs.add_accreditation(said=_accredited(form), by=viewer, at=now()))

    words = FormWords(_("Add an accreditation"), _("Add accreditation"), reverse("list-accreditations"))
    return answered(request, form, words, act)


@asks
def change_accreditation(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what is written of one."""
    viewer = request.viewer
    found = queries.accreditation_for(viewer, reference, today())

    def initial() -> dict:
        return _initial(queries.accreditation_for(viewer, reference, today()), "level", "starts", "ends", "ambassadors")

    def act(form: Form) -> None:
        edition = form.cleaned_data["edition"]
        verbs.change_accreditation(accreditation=found.id, edition=edition, said=_accredited(form), by=viewer, at=now())

    words = FormWords(_("Change the accreditation"), _("Save"), _accreditation(reference))
    of = ("governance", "Accreditation", found.id)
    return _change(request, forms.ChangeAccreditationForm, initial, act, words, of, choices(viewer))


@asks
def take_back_accreditation(request: HttpRequest, reference: str) -> HttpResponse:
    """Take one back that was written down by mistake, or put it back."""
    found = queries.accreditation_for(request.viewer, reference, today())
    gone = found.state == rules.WITHDRAWN
    return _take_back(request, "Accreditation", found.id, _accreditation(reference), gone=gone)


@asks
def add_item(request: HttpRequest, reference: str) -> HttpResponse:
    """Add something to the action plan of an accreditation."""
    viewer = request.viewer
    found = queries.accreditation_for(viewer, reference, today())
    form = forms.ItemForm(request.POST or None)

    def act() -> str:
        verbs.add_item(accreditation=found.id, said=verbs.ItemSaid(**form.cleaned_data), by=viewer, at=now())
        return _accreditation(reference)

    words = FormWords(_("Add to the action plan"), _("Add it"), _accreditation(reference), why=found.organisation_name)
    return answered(request, form, words, act)


@asks
def change_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """Say that it is done and what shows it, or put it right."""
    viewer = request.viewer
    found, _one = queries.item_for(viewer, item, today())

    def initial() -> dict:
        _found, one = queries.item_for(viewer, item, today())
        return {name: getattr(one, name) for name in ("strand", "text", "done_on", "evidence", "edition")}

    def act(form: Form) -> None:
        given = dict(form.cleaned_data)
        edition = given.pop("edition")
        verbs.change_item(item=item, edition=edition, said=verbs.ItemSaid(**given), by=viewer, at=now())

    words = FormWords(_("Change the action plan"), _("Save"), _accreditation(found.reference))
    return _change(request, forms.ChangeItemForm, initial, act, words, ("governance", "AccreditationItem", item), {})


@asks
def take_back_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """Take something back that an action plan does not promise, or put it back."""
    found, one = queries.item_for(request.viewer, item, today())
    return _take_back(request, "AccreditationItem", item, _accreditation(found.reference), gone=one.withdrawn)


@require_safe
def list_policies(request: HttpRequest) -> HttpResponse:
    """The register of policies for staff."""
    every = queries.policies_for(request.viewer, today())
    page = policies.list_page(every, request.GET.get("state", ""), request.viewer, today())
    return render(request, "governance/register.html", {"page": page})


@require_safe
def download_policies(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as CSV or as a spreadsheet."""
    found = queries.policies_for(request.viewer, today())
    about = [("governance", "StaffPolicy", each.id) for each in found]
    return sent_as(request, "policies-for-staff", kind, policies.table_of(found), about)


@require_safe
def show_policy(request: HttpRequest, reference: str) -> HttpResponse:
    """One policy."""
    viewer = request.viewer
    found = queries.policy_for(viewer, reference, today())
    page = policies.policy_page(found, queries.policies_for(viewer, today()), viewer)
    return render(request, "governance/record.html", {"page": page})


@asks
def add_policy(request: HttpRequest) -> HttpResponse:
    """Write a policy down."""
    viewer = request.viewer
    form = forms.PolicyForm(request.POST or None, **choices(viewer))

    def act() -> str:
        return _policy(verbs.add_policy(said=_policy_said(form), by=viewer, at=now()))

    words = FormWords(_("Add a policy for staff"), _("Add policy"), reverse("list-staff-policies"))
    return answered(request, form, words, act)


@asks
def change_policy(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what is written of one."""
    viewer = request.viewer
    found = queries.policy_for(viewer, reference, today())

    def initial() -> dict:
        names = ("dated", "review_due", "managers", "trained", "paid_leave", "link")
        return _initial(queries.policy_for(viewer, reference, today()), *names)

    def act(form: Form) -> None:
        edition = form.cleaned_data["edition"]
        verbs.change_policy(policy=found.id, edition=edition, said=_policy_said(form), by=viewer, at=now())

    words = FormWords(_("Change the policy"), _("Save"), _policy(reference))
    of = ("governance", "StaffPolicy", found.id)
    return _change(request, forms.ChangePolicyForm, initial, act, words, of, choices(viewer))


@asks
def take_back_policy(request: HttpRequest, reference: str) -> HttpResponse:
    """Take one back that was written down by mistake, or put it back."""
    found = queries.policy_for(request.viewer, reference, today())
    gone = found.state == rules.WITHDRAWN
    return _take_back(request, "StaffPolicy", found.id, _policy(reference), gone=gone)


@asks
def hang_commitments(request: HttpRequest, register: str) -> HttpResponse:
    """Say which commitments of the plan hang on a register; those whose words name it are chosen at first."""
    if register not in rules.REGISTERS:
        raise Missing("There is no such register.", instead="Choose one on the page of all registers.")
    viewer = request.viewer
    every, held = commitments_for(viewer), queries.hung_on(viewer, register)
    chosen = [each.id for each in every if (each.id in held if held is not None else rules.likely(register, each.text))]
    form = forms.HangForm(
        request.POST or None,
        initial={"commitments": list(map(str, chosen))},
        commitments=[(str(each.id), f"{each.text} ({each.priority}; {each.plan})") for each in every],
    )
    to = reverse("list-accreditations" if register == rules.ACCREDITATIONS else "list-staff-policies")

    def act() -> str:
        wanted = {UUID(each) for each in form.cleaned_data["commitments"]}
        verbs.hang(register=register, commitments=wanted, by=viewer, at=now())
        return to

    why = (
        _("Each of them then says on its priority's page how what is written here stands.")
        if every
        else _("There is no plan here yet, so no commitment can be chosen.")
    )
    return answered(request, form, FormWords(_("Which commitments hang on it?"), _("Save"), to, why=why), act)


def _change(
    request: HttpRequest,
    kind: type[Form],
    initial: Callable[[], dict],
    act: Callable[[Form], None],
    words: FormWords,
    of: tuple[str, str, UUID],
    more: dict,
) -> HttpResponse:
    form = kind(request.POST or None, initial=initial(), **more)

    def done() -> str:
        act(form)
        return words.back

    try:
        return answered(request, form, words, done)
    except Superseded as late:
        return compare(request, form, kind(initial=initial(), **more), words, late=late, of=of)


def _take_back(request: HttpRequest, table: str, record: UUID, to: str, *, gone: bool) -> HttpResponse:
    heading = _("Put it back") if gone else _("Take it back")

    def act() -> str:
        verbs.take_back_or_put_back(table=table, record=record, by=request.viewer, at=now())
        return to

    warning = "" if gone else _("It stays here, marked as taken back, and can be put back.")
    return answered(request, Form(request.POST or None), FormWords(heading, heading, to, warning=warning), act)


def _accredited(form: Form) -> verbs.AccreditationSaid:
    given = form.cleaned_data
    alike = {name: given[name] for name in ("level", "starts", "ends", "ambassadors")}
    return verbs.AccreditationSaid(organisation=UUID(given["organisation"]), owner=id_of(given["owner"]), **alike)


def _policy_said(form: Form) -> verbs.PolicySaid:
    given = form.cleaned_data
    alike = {name: given[name] for name in ("dated", "review_due", "managers", "trained", "paid_leave", "link")}
    return verbs.PolicySaid(organisation=UUID(given["organisation"]), owner=id_of(given["owner"]), **alike)


def _initial(found: queries.AccreditationSeen | queries.PolicySeen, *names: str) -> dict:
    alike = {name: getattr(found, name) for name in (*names, "edition")}
    return {**alike, "organisation": str(found.organisation), "owner": str(found.owner or "")}


def _accreditation(reference: str) -> str:
    return reverse("show-accreditation", kwargs={"reference": reference})


def _policy(reference: str) -> str:
    return reverse("show-staff-policy", kwargs={"reference": reference})
