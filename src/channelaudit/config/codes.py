"""Exit codes, as docs/output.md says."""

CLEAN = 0
FOUND = 1
WRONG_USE = 2
NOT_AUDITED = 3
INTERRUPTED = 130
