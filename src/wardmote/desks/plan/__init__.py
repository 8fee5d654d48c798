"""The partnership plan: its priorities, aims and commitments, each traceable to its place in the plan."""
