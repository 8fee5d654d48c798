"""Changes that are edited in the site: proposed with a reason, approved by a second person where marked legal.

    changes.propose(by=viewer, kind="local_values/value", subject="agencies.stale_after_days", said={"value": 60}, …)

What is not legal is made at once and what is waits for somebody else to approve it; either way the row stays, with what
was before and after, who, when and why. A desk declares what can be changed so as `ChangeKind`s in its desk.py.
"""

from wardmote.foundation.changes.weighing import Weighed

__all__ = ["Weighed"]
