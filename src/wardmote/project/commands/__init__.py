"""The platform's commands, one file each. What is heavy is imported inside `run`."""
