"""Messages to people, by the extra ``notify``: the only room that knows Apprise."""

from channelaudit.notify.sending import Target, check_needs, target_of

__all__ = ["Target", "check_needs", "target_of"]
