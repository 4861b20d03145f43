"""The faults: what the other side does, and what the program must say to it."""

from __future__ import annotations

import gzip

import brotli  # type: ignore[import-untyped]
import zstandard

from faults.fault import CONTACT, SHOP, TEXT, Fault, on_contact, on_home, shop
from lab.certificates import server_context
from lab.web import Reply, Request, Route, Wire, drip, flood, raw, redirect, reset_after, silence

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
HASTY = ("--timeout", "0.5")
CHALLENGE = "<title>Just a moment...</title>"


def encoded(name: str, body: bytes) -> Reply:
    return Reply(body=body, headers=(("Content-Encoding", name),))


def circling_cookie(request: Request) -> Reply:
    """Sets a cookie, finds it, takes it away, and so on."""
    age = "Max-Age=0" if "a=1" in request.headers.get("cookie", "") else "Max-Age=60"
    return redirect("/kontakt", Set_Cookie=f"a=1; {age}")


def wanted_cookie(request: Request) -> Reply:
    seen = "a=1" in request.headers.get("cookie", "")
    return Reply(body=CONTACT) if seen else redirect("/kontakt", Set_Cookie="a=1")


def calendar(request: Request) -> Reply:
    month = request.target.rpartition("=")[2]
    following = int(month) + 1 if month.isdigit() else 1
    return Reply(body=shop(f"<a href='/kalendarz?m={following}'>dalej</a>"))


STATUSES = [
    on_contact("404", "status", Reply(404), broken=True),
    on_contact("410", "status", Reply(410), broken=True),
    on_contact("500 that stays", "status", Reply(500), broken=True),
    on_contact("503 without a word", "status", Reply(503)),
    on_contact("maintenance", "blocked", Reply(503, headers=(("Retry-After", "3600"),))),
    on_contact("too many requests", "blocked", Reply(429)),
    on_contact("asks for a password", "login_wall", Reply(401)),
    on_contact("forbidden to programs", "blocked", Reply(403)),
    on_contact("Cloudflare challenge", "blocked", Reply(403, CHALLENGE, headers=(("cf-mitigated", "challenge"),))),
    on_contact("Akamai denial", "blocked", Reply(403, "Access Denied https://errors.edgesuite.net/18.x")),
    on_contact("DataDome", "blocked", Reply(403, "<script src='https://ct.captcha-delivery.com/c.js'>")),
    on_contact("a challenge with status 202", "blocked", Reply(202, "<script src='/.well-known/sgcaptcha/?r'>")),
    on_contact("a challenge with status 200", "blocked", Reply(200, "<iframe src='/_Incapsula_Resource?x'>")),
    on_contact("captcha", "blocked", Reply(403, "<div class='h-captcha' data-sitekey=x>captcha</div>")),
    on_contact("captcha with status 200", "blocked", Reply(200, "<p>Are you a robot?<img src=/captcha.png>")),
    on_contact("404 that is a challenge", "blocked", Reply(404, CHALLENGE)),
    on_contact("a question for the age", "blocked", Reply(200, "<h1>Czy masz ukończone 18 lat?</h1><a>Tak</a>")),
    on_contact("999", "blocked", Reply(999)),
    on_contact("parked", "blocked", Reply(200, "<p>This domain is for sale!")),
    Fault(
        "shop not open yet",
        "blocked",
        {"/": shop(), "/kontakt": redirect("/password"), "/password": '<form><input type="password" name=p></form>'},
    ),
]

