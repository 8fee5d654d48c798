"""What local values declare of themselves: each is changed in the site."""

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import ChangeKind

VALUE = "local_values/value"

CONCERN = Concern(
    slug="local_values",
    changes=(
        ChangeKind(
            "value",
            title="A local value",
            editors=("administrator", "csp_manager"),
            approvers=("chair", "csp_manager", "administrator"),
            weigh="wardmote.foundation.local_values.verbs:weigh",
            apply="wardmote.foundation.local_values.verbs:apply",
        ),
    ),
)
