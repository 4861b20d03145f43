"""What to fetch next, and what came of it."""

from channelaudit.crawl.crawler import Crawler, crawl
from channelaudit.crawl.readings import Reading

__all__ = ["Crawler", "Reading", "crawl"]
