"""Actions: what somebody promised to do, by when, and what came of it."""
