"""One file a question to the network: a result dataclass, ``observe``, and ``CHECK = Check(...)``."""
