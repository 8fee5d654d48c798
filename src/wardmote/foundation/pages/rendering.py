"""The one way a view answers with HTML: a strict template, in a layout, with what every page knows."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from wardmote.foundation.access import PUBLIC_CLASS
from wardmote.foundation.correspondence import About, Reader, check_may_leave
from wardmote.foundation.pages.components import COMPONENTS
from wardmote.foundation.pages.frame import frame_of
from wardmote.foundation.pages.words import FILTERS

OURS = Path(__file__).parent / "templates"


def render(
    request: HttpRequest,
    name: str,
    context: Mapping[str, object],
    status: int = 200,
    *,
    record_class: str = "",
    about: tuple[About, ...] = (),
) -> HttpResponse:
    """Answer with the template `name`: `<desk>/x.html` is `pages/x.html` in that desk, anything else is one of ours.

    What the frame needs (see `frame.py`) is added; `context` may replace any of it. A name that a template uses and
    nobody gave is an error, never a blank. The correspondence gate is asked first, about the class of record that the
    address was declared to hold, unless `record_class` says that of the records it is `about`; a page of no address
    (one that says there is none) holds nothing but what is public.
    """
    viewer = getattr(request, "viewer", None)
    check_may_leave(
        by=viewer,
        way="page",
        reader=Reader.of(viewer),
        record_class=record_class or getattr(request, "record_class", PUBLIC_CLASS),
        about=about,
    )
    words = {**frame_of(request), **context, "request": request}
    return HttpResponse(environment().get_template(name).render(words), status=status)


@cache
def environment() -> Environment:
    """The strict environment of our own pages."""
    made = Environment(
        loader=_loader(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.DEBUG,
        extensions=["jinja2.ext.i18n"],
    )
    # The extension named above adds this to the environment as it is made.
    made.install_gettext_callables(
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    made.globals.update(COMPONENTS, static=static, url=_url)
    made.filters.update(FILTERS)
    return made


def _loader() -> BaseLoader:
    """Our own templates first; a desk's by its label. The registry knows the desks, so this module need not."""
    homes = {config.label: Path(config.path) / "pages" for config in apps.get_app_configs()}
    desks = {label: FileSystemLoader(home) for label, home in homes.items() if home.is_dir()}
    return ChoiceLoader([FileSystemLoader(OURS), PrefixLoader(desks)])


def _url(view: str, **arguments: object) -> str:
    return reverse(view, kwargs=arguments or None)
