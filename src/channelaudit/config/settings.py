"""Every option and its default, once.  The command line and ``channelaudit.yaml`` both fill this in."""

from __future__ import annotations

from dataclasses import dataclass, field

from channelaudit.config.brand import Brand
from channelaudit.config.doors import KEYS, NETWORK, Doors
from channelaudit.config.ignoring import Ignore
from channelaudit.config.options import option, options_of, section, sections_of
from channelaudit.config.sites import Site
from channelaudit.model.message import LANGUAGES

_SHOP = "The shop"
_REPORT = "The report"
_JUDGING = "What is judged"
_TIME = "From one run to the next"
_CRAWL = "Limits of the crawl"
_CHECKS = "Outside checks"
_SECTIONS = (_SHOP, _REPORT, _JUDGING, _TIME, _CRAWL, _CHECKS, NETWORK, KEYS)
"""In the order in which people are shown them."""


@dataclass(frozen=True, slots=True)
class Settings(Doors):
    """The options of ``audit``.  Every field with ``option(...)`` is a flag and a key of ``channelaudit.yaml``."""

    site: str = field(
        default="",
        metadata=option(
            "Address of the shop, where the command line names none",
            "URL",
            section=_SHOP,
            example="https://shop.example/",
            form="shop",
        ),
    )
    sites: tuple[Site, ...] = field(
        default=(),
        metadata=section(
            "Several shops instead of one: addresses, or mappings with any key of this file for that shop alone",
            Site,
            section=_SHOP,
            inherits=True,
        ),
    )
    sites_at_once: int = field(
        default=4, metadata=option("Sites that are audited side by side", "N", section=_SHOP, minimum=1, maximum=64)
    )
    country: str = field(
        default="",
        metadata=option(
            "Judge by the duties of this country, two letters; worked out from the site if not given",
            "XX",
            section=_SHOP,
            example="PL",
            form="country",
        ),
    )

    format: str = field(
        default="terminal",
        metadata=option(
            "What is written to standard output: terminal, html, pdf, markdown, json, jsonl, csv, csv-channels, junit, "
            "sarif, github, github-summary, gitlab",
            "FORMAT",
            section=_REPORT,
        ),
    )
    output: tuple[str, ...] = field(
        default=(),
        metadata=option(
            "Write a report to a file too; the format follows from the suffix, or FORMAT:PATH; repeatable",
            "PATH",
            section=_REPORT,
            example="audit.json",
            short="-o",
            repeatable=True,
        ),
    )
    lang: str = field(
        default="en",
        metadata=option(
            "Language of reports and messages; without it that of the environment, else English",
            "LANG",
            section=_REPORT,
            choices=LANGUAGES,
        ),
    )
    report: Brand = field(
        default=Brand(),
        metadata=section("What the reports for people carry of whoever made them", Brand, section=_REPORT),
    )
    save_evidence: str = field(
        default="",
        metadata=option(
            'Save everything gathered, for "channelaudit judge"', "PATH", section=_REPORT, example="evidence.json"
        ),
    )

    select: tuple[str, ...] = field(
        default=(),
        metadata=option(
            "Judge by these rules only: ids or prefixes, with commas",
            "LIST",
            section=_JUDGING,
            example="email, phone-invalid",
        ),
    )
    ignore: tuple[str, ...] = field(
        default=(),
        metadata=option(
            "Leave these rules out: ids or prefixes, with commas", "LIST", section=_JUDGING, example="social"
        ),
    )
    fail_on: str = field(
        default="error",
        metadata=option(
            "From which severity on the exit code is 1",
            "SEVERITY",
            section=_JUDGING,
            choices=("error", "warning", "note", "never"),
        ),
    )
    expect: tuple[str, ...] = field(
        default=(),
        metadata=option(
            "A channel that the site must show: address, number, link or KIND:VALUE; of each kind that is named here, "
            "the site must show no other; repeatable",
            "CHANNEL",
            section=_JUDGING,
            form="channel",
            repeatable=True,
            example="info@shop.example",
        ),
    )
    answer_within: int = field(
        default=24,
        metadata=option("Hours within which the shop should promise to answer", "HOURS", section=_JUDGING, minimum=1),
    )
    strict: bool = field(
        default=False,
        metadata=option("Count what could not be determined as a failure to audit", section=_JUDGING),
    )

    ignored: tuple[Ignore, ...] = field(
        default=(),
        metadata=section(
            "Beside rules, the list above takes findings that you know of and accept, each with its reason",
            Ignore,
            section=_JUDGING,
            key="ignore",
        ),
    )

    store: str = field(
        default="",
        metadata=option(
            "File that keeps the history of all audits; one in your data folder if not given, none to keep nothing",
            "PATH",
            section=_TIME,
            example="history.sqlite",
        ),
    )
    baseline: str = field(
        default="",
        metadata=option(
            "Earlier audit or baseline (JSON), or the word last for the history's: only what is new since then counts "
            "for the exit code",
            "FILE",
            section=_TIME,
            example="last",
        ),
    )
    write_baseline: str = field(
        default="",
        metadata=option(
            "Write today's findings to a file for --baseline", "FILE", section=_TIME, example="baseline.json"
        ),
    )
    min_confirmations: int = field(
        default=1,
        metadata=option(
            "Runs in a row that must find a fault, by the history, before it counts for the exit code",
            "N",
            section=_TIME,
            minimum=1,
        ),
    )
    second_look: float = field(
        default=0.0,
        metadata=option(
            "Seconds after which what seems broken is asked about once more in the same run; what is still broken then "
            "needs no other confirmation; 0: it is not asked",
            "S",
            section=_TIME,
            minimum=0,
        ),
    )

    notify: tuple[str, ...] = field(
        default=(),
        repr=False,
        metadata=option(
            "Where to send a message when an audit finds something new or mended: addresses of Apprise, such as "
            "mailto:// or slack://; or in the environment, CHANNELAUDIT_NOTIFY, with spaces between them",
            "URL",
            section=_TIME,
            example="json://127.0.0.1:8080/",
            repeatable=True,
            secret=True,
        ),
    )

    max_pages: int = field(
        default=40, metadata=option("Pages to read at most", "N", section=_CRAWL, minimum=1, maximum=100_000)
    )
    jobs: int = field(
        default=4, metadata=option("Requests at a time to one host", "N", section=_CRAWL, minimum=1, maximum=64)
    )
    timeout: float = field(
        default=20.0,
        metadata=option("Seconds for one request, in all", "S", section=_CRAWL, minimum=0.001, maximum=600),
    )
    deadline: float = field(
        default=300.0,
        metadata=option("Seconds for the whole audit", "S", section=_CRAWL, minimum=0.001, maximum=86_400),
    )
    rate: float = field(
        default=4.0,
        metadata=option("Requests a second to one host; 0 means as fast as it answers", "R", section=_CRAWL, minimum=0),
    )
    retries: int = field(
        default=2,
        metadata=option("How often a request that failed is sent again", "N", section=_CRAWL, minimum=0, maximum=10),
    )
    ignore_robots: bool = field(
        default=False, metadata=option("Read pages that robots.txt forbids; for your own shop only", section=_CRAWL)
    )
    user_agent: str = field(
        default="",
        metadata=option(
            "Name to tell the site instead of the tool's own",
            "TEXT",
            section=_CRAWL,
            example="ShopCheck/1.0 (+https://shop.example/bot)",
            form="line",
        ),
    )

    offline: bool = field(
        default=False,
        metadata=option("Talk to the site alone: no DNS check, no mail server, no third party", section=_CHECKS),
    )
    checks: tuple[str, ...] = field(
        default=(),
        metadata=option(
            "Run these outside checks only, by id; -ID takes one out", "LIST", section=_CHECKS, example="-certificate"
        ),
    )
    mailbox_limit: int = field(
        default=10,
        metadata=option("Addresses of one domain that its mail server is asked about", "N", section=_CHECKS, minimum=0),
    )
    mailbox_pause: float = field(
        default=1.0,
        metadata=option(
            "Seconds between two connections to one mail server", "S", section=_CHECKS, minimum=0, maximum=600
        ),
    )
    greylist_pause: float = field(
        default=40.0,
        metadata=option(
            "Seconds to wait at most before a greylisting mail server is asked again; 0: it is not",
            "S",
            section=_CHECKS,
            minimum=0,
        ),
    )
    registers: bool = field(
        default=False,
        metadata=option("Ask public registers about the shop's registration numbers", section=_CHECKS),
    )
    recheck_pause: float = field(
        default=20.0,
        metadata=option(
            "Seconds before what seems to be gone is asked for once more, and only then called gone",
            "S",
            section=_CHECKS,
            minimum=0,
        ),
    )
    insecure: bool = field(
        default=False, metadata=option("Accept any certificate and do not judge it", section=_CHECKS)
    )

    cache_dir: str = field(
        default="",
        metadata=option(
            "Keep pages in this folder, and ask next time only whether they have changed",
            "PATH",
            section=_CRAWL,
            example=".channelaudit",
        ),
    )
    register_cache: str = ""
    """Folder in which registers' answers are kept for a day; "": the user's cache folder."""


OPTIONS = tuple(sorted(options_of(Settings), key=lambda option: _SECTIONS.index(option.section)))
"""Keys that are flags too."""
SECTIONS = sections_of(Settings)
"""Keys with keys of their own; the configuration file alone has them."""
