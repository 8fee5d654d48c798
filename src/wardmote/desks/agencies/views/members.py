"""Pages of members: fetch, present, render."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies import presenters, queries, verbs
from wardmote.desks.agencies.forms import members as forms
from wardmote.desks.places.api import areas_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.confirming import confirmed_recently
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords


@require_safe
def list_members(request: HttpRequest) -> HttpResponse:
    """The members of the partnership; the choices are in the address."""
    viewer = request.viewer
    page = presenters.members_page(viewer, queries.members_for(viewer), request.GET)
    return render(request, "agencies/members.html", {"page": page, "side": presenters.side(viewer, request.path)})


@require_safe
def show_member(request: HttpRequest, reference: str) -> HttpResponse:
    """One member: where they work, what they do, who stands in, what they were trained in."""
    viewer = request.viewer
    page = presenters.member_page(viewer, queries.member_for(viewer, reference))
    return render(request, "agencies/member.html", {"page": page, "side": presenters.side(viewer, request.path)})


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def invite_member(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    form = forms.InviteForm(request.POST or None, organisations=_bodies(request.viewer))
    words = FormWords(
        _("Invite somebody"), _("Send the invitation"), reverse("list-members"),
        why=_("They get a mail with a link that lets them choose a password and a second factor."),
    )  # fmt: skip
    return _act(request, form, words, lambda said: verbs.invite_member(
        by=request.viewer, name=said["name"], email=said["email"], organisation=said["organisation"], job=said["job"],
        telephone=said["telephone"], roles=tuple(said["roles"]), at=now(),
    ))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def change_member(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is said of a member. Where somebody else did meanwhile, both are shown."""
    viewer = request.viewer
    whole = queries.member_for(viewer, reference)
    form = forms.DetailsForm(request.POST or None, initial=_details(whole))
    words = _words(reference, _("Change what is said of %(name)s") % {"name": whole.seen.name}, _("Save"))
    try:
        return _act(
            request, form, words, lambda said: verbs.change_member(by=viewer, reference=reference, **said), reference
        )
    except Superseded as late:
        saved = forms.DetailsForm(initial=_details(queries.member_for(viewer, reference)))
        return compare(request, form, saved, words, late=late, of=("agencies", "Member", whole.seen.id))


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def move_member(request: HttpRequest, reference: str) -> HttpResponse:
    """A member goes to another organisation."""
    viewer = request.viewer
    whole = queries.member_for(viewer, reference)
    form = forms.MoveForm(request.POST or None, organisations=_bodies(viewer), initial={"on": today()})
    words = _words(
        reference, _("%(name)s moves to another organisation") % {"name": whole.seen.name}, _("Record the move"),
        _("Their roles, deputies and parts at %(body)s end, and they sign in anew. Give them new roles afterwards.")
        % {"body": whole.seen.organisation_name},
    )  # fmt: skip
    return _act(
        request,
        form,
        words,
        lambda said: verbs.move_member(by=viewer, reference=reference, at=now(), **said),
        reference,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def close_account(request: HttpRequest, reference: str) -> HttpResponse:
    """A member leaves: hand over, close, and end their sessions."""
    viewer = request.viewer
    whole = queries.member_for(viewer, reference)
    form = forms.CloseForm(request.POST or None, others=_others(viewer, reference))
    words = _words(
        reference, _("Close the account of %(name)s") % {"name": whole.seen.name}, _("Close the account"),
        _("They are signed out everywhere at once. What they did stays theirs, and the account can be opened again."),
    )  # fmt: skip
    return _act(
        request,
        form,
        words,
        lambda said: verbs.close_account(by=viewer, reference=reference, at=now(), **said),
        reference,
    )


@confirmed_recently(page="show-member")
def open_account(request: HttpRequest, reference: str) -> HttpResponse:
    """Open a closed account again."""
    verbs.open_account(by=request.viewer, reference=reference, at=now())
    return _back(reference)


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def give_role(request: HttpRequest, reference: str) -> HttpResponse:
    """Give a member a role."""
    viewer = request.viewer
    name = queries.member_for(viewer, reference).seen.name
    form = forms.RoleForm(request.POST or None, initial={"starts": today()})
    words = _words(reference, _("Give %(name)s a role") % {"name": name}, _("Give the role"))
    return _act(request, form, words, lambda said: verbs.give_role(by=viewer, reference=reference, **said), reference)


def end_role(request: HttpRequest, reference: str, role: UUID) -> HttpResponse:
    """End a role at once."""
    verbs.end_role(by=request.viewer, role=role, at=now())
    return _back(reference)


@require_http_methods(["GET", "HEAD", "POST"])
def set_areas(request: HttpRequest, reference: str) -> HttpResponse:
    """Say for which areas a member works."""
    viewer = request.viewer
    whole = queries.member_for(viewer, reference)
    areas = [(area.slug, area.name) for area in areas_for(viewer)]
    form = forms.AreasForm(
        request.POST or None, areas=areas, initial={"areas": [slug for slug, name in areas if name in whole.areas]}
    )
    # A box that is not ticked sends nothing, and no box ticked is an answer too.
    form.is_bound = request.method == "POST"
    words = _words(reference, _("The areas of %(name)s") % {"name": whole.seen.name}, _("Save"))
    return _act(
        request,
        form,
        words,
        lambda said: verbs.set_areas(by=viewer, reference=reference, areas=tuple(said["areas"])),
        reference,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add_deputy(request: HttpRequest, reference: str) -> HttpResponse:
    """Let somebody stand in for a member."""
    viewer = request.viewer
    name = queries.member_for(viewer, reference).seen.name
    form = forms.DeputyForm(request.POST or None, others=_others(viewer, reference), initial={"starts": today()})
    words = _words(reference, _("Who stands in for %(name)s") % {"name": name}, _("Save"))
    return _act(request, form, words, lambda said: verbs.add_deputy(by=viewer, reference=reference, **said), reference)


def end_deputy(request: HttpRequest, reference: str, deputy: UUID) -> HttpResponse:
    """Let somebody no longer stand in."""
    verbs.end_deputy(by=request.viewer, deputy=deputy, at=now())
    return _back(reference)


@require_http_methods(["GET", "HEAD", "POST"])
def record_training(request: HttpRequest, reference: str) -> HttpResponse:
    """Record a course that a member completed."""
    viewer = request.viewer
    name = queries.member_for(viewer, reference).seen.name
    form = forms.TrainingForm(request.POST or None)
    words = _words(reference, _("Training of %(name)s") % {"name": name}, _("Record it"))
    return _act(
        request,
        form,
        words,
        lambda said: verbs.record_training(by=viewer, reference=reference, at=now(), **said),
        reference,
    )


@require_safe
def list_stale(request: HttpRequest) -> HttpResponse:
    """The accounts that nobody has used for long, to be kept or closed."""
    viewer = request.viewer
    page = presenters.stale_page(viewer, queries.stale_for(viewer))
    return render(request, "agencies/stale.html", {"page": page, "side": presenters.side(viewer, request.path)})


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def review_account(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep an account or close it, with a reason."""
    viewer = request.viewer
    whole = queries.member_for(viewer, reference)
    form = forms.ReviewForm(request.POST or None)
    words = FormWords(
        _("The account of %(name)s") % {"name": whole.seen.name},
        _("Record the decision"),
        reverse("list-stale-accounts"),
        why=presenters.last_used(whole.seen),
    )  # fmt: skip

    def decide(said: dict[str, Any]) -> None:
        if said["answer"] == "keep":
            verbs.keep_account(by=viewer, reference=reference, because=said["because"], at=now())
        else:
            verbs.close_account(by=viewer, reference=reference, because=said["because"], to="", at=now())

    return _act(request, form, words, decide, to=reverse("list-stale-accounts"))


@require_safe
def list_training(request: HttpRequest) -> HttpResponse:
    """What members were trained in, what runs out first first."""
    viewer = request.viewer
    page = presenters.training_page(viewer, queries.members_for(viewer), queries.training_for(viewer), request.GET)
    return render(request, "agencies/training.html", {"page": page, "side": presenters.side(viewer, request.path)})


@require_safe
def download_training(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a table to take away."""
    viewer = request.viewer
    content = presenters.training_table(queries.members_for(viewer), queries.training_for(viewer))
    about = tuple(("agencies", "Member", each.member) for each in queries.training_for(viewer))
    return export(request, name=f"training.{ending}", content=content, about=about)


def _act(
    request: HttpRequest,
    form: Any,
    words: FormWords,
    act: Callable[[dict[str, Any]], Any],
    reference: str = "",
    to: str = "",
) -> HttpResponse:
    """Do it once the form is as it should be, and go to the member's page; else show the form with what is wrong."""

    def done() -> str:
        made = act(form.cleaned_data)
        return to or _page(reference or made)

    return answered(request, form, words, done)


def _details(whole: queries.WholeMember) -> dict[str, Any]:
    seen = whole.seen
    return {"name": seen.name, "job": seen.job, "telephone": seen.telephone, "edition": whole.edition}


def _words(reference: str, heading: str, go: str, why: str = "") -> FormWords:
    return FormWords(heading, go, _page(reference), why=why)


def _bodies(viewer: Viewer) -> list[tuple[str, str]]:
    here = [each for each in queries.organisations_for(viewer) if each.ends is None or each.ends >= today()]
    return [(each.reference, each.name) for each in here]


def _others(viewer: Viewer, reference: str) -> list[tuple[str, str]]:
    others = [each for each in queries.members_for(viewer) if each.active and each.reference != reference]
    return [(each.reference, f"{each.name}, {each.organisation_name}") for each in others]


def _page(reference: str) -> str:
    return reverse("show-member", kwargs={"reference": reference})


def _back(reference: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(_page(reference), status=303)
