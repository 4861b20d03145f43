"""Forms of all kinds, for the finders ``form`` and ``newsletter``: told apart once a page, described in one way."""
