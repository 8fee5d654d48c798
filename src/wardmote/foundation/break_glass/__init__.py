"""Break-glass: a member opens a case they are not on, for a typed reason, for a few hours; others are told.

It stands in for being on the case and for a grant, for roles that the access table names, and for nothing else.
How somebody is reached safely and where they live opens so only by two: a second person agrees to that very opening.
"""
