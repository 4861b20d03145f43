"""Reading postal addresses out of lines of text."""
