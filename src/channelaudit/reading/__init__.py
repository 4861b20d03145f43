"""One page of HTML → one Document.  Pure."""

from channelaudit.reading.read import read

__all__ = ["read"]
