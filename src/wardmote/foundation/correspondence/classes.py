"""The foundation's own guard: by record class, to readers of the same partnership. It knows no person and no case."""

from wardmote.foundation.access import PUBLIC_CLASS, class_of
from wardmote.foundation.correspondence.leaving import Leaving, Opinion


def class_guard(leaving: Leaving) -> Opinion | None:
    """Passes what is public to anybody, and business to whoever is of that partnership, and refuses it to others.

    Of what tells of people it knows nothing: only a desk's guard, which knows the record, lets that pass.
    """
    kind, reader = class_of(leaving.record_class), leaving.reader
    if kind.slug == PUBLIC_CLASS:
        return Opinion(True, "Anybody may read it.")
    if kind.opens_to == "nobody":
        return None
    if not kind.opens(reader.kind):
        return Opinion(
            False,
            f"This is partnership business (class {kind.slug}), and {reader.name} is not of the partnership.",
            "Sign in, or ask a member of the partnership.",
        )
    if leaving.by is None or reader.partnership != leaving.by.tenant.id:
        return Opinion(False, f"This is another partnership's business (class {kind.slug}).")
    return Opinion(True, f"{reader.name} is of the partnership whose business it is.")
