"""How long records about people are kept, what stops their destruction, who decides on it, and the proof of it.

Desks declare how long (`Keeping`); the night proposes what is due, a reviewer decides, another night destroys.
"""
