"""What scrapy runs in the crawl benchmark: follow every link of the site and take the addresses in mailto links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import scrapy  # type: ignore[import-not-found]
from scrapy.linkextractors import LinkExtractor  # type: ignore[import-not-found]


class Spider(scrapy.Spider):  # type: ignore[misc]
    """As many requests at a time as the others, no pause between them."""

    name = "benchmark"
    custom_settings = {  # noqa: RUF012 (scrapy's own way)
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
        "HTTPERROR_ALLOW_ALL": True,
    }

    def __init__(self, start: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.start_urls = [start]
        self._links = LinkExtractor(allow=re.escape(start))

    def parse(self, response: Any) -> Iterator[Any]:
        """Links and addresses of one page."""
        if response.status == 200 and b"html" in (response.headers.get("Content-Type") or b""):
            mails = response.xpath('//a[starts-with(@href,"mailto:")]/@href').getall()
            yield {"url": response.url, "mails": mails}
            for link in self._links.extract_links(response):
                yield scrapy.Request(link.url)
