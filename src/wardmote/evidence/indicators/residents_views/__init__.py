"""What people said when they were asked, with how many answered and how they were asked."""
