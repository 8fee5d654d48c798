"""The pages of correspondence: where a one-time link is answered, what was asked by link, and what mail left."""
