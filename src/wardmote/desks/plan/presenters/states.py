"""Whether a plan is in force, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote.desks.plan import rules
from wardmote.desks.plan.queries import PlanInBrief, PlanSeen
from wardmote.foundation.pages.words import day as in_words


@dataclass(frozen=True)
class PlanState:
    """Whether the plan is in force, as a word and as a sentence."""

    word: str
    sentence: str


def state_of(plan: PlanSeen | PlanInBrief, day: date) -> PlanState:
    """Whether the plan is in force on a day, said plainly."""
    word = rules.status_on(starts=plan.starts, ends=plan.ends, day=day)
    sentences = {
        "not started": _("This plan starts on %(day)s.") % {"day": in_words(plan.starts)},
        "in force": _("This plan runs until %(day)s.") % {"day": in_words(plan.ends)},
        "ended": _("This plan ended on %(day)s.") % {"day": in_words(plan.ends)},
    }
    return PlanState(word, sentences[word])
