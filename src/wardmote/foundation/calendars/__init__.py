"""What is due, when and why: the clock wall, the partnership's year, calendar feeds, and who has checked a rule.

A desk declares `clocks="module:function"`; the function is given the viewer and answers with a `RunningClock` for every
time limit that runs on its records. Nothing here knows a desk.
"""

from wardmote.foundation.calendars.running import RunningClock

__all__ = ["RunningClock"]
