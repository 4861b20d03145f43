"""Thin first version: replaced room by room."""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup, NavigableString, Tag

from channelaudit.model import DataItem, Document, Field, Form, Frame, Line, Link, Page, Script

BLOCK = set("address article aside blockquote body br button dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section select table tbody tfoot thead tr ul".split())
SKIP = {"script", "style", "template", "head", "svg", "textarea", "option", "title"}


def read(page: Page, html: str) -> Document:
    soup = BeautifulSoup(html, "lxml")
    base = urljoin(page.final_url, str(soup.base.get("href"))) if soup.base and soup.base.get("href") else page.final_url
    lines: list[Line] = []
    links: list[Link] = []
    buf: list[str] = []
    pending: list[tuple[Tag, int, int, str]] = []
    heading = ""

    def flush(region: str, is_heading: bool = False) -> None:
        nonlocal heading
        raw = "".join(buf)
        text = re.sub(r"[ \n\r\f\v\xa0]+", " ", raw).strip()
        buf.clear()
        for tag, *_ in pending:
            t = re.sub(r"\s+", " ", tag.get_text()).strip()
            at = text.find(t) if t else -1
            links.append(Link(str(tag.get("href", "")), urljoin(base, str(tag.get("href", ""))), t, str(tag.get("aria-label") or tag.get("title") or ""), region, len(lines), at, at + len(t) if at >= 0 else -1, " ".join([*tag.get("class", []), *(c for i in tag.find_all(["i", "span"]) for c in i.get("class", []))]).lower(), heading=heading))  # type: ignore[arg-type]
        pending.clear()
        if text:
            lines.append(Line(text, region, heading, is_heading))  # type: ignore[arg-type]
            if is_heading:
                heading = text

    def walk(node: Tag, region: str) -> None:
        for child in node.children:
            if isinstance(child, Tag):
                if child.name in SKIP:
                    continue
                r = {"header": "header", "nav": "menu", "footer": "footer"}.get(child.name, region)
                block = child.name in BLOCK
                if block:
                    flush(region)
                if child.name in ("td", "th"):
                    buf.append("\t")
                if child.name == "a" and child.get("href") is not None:
                    pending.append((child, 0, 0, r))
                walk(child, r)
                if block:
                    flush(r, child.name in ("h1", "h2", "h3", "h4", "h5", "h6"))
            elif type(child) is NavigableString:
                buf.append(str(child))

    if soup.body:
        walk(soup.body, "main")
        flush("main")
    forms = tuple(
        Form(f.get("action"), urljoin(base, f.get("action") or page.final_url), str(f.get("method") or "get").lower(),
             tuple(Field(str(x.get("name") or ""), x.name if x.name != "input" else str(x.get("type") or "text").lower(), str(x.get("placeholder") or ""), "", x.has_attr("required"), x.get("type") == "hidden") for x in f.find_all(["input", "textarea", "select"])), "main", text=f.get_text(" ", strip=True)[:2000])  # type: ignore[arg-type]
        for f in soup.find_all("form")
    )
    data = []
    for s in soup.find_all("script", type="application/ld+json"):
        try:
            node = json.loads(s.string or "")
        except ValueError:
            continue
        if isinstance(node, dict):
            data.append(DataItem((str(node.get("@type")),), {k: v if isinstance(v, list) else [v] for k, v in node.items()}, "json-ld"))
    return Document(page, soup.title.get_text(strip=True) if soup.title else "", str((soup.html or {}).get("lang", ""))[:2], tuple(lines), tuple(links), forms,
                    tuple(Script(str(s.get("src") or ""), (s.string or "")[:20000], str(s.get("type") or "")) for s in soup.find_all("script")),
                    tuple(Frame(str(f.get("src") or ""), "main") for f in soup.find_all("iframe")), tuple(data),
                    tuple((str(m.get("name") or m.get("property") or "").lower(), str(m.get("content") or "")) for m in soup.find_all("meta")))
