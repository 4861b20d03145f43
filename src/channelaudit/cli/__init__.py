"""The command line: one file a command; the only room that prints.

stdout carries the report and nothing else; everything said beside it goes to stderr.  Every command imports what it
needs in its body, so that ``--help`` stays quick.
"""
