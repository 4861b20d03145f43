"""Earlier audits, and what has changed since: the only room beside the crawl and the checks that keeps files."""

from channelaudit.history.store import AuditId, Store

__all__ = ["AuditId", "Store"]
