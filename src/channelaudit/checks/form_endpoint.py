"""Is there somebody at the address to which a form is sent?  Nothing is ever sent to it.

A living endpoint may answer GET with nearly anything: 200, a redirect, 400, 405, 415, 422 … (RFC 9110).  Gone is what
says 404 or 410 to GET and has nothing better to say to OPTIONS.  Form services and plug-ins are asked in their own way,
where one is known (``knowledge/forms.yaml``); addresses that do something when they are asked for are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from channelaudit.checks.certificate import fault
from channelaudit.checks.common.alive import GONE, alive, has_post, is_gone, is_redirect_to_nothing
from channelaudit.checks.common.login import is_login, is_login_path
from channelaudit.config.settings import Settings
from channelaudit.knowledge.forms import Service, has_effects, service_of_url, services
from channelaudit.model import Channel, Check, Failure, FailureKind, Gathered, Message, Text, Verdict
from channelaudit.network import Network, Response, Unreachable
from channelaudit.network.guard import literal
from channelaudit.network.http import REDIRECTS
from channelaudit.network.shield import wall

Status = Literal["answers", "gone", "service_gone", "failing", "unverified"]
Cause = Literal["", "status", "dns", "refused", "private", "tls", "certificate"]

KINDS = ("form", "newsletter")
BY_SCRIPT = "#sent-by-script"
"""Ends the subject of a form of which nobody knows where a script sends it; before it stands the page."""
_REFUSALS = (401, 403, 405, 406, 429, 451)
"""Statuses with which a living endpoint, too, may turn a program away."""
_FAILING = (500, 501, 505)
"""Statuses of a server that fails; the other 5xx speak of a busy one, or of a server in between."""
_HARMLESS_FAULTS = ("", "chain_incomplete", "weak")
"""Faults of a certificate with which at least some browsers still send a form."""


@dataclass(frozen=True, slots=True)
class FormEndpoint:
    """What is known of an endpoint."""

    url: str
    status: Status
    """``service_gone``: the service behind it says that it has no such form; ``failing``: see ``cause``."""
    code: int = 0
    """HTTP status on which this rests; 0: none."""
    cause: Cause = ""
    """Why it is failing: 500, no such host, refused, only reachable at the shop itself, no TLS, a certificate of which
    browsers warn (the rules about certificates speak of that one)."""
    detail: Text = ""
    """One English sentence for people, without a full stop."""
    service: str = ""
    """Name of the form service or plug-in behind it."""
    doubt: Failure | None = None
    """Why it proves nothing that it ``answers``, or why it is ``unverified``."""


def subject_of(channel: Channel) -> str | None:
    """The address that speaks for a form: its endpoint, or its page where only that one can."""
    if channel.kind not in KINDS or not channel.of_shop:
        return None
    endpoint = urldefrag(str(channel.attributes.get("endpoint") or ""))[0]
    page = urldefrag(str(channel.attributes.get("page") or ""))[0]
    if endpoint.lower().startswith("mailto:"):
        return None
    service = services().get(str(channel.attributes.get("service") or ""))
    if service and service.post_only and page:
        return page
    return endpoint or (page and f"{page}{BY_SCRIPT}") or None


def _subjects(gathered: Gathered) -> Iterator[str]:
    for channel in gathered.channels:
        if subject := subject_of(channel):
            yield subject


def _foreign(subject: str, gathered: Gathered) -> bool:
    host, domain = urlsplit(subject).hostname or "", gathered.context.domain
    return host not in (domain, gathered.context.host) and not host.endswith(f".{domain}")


async def observe(subject: str, network: Network, settings: Settings) -> FormEndpoint:
    """Ask for ``subject``.  Raises ``Unreachable`` where the failure may be on our side."""
    if subject.endswith(BY_SCRIPT):
        return _unverified(subject, "protocol", Message("a script sends this form and does not say where"))
    service = service_of_url(subject)
    name = service.name if service else ""
    if service and _last_part(subject) in service.placeholder:
        detail = Message("the address is the sample from the documentation of {name}", name=name)
        return FormEndpoint(subject, "service_gone", detail=detail, service=name)
    if has_effects(subject):
        return _unverified(subject, "disallowed", Message("asking for this address could set something off"), name)
    try:
        return (service and await _of_service(subject, service, network)) or await _asked(subject, network, settings)
    except Unreachable as error:
        cause = _cause(error, subject)
        if not cause:
            raise
        return FormEndpoint(subject, "failing", cause=cause, detail=error.detail, service=name)


def _last_part(url: str) -> str:
    return unquote(url.rstrip("/").rpartition("/")[2]).lower()


def _cause(error: Unreachable, url: str) -> Cause:
    """What a failure says of the endpoint, "" where it may be on our side."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" and error.kind in ("private", "dns", "refused"):
        return "private"
    if error.kind == "private":
        return "private" if literal(host) else ""
    if error.kind == "tls":
        return "tls"
    if error.definite:
        return "dns" if error.kind == "dns" else "refused"
    return ""


