"""What other desks may ask of intake."""

from wardmote.desks.intake.verbs import drop_files

__all__ = ["drop_files"]
