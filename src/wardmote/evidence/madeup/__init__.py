"""An invented force, its land, and what is recorded there, from a seed: for demonstrations and tests, marked made up.

No street, person or incident here is real, and none can be taken for real: the force's name ends in "(made up)", the
codes of its places begin with X, and every street carries the word in `CANARY`, which nothing real does.
"""

from wardmote.evidence.madeup.land import CANARY
from wardmote.evidence.madeup.months import MADE_UP_FORCE, write_months
from wardmote.evidence.madeup.partners import PARTNER_TABLES
from wardmote.evidence.madeup.series import SERIES, write_series

__all__ = ["CANARY", "MADE_UP_FORCE", "PARTNER_TABLES", "SERIES", "write_months", "write_series"]