async def _of_service(url: str, service: Service, network: Network) -> FormEndpoint | None:
    """What the service itself says; None where it has no way of its own to say it."""
    if not service.ask and not service.gone.status and not service.gone.texts:
        return None
    answer: Response | None = None
    for question in service.questions(url) or (url,):
        try:
            answer = await network.http.fetch(question)
        except Unreachable:
            if question == url:
                raise
            return None  # who is asked on the side says nothing of the endpoint
        if not says_gone(answer, service):
            break
    else:
        detail = Message("{name} says that it has no such form", name=service.name)
        status: Status = "gone" if service.plugin else "service_gone"
        return FormEndpoint(url, status, answer.status if answer else 0, detail=detail, service=service.name)
    if 200 <= answer.status < 300 and not wall(answer) and not (_moved(url, answer) and is_login(answer)):
        return FormEndpoint(url, "answers", answer.status, service=service.name)
    return None


def says_gone(answer: Response, service: Service) -> bool:
    """Whether the service answers in the way in which it says that a form does not exist or is closed."""
    if answer.status in service.gone.status:
        return True
    text = f"{answer.final_url}\n{answer.body.decode('utf-8', 'replace')}".lower()
    return any(mark.lower() in text for mark in service.gone.texts)


async def _asked(url: str, network: Network, settings: Settings) -> FormEndpoint:
    service = service_of_url(url)
    name = service.name if service else ""
    answer = await _final(url, network)
    if not is_login_path(url) and await _leads_to_login(url, answer, network):
        detail = Message("the address sends strangers to a page where they log in")
        return _unverified(url, "login_wall", detail, name, answer.status)
    if answer.tls_error and (trouble := await _certificate_fault(answer, network, settings)):
        return FormEndpoint(url, "failing", cause="certificate", detail=trouble, service=name)
    if stands_before := wall(answer):
        doubt = Failure("form_endpoint", url, "blocked", stands_before.reason)
        status: Status = "answers" if answer.status in _REFUSALS else "unverified"
        return FormEndpoint(url, status, answer.status, detail=stands_before.reason, service=name, doubt=doubt)
    if answer.status in GONE or answer.status in _FAILING:
        return await _second_opinion(url, answer, name, network, settings)
    if await is_gone(answer, network, settings):
        detail = Message(
            "the address answers with status 200 but says, as for any made-up address, that there is nothing"
        )
        return FormEndpoint(url, "gone", answer.status, detail=detail, service=name)
    if not alive(answer):
        detail = Message("the address answers with status {status}, which tells nothing", status=answer.status)
        return _unverified(url, "status", detail, name, answer.status)
    return _answering(url, answer, service)


def _answering(url: str, answer: Response, service: Service | None) -> FormEndpoint:
    """Alive; but where a service takes the forms of all its customers, this does not speak for the form."""
    if service is None or service.plugin or service.gone.status or service.gone.texts:
        return FormEndpoint(url, "answers", answer.status, service=service.name if service else "")
    detail = Message("{name} does not say whether it knows this form", name=service.name)
    doubt = Failure("form_endpoint", url, "protocol", detail)
    return FormEndpoint(url, "answers", answer.status, detail=detail, service=service.name, doubt=doubt)


