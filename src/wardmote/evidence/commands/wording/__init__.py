"""What commands say, put into words apart from what they do."""
