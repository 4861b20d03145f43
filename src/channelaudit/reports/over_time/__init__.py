"""What is said of more than one audit of a site: the difference between two, and a whole history."""
