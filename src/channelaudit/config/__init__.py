"""What the user wants: settings, their table of options, and ``channelaudit.yaml``."""
