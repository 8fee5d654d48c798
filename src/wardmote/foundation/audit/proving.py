"""That one row wrote one value, shown to somebody who has an export of it: the salt that opens its commitment."""

import json
from uuid import UUID

from wardmote.errors import Invalid, Missing
from wardmote.foundation.audit import anchors
from wardmote.foundation.audit.models import Salt, Seal
from wardmote.foundation.audit.recording import commitment


def prove(chain: UUID, sequence: int, field: str, value: str) -> bytes:
    """One line that shows what the row at this place of a chain wrote in a field; `value` as text, or as JSON has it.

    Raises Missing where there is no such row, or none that left a commitment; Invalid where the value is another. A
    salt is that of all the act: whoever is given it can try other values of the same act's fields, so give it to few.
    """
    row = Seal.objects.filter(partnership=chain, sequence=sequence).select_related("row").first()
    made = dict(zip(row.row.fields.split(), row.row.commitments.split(), strict=False)) if row else {}
    salt = Salt.objects.filter(act=row.row.act).values_list("salt", flat=True).first() if row else None
    if row is None or salt is None or field not in made:
        raise Missing(
            f"Row {sequence:,} left no commitment to a value of {field}.", instead="Choose another row or field."
        )
    for said in _readings(value):
        if commitment(bytes(salt), row.row.record, field, said) == made[field]:
            told = {"proof_of": sequence, "field": field, "value": said, "salt": bytes(salt).hex()}
            return anchors.as_line(told)
    raise Invalid(f"Row {sequence:,} wrote something else in {field}.", instead="Give the value exactly as it was.")


def _readings(value: str) -> list[object]:
    """The text itself, and what it is as JSON: a number, a list, yes or no."""
    try:
        return [value, json.loads(value)]
    except ValueError:
        return [value]
