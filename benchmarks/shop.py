"""A generated shop for the crawl benchmark: pages of about 60 kB with header, menu, footer and cards of goods."""

from __future__ import annotations

import random
from pathlib import Path

_SIZE = 60_000
"""Bytes of a page."""
_CARDS = 55
_MENU = 15
_TITLES = {
    "index.html": "Sklep Rower",
    "kontakt.html": "Kontakt",
    "o-nas.html": "O nas",
    "regulamin.html": "Regulamin",
    "polityka-prywatnosci.html": "Polityka prywatności",
    "zwroty.html": "Zwroty i reklamacje",
}
_WORDS = """
    rower rama rozmiar kolor zwrot dostawa kurier paczka koszyk cena promocja nowość damski męski dziecięcy zamówienie
    płatność faktura gwarancja łańcuch opona dzwonek siodełko pedał hamulec przerzutka
    """.split()  # noqa: SIM905 (easier to read)
_GOODS = """
    rower rama opona dzwonek siodełko pedał hamulec przerzutka miejski górski szosowy dziecięcy damski męski czarny
    czerwony zielony aluminiowa lekki składany
    """.split()  # noqa: SIM905
_CONTACT = (
    "<address>Sklep Rower sp. z o.o., ul. Długa 5, 31-147 Kraków, NIP 123-456-32-19, tel. "
    '<a href="tel:+48123456789">12 345 67 89</a>, <a href="mailto:kontakt@sklep-rower.example">'
    "kontakt@sklep-rower.example</a></address><p>Infolinia czynna pon.–pt. 9:00–17:00</p>"
)
_FORM = (
    '<form action="/wyslij" method="post"><label>E-mail <input name="email" type="email" required></label>'
    '<label>Wiadomość <textarea name="tresc"></textarea></label><input type="submit" value="Wyślij"></form>'
)


def generate(folder: Path, count: int) -> None:
    """Write ``count`` pages, robots.txt and what a browser would load into ``folder``."""
    chance = random.Random(7)
    names = [*_TITLES, *(f"kategoria-{n}.html" for n in range(10))]
    names += [f"rower-{n}.html" for n in range(count - len(names))]
    folder.mkdir(parents=True)
    for number, name in enumerate(names):
        (folder / name).write_text(_page(name, number, names, chance), encoding="utf-8")
    (folder / "robots.txt").write_text("User-agent: *\nAllow: /\n", encoding="utf-8")


def _page(name: str, number: int, names: list[str], chance: random.Random) -> str:
    near = [names[(number + step) % len(names)] for step in range(1, 11)]  # so that every page is linked
    cards = "".join(_card(other, chance) for other in [*chance.sample(names, _CARDS - len(near)), *near])
    menu = "".join(f'<li><a class="nav-link" href="/{other}">{_title(other)}</a></li>' for other in names[:_MENU])
    contact = _CONTACT if name in ("kontakt.html", "regulamin.html") else ""
    form = _FORM if name == "kontakt.html" else ""
    broken = '<a href="/nie-ma.html">rabaty</a>' if name == "o-nas.html" else ""
    head = f'<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>{_title(name)}</title></head>'
    body = (
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><h1>{_title(name)}</h1>{contact}{form}{broken}{cards}"
    )
    mail = "biuro@sklep-rower.example"
    end = f'</main><footer>© 2026 Sklep Rower · <a href="mailto:{mail}">{mail}</a></footer>'
    text = _text(max(0, _SIZE - len((head + body + end).encode())) // 9, chance)
    return f"{head}{body}<p>{text}</p>{end}</body></html>"


def _card(name: str, chance: random.Random) -> str:
    goods = " ".join(random.Random(name).choices(_GOODS, k=4))
    return (
        f'<div class="product-card col-md-4"><h3><a href="/{name}">{goods}</a></h3>'
        f'<span class="price">{chance.randint(20, 900)},00 zł</span><p>{_text(60, chance)}</p>'
        '<button type="button" class="btn btn-primary">Do koszyka</button></div>\n'
    )


def _title(name: str) -> str:
    return _TITLES.get(name, name.removesuffix(".html").replace("-", " ").capitalize())


def _text(words: int, chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=words))
