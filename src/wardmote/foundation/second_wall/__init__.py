"""The second wall: on PostgreSQL the database itself shows and takes no row about people but as its viewer may have it.

Access is the first wall and decides all of it; this one asks less, and asks it of whatever reaches the database, a
question that forgot its viewer included. See foundation/access/README.md.
"""

from wardmote.foundation.second_wall.before import Before, machine, stand, stands
from wardmote.foundation.second_wall.policies import missing, put_up

__all__ = ["Before", "machine", "missing", "put_up", "stand", "stands"]
