"""The only writers of the plan."""

from wardmote.desks.plan.verbs.loading import load_plan

__all__ = ["load_plan"]
