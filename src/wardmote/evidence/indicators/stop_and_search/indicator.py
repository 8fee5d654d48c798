"""Stop and search: searches of people by self-defined ethnicity, as context, with how unevenly they fall."""

from wardmote.evidence.indicators.declared import read_indicator
from wardmote.evidence.indicators.gathering import Sorting
from wardmote.evidence.indicators.stop_and_search.disproportion import disproportion
from wardmote.evidence.indicators.stop_and_search.groups import GROUPS, group_of

INDICATOR = read_indicator(
    __package__,
    sorting=Sorting(by=("self_defined_ethnicity",), into=group_of, always=GROUPS),
    further=disproportion,
)
