"""Who has looked at what tells of people, and why; and the audit in a file that somebody elsewhere can check."""
