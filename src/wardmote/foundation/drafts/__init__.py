"""What a member typed and has not sent: kept by the server as typed, and given back to them and to nobody else."""