CONNECTIONS = [
    on_contact("reset at once", "reset", reset_after()),
    on_contact("reset in the middle of the headers", "reset", reset_after(OK)),
    on_contact("closed without a word", "reset", raw(b"")),
    on_contact("silence", "timeout", silence, options=HASTY),
    on_contact("a byte at a time", "timeout", drip(OK + b"Content-Length: 9999\r\n\r\n", b"x", 0.05), options=HASTY),
    on_contact("a header at a time", "timeout", drip(OK, b"X-Slow: 1\r\n", 0.05), options=HASTY),
    on_contact("1xx without end", "timeout", drip(b"", b"HTTP/1.1 103 Hints\r\n\r\n", 0.001), options=HASTY),
    on_contact("one enormous header", "too_large", raw(OK + b"X: " + b"a" * 90_000 + b"\r\n\r\n")),
    on_contact("headers without end", "too_large", raw(OK + b"X: a\r\n" * 100_000)),
    on_contact("HTTP/0.9", "protocol", raw(b"<html>Kontakt</html>\r\n\r\n")),
    on_contact("another protocol", "protocol", raw(b"220 mx.sklep.example ESMTP\r\n\r\n")),
    on_contact("a length that is no number", "protocol", raw(OK + b"Content-Length: much\r\n\r\n")),
    on_contact("two lengths", "protocol", raw(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello")),
    on_contact("a negative length", "protocol", raw(OK + b"Content-Length: -1\r\n\r\n")),
    on_contact("chunks of no size", "protocol", raw(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n")),
    on_contact("a length that is too long", "too_large", raw(OK + b"Content-Length: 99999\r\n\r\n" + CONTACT.encode())),
    on_contact("reset in the middle of the page", "too_large", reset_after(OK + b"Content-Length: 9999\r\n\r\n<p>Ko")),
]

BODIES = [
    on_contact("a page without end", "too_large", flood(OK + b"\r\n", b"<p>x" * 16_000, 5_000)),
    on_contact("50 MB", "too_large", Reply(body=CONTACT + " " * 50_000_000)),
    on_contact("gzip bomb", "too_large", encoded("gzip", gzip.compress(CONTACT.encode() + bytes(30_000_000)))),
    on_contact("brotli bomb", "too_large", encoded("br", brotli.compress(CONTACT.encode() + bytes(30_000_000)))),
    on_contact("zstd bomb", "too_large", encoded("zstd", zstandard.compress(CONTACT.encode() + bytes(30_000_000)))),
    on_contact("not encoded as it says", "", encoded("gzip", CONTACT.encode())),
    on_contact("an encoding that nobody knows", "", encoded("rot13", CONTACT.encode())),
    on_contact("a charset that nobody knows", "", Reply(body=CONTACT, type="text/html; charset=klingon")),
    on_contact("a charset that is wrong", "", Reply(body=CONTACT, type="text/html; charset=utf-16")),
    on_contact("bytes of no charset", "", Reply(body=CONTACT.encode() + bytes(range(256)) * 50)),
    on_contact("NUL bytes", "", Reply(body=CONTACT.replace(" ", " \x00"))),
    on_contact("10,000 nested elements", "too_large", Reply(body=CONTACT + "<div>" * 10_000)),
    on_contact("100,000 links", "too_large", Reply(body=CONTACT + "<a href=/kontakt>x</a>" * 100_000)),
    on_contact("an empty page", "not_html", Reply()),
    on_contact("a PDF", "not_html", Reply(body=b"%PDF-1.7", type="application/pdf")),
    on_contact("bytes of no type", "not_html", Reply(body=bytes(range(256)), type="")),
    on_contact("drawn by a script", "skipped", Reply(body="<div id=app></div><script src=/app.js></script>")),
    on_contact(
        "a meta refresh to itself", "", Reply(body=CONTACT + "<meta http-equiv=refresh content='0;url=/kontakt'>")
    ),
]

REDIRECTS = [
    on_contact("a redirect to itself", "redirect", redirect("/kontakt")),
    Fault("redirects without end", "redirect", {"/": shop(), "*": lambda r: redirect(r.target + "/x")}),
    on_contact("a cookie that goes in circles", "redirect", circling_cookie),
    on_contact("a cookie that is wanted", "", wanted_cookie),
    on_contact("a redirect to another site", "redirect", redirect("http://obcy.example/")),
    on_contact("a redirect to nonsense", "redirect", redirect("http://[::1/")),
]
INSIDE = [
    ("a redirect to loopback", "private", "http://127.0.0.1/"),
    ("a redirect to a cloud's metadata", "private", "http://169.254.169.254/latest/meta-data/"),
    ("a redirect to a decimal address", "private", "http://2130706433/"),
    ("a redirect to an octal address", "private", "http://0177.0.0.1/"),
    ("a redirect to a mapped address", "private", "http://[::ffff:10.0.0.1]/"),
    ("a redirect to a 6to4 address", "private", "http://[2002:7f00:1::]/"),
    ("a redirect to a NAT64 address", "private", "http://[64:ff9b::a00:1]/"),
    ("a redirect to a file", "protocol", "file:///etc/passwd"),
    ("a redirect to gopher", "protocol", "gopher://sklep-rower.example:70/"),
    ("a redirect with a password", "disallowed", "http://admin:admin@sklep-rower.example/"),
    ("a redirect to another port", "disallowed", "http://sklep-rower.example:22/"),
    ("a redirect to an address without end", "too_large", "http://sklep-rower.example/" + "a" * 5_000),
]
REDIRECTS += [on_home(name, kind, redirect(target)) for name, kind, target in INSIDE]

SITES = [
    on_home("a site behind a shield", "blocked", Reply(403, CHALLENGE)),
    on_home("a site under maintenance", "blocked", Reply(503, headers=(("Retry-After", "600"),))),
    on_home("a site for members", "login_wall", Reply(401)),
    on_home("a parked domain", "blocked", Reply(200, "<script src='//www.sedoparking.com/x.js'></script>")),
    on_home("a site that is only JSON", "not_html", Reply(body="{}", type="application/json")),
    on_home("an empty site", "not_html", Reply()),
    on_home("a site that resets", "reset", reset_after()),
    on_home("a site that redirects in circles", "redirect", redirect("/")),
    Fault("a silent site", "timeout", {"*": silence}, code=3, options=HASTY),
    Fault("nothing under the address", "refused", site="http://127.0.0.1:9/", code=3, direct=True),
    Fault("loopback", "private", site="http://127.0.0.1/", code=3, direct=True, options=("--no-allow-private",)),
    Fault("loopback, in hexadecimal", "private", site="http://0x7f.1/", code=3, direct=True),
    Fault("soft 404", "status", {"/": shop(), "*": "<title>404</title><h1>Nie znaleziono</h1>" + TEXT}, broken=True),
    Fault("a calendar without end", "", {**SHOP, "/": shop("<a href='/kalendarz?m=1'>k</a>"), "/kalendarz": calendar}),
    Fault("an address without end", "", {**SHOP, "/": shop(f"<a href='/{'a' * 9_000}'>x</a>")}),
    Fault("links that are nonsense", "", {**SHOP, "/": shop("<a href='http://[x'>x</a><base href='http://[y'>")}),
]

NAMES = [
    Fault("a name that does not exist", "dns", names={}, code=3),
    Fault("a name server that fails", "dns", names={"sklep-rower.example": "servfail"}, code=3),
    Fault("a name server that refuses", "dns", names={"sklep-rower.example": "refused"}, code=3),
    Fault("a silent name server", "timeout", names={"sklep-rower.example": "silent"}, code=3, options=HASTY),
    Fault("a name server that stammers", "timeout", names={"sklep-rower.example": "garbage"}, code=3, options=HASTY),
    Fault("a name without an address", "dns", names={"sklep-rower.example": {"TXT": ["x"]}}, code=3),
    Fault("a name that leads inside", "private", names={"sklep-rower.example": {"A": ["10.0.0.1"]}}, code=3),
    Fault("a name that leads to itself", "private", names={"sklep-rower.example": {"AAAA": ["::1"]}}, code=3),
    Fault("aliases in a circle", "dns", names={"sklep-rower.example": {"CNAME": ["sklep-rower.example"]}}, code=3),
]


async def alert(wire: Wire) -> None:
    await wire.reader.read(10)
    await wire.send(bytes([21, 3, 3, 0, 2, 2, 40]))


async def plain(wire: Wire) -> None:
    await wire.reader.read(100)
    await wire.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")


async def hung(wire: Wire) -> None:
    await wire.reader.read()


async def rude(wire: Wire) -> None:
    await wire.reader.read(10)
    wire.reset()


SECURE = "https://sklep-rower.example/"
EXPIRED = server_context("sklep-rower.example", expired=True)
OTHER_HOST = server_context("inny.example")
CERTIFICATES = [
    Fault("an expired certificate", "", site=SECURE, tls=EXPIRED, rule="tls-expired"),
    Fault("a certificate of another host", "", site=SECURE, tls=OTHER_HOST, rule="tls-wrong-host"),
    Fault("a certificate from nobody", "", site=SECURE, tls=server_context("sklep-rower.example", trusted=False)),
    Fault("TLS 1.0", "tls", site=SECURE, tls=server_context("sklep-rower.example", old=True), code=3),
    Fault("a TLS alert", "tls", site=SECURE, https=alert, code=3),
    Fault("no TLS at all", "tls", site=SECURE, https=plain, code=3),
    Fault("a reset in the handshake", "tls", site=SECURE, https=rude, code=3),
    Fault("a handshake without end", "timeout", site=SECURE, https=hung, code=3, options=HASTY),
]


def listing(request: Request) -> Reply:
    return Reply(body=f"<sitemapindex><sitemap><loc>http://{request.host}/sitemap.xml</loc></sitemap></sitemapindex>")


def rules(body: str | bytes, status: int = 200) -> dict[str, Route]:
    return {**SHOP, "/robots.txt": Reply(status, body, type="text/plain")}


ROBOTS = [
    Fault("robots.txt that forbids all", "robots", rules("User-agent: *\nDisallow: /")),
    Fault("robots.txt that fails", "status", rules("", 500)),
    Fault("robots.txt that is silent", "timeout", {**SHOP, "/robots.txt": silence}, options=HASTY),
    Fault("robots.txt of 10 MB", "", rules("Disallow: /x\n" * 800_000)),
    Fault("robots.txt of nonsense", "", rules(bytes(range(256)) * 300)),
    Fault("robots.txt that is a web page", "", {**SHOP, "/robots.txt": shop()}),
    Fault("robots.txt in a circle", "redirect", {**SHOP, "/robots.txt": redirect("/robots.txt")}),
    Fault("a sitemap that includes itself", "", {**SHOP, "/sitemap.xml": listing}),
    Fault("a sitemap that is a bomb", "", {**SHOP, "/sitemap.xml": Reply(body=gzip.compress(bytes(50_000_000)))}),
    Fault("a sitemap that fails", "", {**SHOP, "/sitemap.xml": Reply(500)}),
    Fault("a sitemap that resets", "reset", {**SHOP, "/sitemap.xml": reset_after()}),
]

FAULTS = [*STATUSES, *CONNECTIONS, *BODIES, *REDIRECTS, *SITES, *NAMES, *CERTIFICATES, *ROBOTS]
