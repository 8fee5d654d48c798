"""Where a request came from: the network address of whoever asks, and what they ask with, in words."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

#: What stands in a browser's own description, and the words people use for it; the first that fits is told.
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)
UNKNOWN = "0.0.0.0"


def address_of(request: HttpRequest) -> str:
    """The network address a request came from; behind a proxy, the one that the proxy itself put last.

    What stands earlier in X-Forwarded-For was written by whoever asks, so it is not believed.
    """
    asked = request.META.get("REMOTE_ADDR", "")
    if settings.WARDMOTE_BEHIND_PROXY:
        asked = request.META.get("HTTP_X_FORWARDED_FOR", asked).rpartition(",")[2].strip()
    try:
        return str(ip_address(asked))
    except ValueError:
        return UNKNOWN


def device_of(agent: str) -> str:
    """A browser in words, from how it describes itself: "Firefox on Windows"."""
    browser = next((words for part, words in BROWSERS if part in agent), "")
    system = next((words for part, words in SYSTEMS if part in agent), "")
    if browser and system:
        return f"{browser} on {system}"
    return browser or (f"a browser on {system}" if system else "a device that does not say what it is")
