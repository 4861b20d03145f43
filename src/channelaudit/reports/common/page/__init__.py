"""The report for people as plain values: every decision is made here, templates only lay out.  Pure."""

from channelaudit.reports.common.page.build import page_of

__all__ = ["page_of"]
