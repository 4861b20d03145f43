"""The sample shop: pages, certificate, DNS zone and mail server, all invented, served on loopback."""

from channelaudit.demo.shop import DemoShop

__all__ = ["DemoShop"]
