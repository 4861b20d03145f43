"""channelaudit finds every contact channel of a web shop and tells which ones are broken."""
__version__ = "0.1.0"
