"""Pages: how a view answers with HTML, the layouts every page wears, and the words a refusal uses."""

from wardmote.foundation.pages.rendering import render

__all__ = ["render"]
