"""The partnership and its statutory areas."""
