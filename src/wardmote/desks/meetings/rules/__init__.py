"""What a meeting must have, what goes on its agenda, and who may do what. Plain Python."""

#: Roles that run meetings: plan them, take their minutes, close them.
RUNS = ("csp_manager", "chair", "community_safety_officer")
#: Roles that approve minutes and change a group's terms of reference.
SIGNS = ("csp_manager", "chair")

#: A title, a sentence of a decision, what the minutes say of an item: as long as people write them.
LONGEST_LINE, LONGEST_SENTENCE, LONGEST_NOTE = 200, 500, 6000
