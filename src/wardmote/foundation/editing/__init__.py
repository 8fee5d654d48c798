"""The pages of what is edited in the site: local values, and the changes that wait for a second person."""
