"""People killed or seriously injured by how they were travelling, from STATS19."""
