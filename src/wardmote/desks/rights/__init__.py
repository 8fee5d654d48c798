"""Rights of people over what is held about them: who asked, what each agency holds, what was told."""
