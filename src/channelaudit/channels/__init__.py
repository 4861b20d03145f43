"""One file a kind of channel: where it shows in a Document.  Pure."""
