"""One file a format: ``FORMAT = Format(render=render, …)``; what the formats share stands in ``common``."""

from channelaudit.reports.common.options import RenderOptions

__all__ = ["RenderOptions"]
