"""Pages of imports: fetch, present, render."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.errors import Invalid, NotNow
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.importing import forms, kinds, presenters, queries, verbs
from wardmote.foundation.importing.spreadsheets import check_file
from wardmote.foundation.now import now
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords, form_page


@require_safe
def list_imports(request: HttpRequest) -> HttpResponse:
    """What was imported lately."""
    page = presenters.list_page(queries.imports_for(request.viewer))
    return render(request, "importing/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def begin_import(request: HttpRequest) -> HttpResponse:
    """Give a file, and say what its rows are."""
    viewer, sent = request.viewer, request.method == "POST"
    able, first = kinds.kinds_for(viewer), {"kind": request.GET.get("kind", "")}
    form = forms.BeginForm(request.POST, request.FILES, kinds=able) if sent else forms.BeginForm(
        kinds=able, initial=first
    )  # fmt: skip
    if sent and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            check_file(given.name, given.size)
            kind = form.cleaned_data["kind"]
            made = verbs.begin_import(kind=kind, name=given.name, content=given.read(), by=viewer, at=now())
            step = "choose-columns" if queries.import_for(viewer, made).table else "choose-sheet"
            return _to(step, made)
        except Invalid as error:
            form.add_error("file", str(error))
    words = FormWords(
        _("Import from a spreadsheet"),
        _("Go on"),
        reverse("list-imports"),
        why=_("Nothing is imported before you have seen what would become of every row."),
    )
    return form_page(request, form, words)


@require_safe
def show_import(request: HttpRequest, reference: str) -> HttpResponse:
    """What would become, or became, of every row."""
    page = presenters.import_page(queries.import_for(request.viewer, reference), request.viewer)
    return render(request, "importing/import.html", {"page": page})


@require_safe
def download_account(request: HttpRequest, reference: str, ending: str) -> HttpResponse:
    """The account of every row, to take away."""
    found = queries.import_for(request.viewer, reference)
    about = (("importing", "Import", found.id),)
    content = presenters.account_table(found)
    return export(request, name=f"rows-{reference}.{ending}", content=content, about=about)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_sheet(request: HttpRequest, reference: str) -> HttpResponse:
    """Say which sheet of a workbook is taken."""
    found = _running(request, reference)
    chosen = {"sheet": found.table.name if found.table else ""}
    form = forms.SheetForm(request.POST or None, sheets=found.sheets, initial=chosen)

    def act() -> str:
        verbs.choose_sheet(reference=reference, sheet=form.cleaned_data["sheet"], by=request.viewer, at=now())
        return reverse("choose-columns", kwargs={"reference": reference})

    return answered(request, form, FormWords(_("Which sheet is it?"), _("Go on"), _page(reference)), act)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_columns(request: HttpRequest, reference: str) -> HttpResponse:
    """Say which column says what, and have every row tried."""
    found = _running(request, reference)
    if found.table is None:
        return _to("choose-sheet", reference)
    form = forms.ColumnsForm(request.POST or None, found=found, table=found.table)

    def act() -> str:
        verbs.choose_columns(reference=reference, columns=form.columns(), by=request.viewer, at=now())
        return _page(reference)

    remembered = queries.reading_for(request.viewer, found.kind, found.table).remembered
    told = {"line": found.table.line, "n": len(found.table.rows)}
    why = _("The names of the columns stand in line %(line)s, with %(n)s lines beneath.") % told
    how = (
        _("They are chosen as they were the last time for a table with these names.")
        if remembered
        else _("They are chosen by their names: look whether they are right. It is remembered for the next such table.")
    )
    words = FormWords(_("Which column is which?"), _("Try it"), _page(reference), why=f"{why} {how}")
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def explain_names(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what the file's names for people, organisations and states mean here."""
    found = _running(request, reference)
    unknown = presenters.unknown_of(found)
    form = forms.NamesForm(request.POST or None, unknown=unknown)

    def act() -> str:
        verbs.explain_names(reference=reference, meant=form.meant(), by=request.viewer, at=now())
        return _page(reference)

    words = FormWords(
        _("What do these names mean?"),
        _("Try it again"),
        _page(reference),
        why=_("What you say is remembered for the next table with these columns. A row you leave out is not imported.")
        if unknown
        else _("Every name in the file is known."),
    )
    return answered(request, form, words, act)


def make_import(request: HttpRequest, reference: str) -> HttpResponse:
    """Do what the dry run showed."""
    verbs.make_import(reference=reference, by=request.viewer, at=now())
    return _to("show-import", reference)


def give_up_import(request: HttpRequest, reference: str) -> HttpResponse:
    """Import nothing of it."""
    verbs.give_up(reference=reference, by=request.viewer, at=now())
    return _to("show-import", reference)


def _running(request: HttpRequest, reference: str) -> queries.ImportSeen:
    found = queries.import_for(request.viewer, reference)
    if not found.running:
        raise NotNow(f"This import is {found.state} already.", instead="Give the file again if more of it is wanted.")
    return found


def _page(reference: str) -> str:
    return reverse("show-import", kwargs={"reference": reference})


def _to(name: str, reference: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name, kwargs={"reference": reference}), status=303)
