"""How pages write dates, numbers and states. All are filters of every page."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from markupsafe import Markup

LONDON = ZoneInfo("Europe/London")

# A status is a word and a shape, never a colour alone: (shape, tone).
STATUSES = {
    "on track": ("●", "good"),
    "at risk": ("▲", "caution"),
    "late": ("■", "stop"),
    "done": ("✓", "good"),
    "partly done": ("▲", "caution"),
    "not done": ("■", "stop"),
    "not answered": ("○", "quiet"),
    "not started": ("○", "quiet"),
    "stale": ("◌", "quiet"),
    "in force": ("●", "good"),
    "low": ("●", "good"),
    "medium": ("○", "quiet"),
    "high": ("▲", "caution"),
    "extreme": ("■", "stop"),
    "checked": ("✓", "good"),
    "check due": ("▲", "caution"),
    "changed": ("○", "caution"),
    "not checked": ("◌", "caution"),
    "retired": ("□", "quiet"),
    "regarded": ("✓", "good"),
    "raised": ("○", "caution"),
    "taken up": ("✓", "good"),
    "shared": ("●", "good"),
    "ends soon": ("▲", "caution"),
    "ended": ("□", "quiet"),
    "dropped": ("□", "quiet"),
    "overdue": ("■", "stop"),
    "due soon": ("▲", "caution"),
    "due": ("○", "quiet"),
    "running": ("●", "quiet"),
    "stopped": ("◌", "quiet"),
    "no set time": ("○", "quiet"),
    "not known": ("◌", "caution"),
    "cannot be worked out": ("◌", "caution"),
    "met": ("✓", "good"),
    "met late": ("✓", "caution"),
    "missing": ("■", "stop"),
    "planned": ("○", "quiet"),
    "sitting": ("●", "good"),
    "being put right": ("▲", "caution"),
    "closed": ("✓", "good"),
    "called off": ("□", "quiet"),
    "present": ("✓", "good"),
    "deputy": ("✓", "good"),
    "observer": ("○", "quiet"),
    "apologies": ("□", "quiet"),
    "agreed": ("✓", "good"),
    "not agreed": ("■", "stop"),
    "put off": ("◌", "caution"),
    "to be cleared": ("○", "caution"),
    "sent back": ("▲", "caution"),
    "no action yet": ("▲", "caution"),
    "in hand": ("●", "good"),
    "evidence wanted": ("▲", "caution"),
    "to be agreed": ("○", "caution"),
    "withdrawn": ("□", "quiet"),
    "to be decided": ("○", "caution"),
    "offer to be signed": ("○", "caution"),
    "declined": ("□", "quiet"),
    "in preparation": ("○", "quiet"),
    "sent": ("●", "quiet"),
    "awarded": ("✓", "good"),
    "turned down": ("□", "quiet"),
    "current": ("✓", "good"),
    "renewal due": ("▲", "caution"),
    "lapsed": ("■", "stop"),
    "review due": ("▲", "caution"),
    "review overdue": ("■", "stop"),
    "people in danger": ("■", "stop"),
    "suspected": ("▲", "caution"),
    "received": ("○", "caution"),
    "acknowledged": ("●", "quiet"),
    "upheld": ("✓", "good"),
    "partly upheld": ("✓", "good"),
    "not upheld": ("□", "quiet"),
    "assessed": ("○", "caution"),
    "not told": ("□", "quiet"),
    "confirmed": ("✓", "good"),
    "to be approved": ("○", "caution"),
    "out for signature": ("○", "caution"),
    "impact assessment wanted": ("■", "stop"),
    "adopted": ("✓", "good"),
    "drafted": ("○", "caution"),
    "unconfirmed": ("◌", "caution"),
    "replaced": ("□", "quiet"),
    "none known": ("◌", "caution"),
    "record wanted": ("■", "stop"),
    "review wanted": ("○", "caution"),
    "being written": ("○", "quiet"),
    "asked": ("○", "caution"),
    "second person wanted": ("○", "caution"),
    "told": ("✓", "good"),
    "refused": ("□", "quiet"),
    "access ended": ("■", "stop"),
    "destroyed": ("□", "quiet"),
    "goes tonight": ("▲", "caution"),
    "kept longer": ("○", "quiet"),
    "held": ("■", "stop"),
    "to be reviewed": ("○", "caution"),
    "to be given": ("▲", "caution"),
    "answered": ("✓", "good"),
    "taken over": ("●", "quiet"),
    "taken back": ("□", "quiet"),
}


def day(value: date) -> str:
    """4 April 2026. An instant is told as London's day."""
    if isinstance(value, datetime):
        value = value.astimezone(LONDON)
    return date_format(value, "j F Y")


def moment(value: datetime) -> str:
    """4 April 2026, 4:40pm, in London's time."""
    there = value.astimezone(LONDON)
    return f"{date_format(there, 'j F Y')}, {there.hour % 12 or 12}:{there:%M}{'am' if there.hour < 12 else 'pm'}"


def number(value: float, places: int = 0) -> str:
    """1,234 or, with one place, 1,234.5. A minus is a real minus sign."""
    return f"{value:,.{places}f}".replace("-", "−")


def money(pence: int) -> str:
    """£1,250, or £1,250.50 where there are pence. A minus is a real minus sign and stands before the pound sign."""
    pounds, rest = divmod(abs(pence), 100)
    told = f"£{pounds:,}" + (f".{rest:02}" if rest else "")
    return f"−{told}" if pence < 0 else told


def status(word: str) -> Markup:
    """The word with its shape; a word we have no shape for is a fault of the page."""
    shape, tone = STATUSES[word]
    return Markup('<span class="wm-status wm-status--{}"><span aria-hidden="true">{}</span> {}</span>').format(
        tone, shape, word[:1].upper() + word[1:]
    )


FILTERS = {"day": day, "moment": moment, "money": money, "number": number, "thousands": number, "status": status}
