"""What is read of people, always for a viewer and for a purpose."""
