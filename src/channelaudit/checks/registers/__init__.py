"""One file a public register."""
