"""People killed or seriously injured in reported collisions, from STATS19."""
