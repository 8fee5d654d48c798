"""What is held about one person, from what desks declare of their tables (`Tells`): for whoever answers them.

A column that nobody declared is told to nobody, and a promise fails until somebody has considered it.
"""

from wardmote.foundation.subject_access.rules import Held, Piece

__all__ = ["Held", "Piece"]
