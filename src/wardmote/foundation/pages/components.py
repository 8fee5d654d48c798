"""The design system's components as plain functions, so that our own pages can be strict.

The design system's macros read parameters that were not given as nothing, which needs a lenient environment. Our pages
run in a strict one, where a name misspelt is an error and not a blank. So each macro is loaded from the lenient
environment once and handed to the strict one as a function: `tag(text="Accepted")`.

Macros escape `text` and trust `html`; give `html` only what `Markup` or a template has already made safe.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _
from jinja2 import Environment, PackageLoader, PrefixLoader, select_autoescape
from markupsafe import Markup

OURS = (
    "breadcrumbs",
    "button",
    "character-count",
    "checkboxes",
    "date-input",
    "details",
    "error-message",
    "error-summary",
    "exit-this-page",
    "fieldset",
    "file-upload",
    "generic-header",
    "hint",
    "input",
    "inset-text",
    "label",
    "notification-banner",
    "pagination",
    "panel",
    "phase-banner",
    "radios",
    "select",
    "service-navigation",
    "skip-link",
    "summary-list",
    "table",
    "tag",
    "task-list",
    "textarea",
    "warning-text",
)

lenient = Environment(
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    autoescape=select_autoescape(default=True, default_for_string=True),
    # Or every component on every page would ask whether its file has changed since.
    auto_reload=False,
)


def component(slug: str) -> Callable[..., Markup]:
    """One component as a function of its parameters; `slug` is the design system's name for it."""
    words = slug.split("-")
    macro = "govuk" + "".join(word.capitalize() for word in words)

    def fill(**params: object) -> Markup:
        module = lenient.get_template(f"govuk_frontend_jinja/components/{slug}/macro.html").module
        return Markup(getattr(module, macro)(params))

    fill.__name__ = "_".join(words)
    fill.__doc__ = f"The design system's {' '.join(words)}."
    return fill


COMPONENTS: dict[str, Callable[..., Markup]] = {slug.replace("-", "_"): component(slug) for slug in OURS}


def back_link(*, text: str, href: str) -> Markup:
    """The way back, as a landmark: the design system's own stands outside every landmark, where it can be missed."""
    return Markup('<nav aria-label="{}"><a href="{}" class="govuk-back-link">{}</a></nav>').format(
        _("Back"), href, text
    )


COMPONENTS["back_link"] = back_link
# `input` and `label` are words a page might want for itself; the longer names say what they are.
COMPONENTS["text_input"] = COMPONENTS.pop("input")
