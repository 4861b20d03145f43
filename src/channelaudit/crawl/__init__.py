"""What to fetch next, and what came of it."""

from channelaudit.crawl.crawler import Crawler, Reading, crawl

__all__ = ["Crawler", "Reading", "crawl"]
