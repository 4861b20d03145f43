"""Reading opening hours out of lines of text."""
