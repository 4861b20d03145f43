"""What the shops of a street answer: small Polish shops, some with faults, some in trouble."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache

TROUBLES = (
    "nameless",  # no address
    "silent",  # takes the request and says nothing
    "resetting",
    "failing",  # status 500
    "circling",  # redirects without end
    "dripping",  # a byte now and then
    "garbage",  # no HTTP
    "nested",  # a page of a hundred thousand opening tags
    "bomb",  # ten megabytes that were ten kilobytes
    "endless",  # never stops sending
    "empty",
    "twin",  # redirects to shop 0
)
Replies = list[tuple[float, bytes]]
"""(seconds to wait, bytes to send), empty bytes: break the connection off."""


@dataclass(frozen=True)
class Shop:
    number: int
    troubled: bool = False

    @property
    def trouble(self) -> str:
        return TROUBLES[self.number // 5 % len(TROUBLES)] if self.troubled else ""

    @property
    def host(self) -> str:
        return f"shop{self.number}.example"


def answer(shop: Shop | None, host: str, target: str, *, secure: bool, weight: int = 0) -> Replies:
    if shop is None:
        return [(0, reply(404, "<h1>404</h1>"))]
    if shop.trouble not in ("", "nameless"):
        return _troubled(shop, target)
    if not secure or host != shop.host:
        return [(0, reply(301, "", f"Location: https://{shop.host}{target}"))]
    path = target.partition("?")[0]
    if path == "/robots.txt":
        return [(0, reply(200, "User-agent: *\nDisallow: /koszyk\n", kind="text/plain"))]
    body = page(shop.number, path, weight)
    return [
        (0, reply(200, body) if body else reply(405 if path in ("/wyslij", "/newsletter") else 404, "<h1>404</h1>"))
    ]


def reply(status: int, body: str | bytes, *headers: str, kind: str = "text/html; charset=utf-8") -> bytes:
    data = body if isinstance(body, bytes) else body.encode()
    lines = [
        f"HTTP/1.1 {status} X",
        f"Content-Type: {kind}",
        f"Content-Length: {len(data)}",
        "Strict-Transport-Security: max-age=31536000",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + data


def _troubled(shop: Shop, target: str) -> Replies:
    match shop.trouble:
        case "silent":
            return []
        case "resetting":
            return [(0, b"")]
        case "failing":
            return [(0, reply(500, "<h1>500</h1>"))]
        case "circling":
            number = int(target.rpartition("=")[2] or 0) if "=" in target else 0
            return [(0, reply(302, "", f"Location: /?round={number + 1}"))]
        case "dripping":
            return [(0, b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"), *[(0.3, b"x")] * 99]
        case "garbage":
            return [(0, b"\x00\x01\x02 hello\r\n\r\n"), (0, b"")]
        case "nested":
            return [(0, reply(200, "<html><body>" + "<div>" * 100_000 + "biuro@" + shop.host))]
        case "bomb":
            return [(0, reply(200, _bomb(), "Content-Encoding: gzip"))]
        case "endless":
            return [(0, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), *[(0.05, b"<p>x" * 10_000)] * 60]
        case "twin":
            return [(0, reply(301, "", "Location: https://shop0.example/"))]
        case _:
            return [(0, reply(200, ""))]


@lru_cache(maxsize=1)
def _bomb() -> bytes:
    return gzip.compress(b"<p>" + b" " * 10_000_000)


@lru_cache(maxsize=256)
def page(number: int, path: str, weight: int = 0) -> str:
    """A page of a shop, "" for one that does not exist.  Some shops have faults of their own."""
    host = f"shop{number}.example"
    mailbox = "zamowienia" if number % 7 == 3 else "sklep"  # that one the mail server does not know
    digits = f"{number % 100:02}"
    phone = f"22 345 {digits} 81" if number % 5 else "22 345"
    details = f"""<p>Sklep {number} Jan Kowalczyk</p><p>ul. Rowerowa 12<br>00-950 Warszawa</p>
<p>Telefon: <a href="tel:+48{phone.replace(" ", "")}">{phone}</a></p>
<p>E-mail: <a href="mailto:{mailbox}@{host}">{mailbox}@{host}</a></p>"""
    form = """<form action="/wyslij" method="post"><label>E-mail <input name="email" type="email" required></label>
<label>Wiadomość <textarea name="wiadomosc" required></textarea></label><button>Wyślij</button></form>"""
    contents = {
        "/": "<h1>Rowery i części</h1><p>Rowery miejskie, opony i dzwonki. Wysyłamy w całej Polsce.</p>",
        "/kontakt": f"<h1>Kontakt</h1>{details}<h2>Godziny</h2><p>Poniedziałek–piątek: 9:00–17:00</p>{form}",
        "/regulamin": f"<h1>Regulamin</h1>{details}<p>Masz 14 dni na odstąpienie od umowy bez podania przyczyny.</p>",
        "/polityka-prywatnosci": f"<h1>Polityka prywatności</h1><p>Administrator danych: Sklep {number}.</p>",
    }
    if path not in contents:
        return ""
    dead = '<a href="/dostawa">Dostawa</a>' if number % 4 == 1 else ""
    return f"""<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Sklep {number}</title></head><body>
<header><a href="/">Sklep {number}</a></header><nav><a href="/kontakt">Kontakt</a> <a href="/regulamin">Regulamin</a>
<a href="/polityka-prywatnosci">Polityka prywatności</a> {dead}</nav><main>{contents[path]}{goods(weight)}</main>
<footer><p>E-mail: <a href="mailto:{mailbox}@{host}">{mailbox}@{host}</a></p></footer></body></html>"""


@lru_cache(maxsize=4)
def goods(weight: int) -> str:
    """So many KB of goods, as lists of shops look."""
    one = (
        '<li class="product"><a href="/kontakt#p{n}"><img src="/img/{n}.jpg" alt="Rower miejski {n}"></a>'
        '<h3>Rower miejski {n}</h3><p class="description">Lekka rama z aluminium, siedem biegów, bagażnik i błotniki '
        'w komplecie; koła 28 cali.</p><span class="price">{n} 499,00 zł</span><button>Do koszyka</button></li>'
    )
    count = weight * 1000 // len(one)
    return f"<ul>{''.join(one.format(n=n) for n in range(1, count + 1))}</ul>" if count else ""
