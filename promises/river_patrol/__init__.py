"""A made-up kind of case, River patrol, that exists for tests of sealing alone: an app with a table of notes."""
