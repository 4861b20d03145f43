"""What the sample shop answers: which file stands behind which address."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from channelaudit.demo import networks

HOST = "rowerownia.example"
PAGES = {
    "/": ("index", "Rowerownia – rowery i części"),
    "/kontakt": ("kontakt", "Kontakt – Rowerownia"),
    "/regulamin": ("regulamin", "Regulamin sklepu – Rowerownia"),
    "/zwroty": ("zwroty", "Zwroty i odstąpienie od umowy – Rowerownia"),
    "/reklamacje": ("reklamacje", "Reklamacje – Rowerownia"),
    "/polityka-prywatnosci": ("prywatnosc", "Polityka prywatności – Rowerownia"),
    "/dostawa": ("dostawa", "Dostawa i płatność – Rowerownia"),
    "/o-nas": ("o-nas", "O nas – Rowerownia"),
    "/rowery": ("rowery", "Rowery – Rowerownia"),
    "/rowery/wigry-nova": ("produkt", "Rower Wigry Nova – Rowerownia"),
    "/koszyk": ("koszyk", "Koszyk – Rowerownia"),
}
_HTML = "Content-Type: text/html; charset=utf-8"
Answer = tuple[int, list[str], bytes]


def page(host: str, path: str, method: str, *, secure: bool) -> Answer:
    """(status, header lines, body) for one request.  Every name leads here; names that are neither the shop's nor a
    network's have nothing.
    """
    if reply := networks.answer(host, path):
        return reply[0], [_HTML], reply[1].encode()
    if host.removeprefix("www.") != HOST and host not in ("127.0.0.1", "localhost"):
        return 404, [_HTML], b"<h1>Nothing here</h1>"
    if host.endswith(HOST) and not secure:
        return 301, [f"Location: https://{HOST}{path}"], b""
    if path == "/robots.txt":
        return 200, ["Content-Type: text/plain"], b"User-agent: *\nDisallow: /koszyk/zamowienie\n"
    if method not in ("GET", "HEAD"):
        return 405, [_HTML, "Allow: GET, HEAD"], b""
    found = PAGES.get(path.rstrip("/") or "/")
    if found is None:
        return 404, [_HTML], _render("404", "Nie ma takiej strony – Rowerownia").encode()
    return 200, [_HTML], _render(*found).encode()


@cache
def _render(name: str, title: str) -> str:
    site = files("channelaudit.demo").joinpath("site")
    layout = site.joinpath("layout.html").read_text(encoding="utf-8")
    content = site.joinpath(f"{name}.html").read_text(encoding="utf-8")
    return layout.replace("{title}", title).replace("{content}", content)
