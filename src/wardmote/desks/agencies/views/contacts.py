"""Pages of whom to ask at an organisation: fetch, present, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies import presenters, queries, verbs
from wardmote.desks.agencies.forms.mailboxes import RegisterForm
from wardmote.desks.agencies.forms.members import ContactForm
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords


@require_safe
def list_contacts(request: HttpRequest) -> HttpResponse:
    """Whom to ask at each organisation, and where."""
    viewer = request.viewer
    page = presenters.contacts_page(
        viewer, queries.organisations_for(viewer), queries.contacts_for(viewer), queries.mailboxes_for(viewer)
    )
    return render(request, "agencies/contacts.html", {"page": page, "side": presenters.side(viewer, request.path)})


@require_safe
def download_contacts(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a table to take away."""
    found = queries.contacts_for(request.viewer)
    about = tuple(("agencies", "Contact", each.id) for each in found)
    return export(request, name=f"contacts.{ending}", content=presenters.contacts_table(found), about=about)


@require_http_methods(["GET", "HEAD", "POST"])
def add_contact(request: HttpRequest, reference: str) -> HttpResponse:
    """Let somebody act for an organisation."""
    viewer = request.viewer
    body = queries.organisation_for(viewer, reference)
    own = [each for each in queries.members_for(viewer) if each.organisation == body.id and each.active]
    members = [(str(each.id), each.name) for each in own]
    form = ContactForm(request.POST or None, members=members, initial={"starts": today()})

    def add() -> str:
        said = form.cleaned_data
        verbs.add_contact(
            by=viewer,
            organisation=body.id,
            part=said["part"],
            member=UUID(said["member"]) if said["member"] else None,
            name=said["name"],
            job=said["job"],
            telephone=said["telephone"],
            starts=said["starts"],
        )
        return _page(reference)

    words = FormWords(_("Who acts for %(name)s") % {"name": body.name}, _("Add them"), _page(reference))
    return answered(request, form, words, add)


def end_contact(request: HttpRequest, contact: UUID) -> HttpResponse:
    """Let somebody no longer act for their organisation."""
    verbs.end_contact(by=request.viewer, contact=contact, at=now())
    return HttpResponseRedirect(reverse("list-contacts"), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
def register_mailbox(request: HttpRequest, reference: str) -> HttpResponse:
    """Register where an organisation is asked, and ask it there whether that is right."""
    viewer = request.viewer
    body = queries.organisation_for(viewer, reference)
    form = RegisterForm(request.POST or None)

    def register() -> str:
        address = form.cleaned_data["address"]
        mailbox = verbs.register_mailbox(by=viewer, organisation=body.id, address=address, at=now())
        verbs.ask_to_confirm(by=viewer, reference=mailbox, at=now())
        return _page(reference)

    words = FormWords(
        _("The mailbox of %(name)s") % {"name": body.name}, _("Register it"), _page(reference),
        why=_("One that was registered before is replaced."),
    )  # fmt: skip
    return answered(request, form, words, register)


def ask_to_confirm(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask a registered mailbox by a link whether it is the right one."""
    link = verbs.ask_to_confirm(by=request.viewer, reference=reference, at=now())
    return HttpResponseRedirect(reverse("show-link", kwargs={"reference": link}), status=303)


def _page(reference: str) -> str:
    return reverse("show-agency", kwargs={"reference": reference})
