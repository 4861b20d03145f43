"""channelaudit finds every contact channel of a web shop and tells which ones are broken."""

__version__ = "0.1.0"
HOMEPAGE = "https://channelaudit.example/"
"""Where who meets this program's name in a log can read what it is."""
