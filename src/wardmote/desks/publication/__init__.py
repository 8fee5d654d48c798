"""The public's first pages: home, help, accessibility, privacy."""
