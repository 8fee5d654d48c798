"""The only place above the desks: the command, the settings, the addresses. Imports Django lazily."""
