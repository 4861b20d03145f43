"""A web page about many sites: their scores, what is broken, where they are heading, and the commonest faults."""