async def _final(url: str, network: Network) -> Response:
    """The answer to GET, behind permanent redirects; other redirects are what a living endpoint does with visitors,
    unless they lead to a page that says that there is nothing, or to the address itself.
    """
    answer = await network.http.fetch(url, follow=False)
    target = urljoin(url, answer.headers.get("location", ""))
    circle = answer.status in REDIRECTS and "location" in answer.headers and _same(target, url)
    if answer.status in (301, 308) or circle or is_redirect_to_nothing(answer, target):
        return await network.http.fetch(url, stay=_harmless)
    return answer


def _harmless(url: str) -> bool:
    return not has_effects(url)


async def _leads_to_login(url: str, answer: Response, network: Network) -> bool:
    """Whether the address, which is none for logging in itself, redirects to one that is."""
    target = urljoin(url, answer.headers.get("location", ""))
    if answer.status not in REDIRECTS or target == url:
        return _moved(url, answer) and is_login(answer)
    if is_login_path(target):
        return True
    if has_effects(target):
        return False
    try:
        return is_login(await network.http.fetch(target, stay=_harmless))
    except Unreachable:
        return False  # what becomes of visitors afterwards says nothing of the endpoint


def _moved(url: str, answer: Response) -> bool:
    return not _same(url, answer.final_url)


def _same(one: str, other: str) -> bool:
    """Whether two addresses differ at most in their scheme, ``www.``, a final slash or the place on the page."""
    first, second = (urldefrag(u)[0].partition("://")[2].removeprefix("www.").rstrip("/") for u in (one, other))
    return first == second


async def _second_opinion(
    url: str, answer: Response, service: str, network: Network, settings: Settings
) -> FormEndpoint:
    """404, 410 and 500 on GET count only where OPTIONS does not know better: some endpoints know POST alone."""
    failing = answer.status in _FAILING
    if failing and not settings.retries:
        answer = await network.http.fetch(url, headers={"Cache-Control": "no-cache"})  # twice, never once
        if answer.status not in _FAILING:
            return _unverified(
                url, "status", Message("the address answers with an error at times"), service, answer.status
            )
    known = await has_post(answer.final_url, network)
    if known == "yes" and not failing:
        return FormEndpoint(
            url, "answers", answer.status, detail=Message("OPTIONS says that it takes POST"), service=service
        )
    if known != "no":
        detail = Message(
            "GET is answered with status {status}, OPTIONS as if the address existed", status=answer.status
        )
        return _unverified(url, "status", detail, service, answer.status)
    detail = Message("the address answers with status {status}", status=answer.status)
    if failing:
        return FormEndpoint(url, "failing", answer.status, "status", detail, service)
    return FormEndpoint(url, "gone", answer.status, detail=detail, service=service)


async def _certificate_fault(answer: Response, network: Network, settings: Settings) -> str:
    """Why browsers warn before they send a form there, "" where they do not."""
    parts = urlsplit(answer.final_url)
    facts = await network.tls.inspect(parts.hostname or "", parts.port or 443)
    return "" if await fault(facts, network, settings) in _HARMLESS_FAULTS else facts.error


def _unverified(url: str, kind: FailureKind, detail: Message, service: str = "", code: int = 0) -> FormEndpoint:
    page = url.removesuffix(BY_SCRIPT)
    doubt = Failure("form_endpoint", page, kind, detail)
    return FormEndpoint(page, "unverified", code, detail=detail, service=service, doubt=doubt)


def _verdict(result: FormEndpoint) -> Verdict:
    if result.status in ("gone", "service_gone", "failing"):
        return "broken"
    return "unverified" if result.doubt else "works"


CHECK = Check(
    result=FormEndpoint,
    subjects=_subjects,
    observe=observe,
    subject_of=subject_of,
    verdict=_verdict,
    third_party=False,
    foreign=_foreign,
    title="forms",
)
