"""The crawl itself: home page, rules of the house, then the most promising address first."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from channelaudit.config.settings import Settings
from channelaudit.crawl import sitemap
from channelaudit.crawl.answers import problem, settled, within_tags
from channelaudit.crawl.doubts import doubt
from channelaudit.crawl.frontier import TELLING, Frontier, Target
from channelaudit.crawl.harvest import USUAL, Harvest
from channelaudit.crawl.missing import MissingPage
from channelaudit.crawl.readings import Reading, Readings, Visit, stop
from channelaudit.crawl.roles import SELLING, STAND_INS, contact_stand_in, holds_contacts, page_role, shows_contacts
from channelaudit.crawl.rulebook import Rulebook
from channelaudit.crawl.skim import Skim, platform, skim
from channelaudit.crawl.start import start, start_role
from channelaudit.crawl.urls import as_written, host_of, normalise, origin_of, same_site
from channelaudit.crawl.worth import Worth
from channelaudit.knowledge.domains import registrable
from channelaudit.model import Crawl, Failure, Message, Page, Role
from channelaudit.network import Network, Response, Unreachable
from channelaudit.reading.encoding import decode

SHARE = 0.85
"""Part of the time that is left which the crawl may use: the checks come after it."""
EARLY = 0.02
"""Part of the page limit up to which pages of goods need not wait for the sitemaps, which may list better ones."""
MOST_SKIPPED = 100
PLATFORM_SHOWS = 5
"""Pages on which marks of the shop software are looked for."""

Progress = Callable[[str, int], None]
_Answer = tuple[Target, Response]


async def crawl(site: str, settings: Settings, network: Network, visit: Visit, progress: Progress) -> Crawl:
    """Crawl ``site``.  ``visit`` gets every page that is worth reading, at once, and must not keep the markup.

    Never raises for what the site or the network does.
    """
    crawler = Crawler(site, settings, network, visit, progress)
    await crawler.run()
    return crawler.result()


class Crawler:
    """One crawl; ``result`` may be asked for at any time, also after ``run`` was cancelled."""

    def __init__(self, site: str, settings: Settings, network: Network, visit: Visit, progress: Progress) -> None:
        self._site = site
        self._settings = settings
        self._network = network
        self._readings = Readings(visit, self._better)
        self._progress = progress
        self._frontier = Frontier()
        self._harvest = Harvest(self._frontier, settings)
        self._worth = Worth()
        self._missing = MissingPage(network, settings.bounds.links)
        self._domains: frozenset[str] = frozenset()
        self._pages: list[Page] = []
        self._asked: dict[str, int] = {}
        self._read: set[str] = set()
        self._answered: Counter[Role] = Counter()
        self._failures: list[Failure] = []
        self._rulebook = Rulebook(network, self._failures)
        self._skipped: dict[str, None] = {}
        self._under_way: dict[str, Target] = {}
        self._with_details: set[str] = set()
        self._taken = 0
        self._final_url = ""
        self._platform = ""
        self._home_read = False
        self._unsettled = False
        self._ended = False

    async def run(self) -> None:
        """Until nothing is left, the page limit is reached or the time is up."""
        try:
            async with self._network.clock.limit(SHARE * self._network.remaining()):
                if await self._home():
                    await self._drain(asyncio.create_task(self._sitemaps()))
                    await self._guesses()
                await self._readings.settle()
            self._ended = True
        except TimeoutError:
            self._unsettled = True
            self._failures.append(Failure("crawl", self._site, "timeout", Message("the time for the audit was up")))
        finally:
            await self._readings.drop()
            await self._rulebook.close()

    def result(self) -> Crawl:
        """What has been gathered so far."""
        waiting = [t for t in (*self._under_way.values(), *self._frontier.rest()) if not t.guess]
        left_out = any(t.role in TELLING and not self._answered[t.role] for t in waiting)
        skipped = [*self._skipped, *(target.url for target in waiting)]
        complete = self._ended and self._home_read and not self._unsettled and not left_out
        return Crawl(
            site=self._site,
            pages=self._with_stand_in() if complete else tuple(self._in_order()),
            links=self._harvest.links,
            failures=tuple(self._failures),
            skipped=tuple(dict.fromkeys(skipped))[:MOST_SKIPPED],
            complete=complete,
            final_url=self._final_url,
            platform=self._platform,
            requests=tuple(sorted(self._network.http.requests.items())),
        )

    @property
    def address(self) -> str:
        """Of the home page behind its redirects, or of the site while that is not known."""
        return self._final_url or self._site

    def _with_stand_in(self) -> tuple[Page, ...]:
        """The pages; where none is the contact page, the one that serves as it."""
        pages = self._in_order()
        index = contact_stand_in([(page.role, page.final_url in self._with_details) for page in pages])
        if index is not None:
            pages[index] = replace(pages[index], role="contact")
        return tuple(pages)

    def _in_order(self) -> list[Page]:
        """As they were asked for, the home page first; they arrive in any order."""
        return sorted(self._pages, key=lambda page: self._asked.get(page.url, -1))

    async def _home(self) -> bool:
        """Whether there is a site to crawl."""
        self._progress(self._site, 0)
        if self._settings.max_pages > 1 and (url := normalise(self._site)):
            self._rulebook.foresee(url)  # beside the home page
        begun = await start(self._site, self._network)
        self._failures.extend(begun.failures)
        target = Target(begun.url, "home", 0, "")
        self._taken += 1
        if begun.response is None:
            self._pages.append(Page(begun.url, begun.url, "home", 0, 0, "", error=begun.failures[-1]))
            return False
        self._final_url = normalise(begun.response.final_url) or begun.response.final_url
        self._domains = frozenset(registrable(host_of(url)) for url in (begun.url, self._final_url))
        self._frontier.mark(begun.url)
        self._frontier.mark(self._final_url)
        await self._take(target, begun.response)
        self._pages[-1] = replace(self._pages[-1], url=as_written(self._site, begun.url))
        error = self._pages[-1].error
        self._home_read = error is None
        if self._pages[-1].role != "home":
            self._frontier.add(Target(origin_of(self._final_url) + "/", "home", 0, "", guess=True))
        return error is None or settled(error, begun.response.status, "home")

    async def _sitemaps(self) -> None:
        if self._settings.max_pages <= 1:
            return
        rules = await self._rulebook.rules(self._final_url)
        if rules.denied_all:
            return
        starts = rules.sitemaps or (origin_of(self._final_url) + "/sitemap.xml",)
        found, failures = await sitemap.read(starts, self._network, self._inside, self._settings.bounds.sitemap_entries)
        self._failures.extend(failures)
        for url in found:
            self._harvest.listed(url)

    async def _guesses(self) -> None:
        """A shop whose links lead to no contact page may have one all the same."""
        if self._settings.max_pages > 1 and not any(p.role == "contact" and not p.error for p in self._pages):
            self._harvest.guess(origin_of(self._final_url))
            self._taken -= len(USUAL)
            await self._drain()

    async def _drain(self, listing: asyncio.Task[None] | None = None) -> None:
        """Fetch what is waiting.

        While ``listing`` still reads the sitemaps, only pages that come first anyway and a small part of the others.
        The next requests go out before the answers are looked at: so the site is not waited for while a page is read.
        """
        early, jobs = EARLY * self._settings.max_pages, max(1, self._settings.jobs)
        fetching: set[asyncio.Task[_Answer | None]] = set()
        others: set[asyncio.Task[None]] = {listing} if listing else set()
        answers: list[_Answer] = []
        try:
            while True:
                room = jobs - len(fetching) - (listing in others) if len(others) <= jobs else 0
                telling = listing in others and self._taken >= early
                fetching |= {asyncio.create_task(self._work(target)) for target in self._next(room, telling=telling)}
                others |= {asyncio.create_task(self._answered_by(*answer)) for answer in answers}
                if not (fetching or others):
                    return
                done, _ = await asyncio.wait(fetching | others, return_when=asyncio.FIRST_COMPLETED)
                answers = [found for task in done & fetching if (found := task.result())]
                for task in done & others:
                    task.result()
                fetching, others = fetching - done, others - done
        finally:
            await stop(fetching | others)

    def _next(self, room: int, *, telling: bool) -> Iterator[Target]:
        """At most ``room`` targets, and no more than the page limit allows."""
        while room > 0 and self._taken < self._settings.max_pages:
            target = self._frontier.pop(telling=telling)
            if target is None:
                return
            self._taken += 1
            self._asked[target.url] = len(self._asked)
            room -= 1
            yield target

    async def _work(self, target: Target) -> _Answer | None:
        """Fetch a page; one that is not finished when the crawl is stopped stays named."""
        self._under_way[target.url] = target
        response = await self._fetch(target)
        if response is not None:
            return target, response
        del self._under_way[target.url]
        return None

    async def _answered_by(self, target: Target, response: Response) -> None:
        await self._take(target, response)
        del self._under_way[target.url]

    async def _fetch(self, target: Target) -> Response | None:
        rules = await self._rulebook.rules(target.url)
        if not rules.allows(target.url):
            self._taken -= 1
            self._skip(target)
            return None
        try:
            return await self._network.http.fetch(target.url, stay=self._inside)
        except Unreachable as error:
            if target.guess:
                return None
            failure = Failure("crawl", target.url, error.kind, error.detail)
            self._fail(target, failure, Page(target.url, target.url, target.role, 0, target.depth, target.found_on))
            if target.role in TELLING and not error.definite:
                self._unsettled = True
            return None

    async def _take(self, target: Target, response: Response) -> None:
        """Make a page of an answer, read it, and follow its links."""
        final = normalise(response.final_url) or response.final_url
        page = Page(
            url=target.url,
            final_url=final,
            role=target.role,
            status=response.status,
            depth=target.depth,
            found_on=target.found_on,
            seconds=round(response.seconds, 3),
            bytes=len(response.body),
        )
        failure = problem(target.url, response)
        if failure is not None:
            if target.guess:
                return
            self._fail(target, failure, page)
            if target.role in TELLING and not settled(failure, response.status, target.role):
                self._unsettled = True
            return
        if final in self._read:
            self._pages.append(replace(page, role=self._role_of(final)))
            self._answered[target.role] += 1
            return
        self._read.add(final)
        self._frontier.mark(final)
        bounds = self._settings.bounds
        html, cut = within_tags(decode(response.body, response.content_type), bounds.tags)
        look = skim(html, final, bounds.links)
        if await self._is_soft_404(target, response, look):
            if target.guess:
                return
            detail = Message(
                "the page answers with status 200 but says, as for any made-up address, that there is nothing"
            )
            self._fail(target, Failure("crawl", target.url, "status", detail), page)
            return
        self._bounds(target, look, html, cut=cut or response.truncated)
        await self._open(target, page, look, html)

    async def _open(self, target: Target, page: Page, look: Skim, html: str) -> None:
        names = (look.title, look.headings, look.text)
        home = target.role == "home"
        role = start_role(page.final_url, look) if home else page_role(page.final_url, target.text, *names)
        if role in STAND_INS and holds_contacts(look.text):
            self._with_details.add(page.final_url)
        seen = shows_contacts(look.text, html) if role in SELLING else None
        page = replace(page, role=role, title=look.title, language=look.language, reachable=seen)
        place = len(self._pages)
        self._pages.append(page)
        self._answered[role] += 1
        if place < PLATFORM_SHOWS and not self._platform:
            self._platform = platform(html)
        self._harvest.page(page, look, self._inside)
        self._progress(page.final_url, len(self._pages))
        if self._worth.reading(role, look, html):
            await self._readings.give(place, page, html)

    def _better(self, place: int, reading: Reading) -> None:
        """Note what the reader of a page knows better."""
        page = self._pages[place]
        language, title = reading.language or page.language, reading.title or page.title
        self._pages[place] = replace(page, language=language, title=title, mixed=reading.mixed)
        self._platform = self._platform or reading.platform

    async def _is_soft_404(self, target: Target, response: Response, look: Skim) -> bool:
        """Asked where it matters and there is a suspicion, and always of addresses that were guessed."""
        if target.role not in TELLING or target.role == "home":
            return False
        return (target.guess or self._missing.suspects(look)) and await self._missing.matches(response, look)

    def _bounds(self, target: Target, look: Skim, html: str, *, cut: bool) -> None:
        """Say what was cut, and what is not the page that was promised."""
        if cut:
            detail = Message("this page is too large or breaks off: only its beginning was read")
            self._failures.append(Failure("crawl", target.url, "too_large", detail))
            self._unsettled = self._unsettled or target.role in TELLING
        if failure := doubt(target.role, target.url, look, html):
            self._failures.append(failure)
            self._unsettled = self._unsettled or target.role in TELLING
        if look.links_cut:
            detail = Message.counted(
                "only the first {count} link of this page was followed",
                "only the first {count} links of this page were followed",
                count=self._settings.bounds.links,
            )
            self._failures.append(Failure("crawl", target.url, "too_large", detail))

    def _fail(self, target: Target, failure: Failure, page: Page) -> None:
        self._pages.append(replace(page, error=failure))
        if not settled(failure, page.status, target.role):
            self._failures.append(failure)
        self._answered[target.role] += 1
        self._progress(page.url, len(self._pages))

    def _skip(self, target: Target) -> None:
        """Left out because robots.txt says so."""
        self._skipped[target.url] = None
        if target.role in TELLING:
            detail = Message("robots.txt asks not to fetch this page")
            self._failures.append(Failure("crawl", target.url, "robots", detail))
            self._unsettled = True

    def _role_of(self, final: str) -> Role:
        return next((page.role for page in self._pages if page.final_url == final and page.error is None), "other")

    def _inside(self, url: str) -> bool:
        return same_site(url, self._domains)
