from __future__ import annotations

import pytest

from reading.snippets import document

BROKEN_LINES: list[tuple[str, list[str]]] = [
    ("<p>a</p><p>b</p>", ["a", "b"]),
    ("<div>a<br>b<br/>c</div>", ["a", "b", "c"]),
    ("<p>sk<b>lep</b>@rower.<i>example</i></p>", ["sklep@rower.example"]),
    (
        "<b>(064) 663 1187</b><a href=mailto:a@x.example><b>a@x.example</b></a><b>Pn</b>",
        ["(064) 663 1187 a@x.example Pn"],
    ),
    ("<a href=tel:+48600100200>600 100 200</a>biuro@x.example", ["600 100 200 biuro@x.example"]),
    ("Fax 1<a href=tel:+48600100200>+48 600 100 200</a>, (<a href=tel:1>22</a>)", ["Fax 1 +48 600 100 200, (22)"]),
    ("<a href=mailto:a@x.example?subject=b>Napisz</a>Zadzwoń", ["Napisz Zadzwoń"]),
    ("sk<a href=mailto:sklep@x.example>lep@x.exam</a>ple", ["sklep@x.example"]),
    ("<a href=mailto:sklep@x.example>sk<b>lep</b></a>@x.example", ["sklep@x.example"]),
    ("<p>sklep@<wbr>rower.example</p>", ["sklep@rower.example"]),
    ("<p><object><a href=mailto:a@x.example>a@x.example</a></object></p>", ["a@x.example"]),
    ("<p><object data=film.swf><b>Film</b></object></p>", []),
    (
        "<p><b>Rower</b><span class=shop_street>Polna 6</span><span class=zipcode>00-001</span></p>",
        ["Rower Polna 6 00-001"],
    ),
    ("<p><span itemprop=name>Rower</span><span itemprop=postalCode>00-001</span></p>", ["Rower 00-001"]),
    ("<p><span class=velocity-a>sk</span><span class=capacity>lep</span></p>", ["sklep"]),
    ("<p>  tel.\n\t 600&nbsp;700&nbsp;800 </p>", ["tel. 600 700 800"]),
    ("<p>600\u00ad700\u200b800\u20602</p>", ["6007008002"]),
    ("<p>00\u2011950 Warszawa</p>", ["00-950 Warszawa"]),
    ("<p>9<sup>00</sup>-17<sup><u>30</u></sup> m<sup>th</sup></p>", ["9^00-17^30 mth"]),
    ("<table><tr><th>Pn</th><td>9-17</td></tr><tr><td>Sb</td><td>9-13</td></tr></table>", ["Pn\t9-17", "Sb\t9-13"]),
    ("<table><tr><td>Pn</td><td><p>9-12</p><p>13-17</p></td></tr></table>", ["Pn", "9-12", "13-17"]),
    ("<table><tr><td>A<br>B</td><td>C<br>D</td></tr></table>", ["A", "B", "C", "D"]),
    ("<table><tr><td>A</td><td></td><td>B</td></tr></table>", ["A\tB"]),
    (
        "<textarea>x</textarea><select><option>y</select><style>z</style><script>w</script><template>v</template>ok",
        ["ok"],
    ),
    ("<noscript>Włącz skrypty</noscript>", ["Włącz skrypty"]),
    ("<input type=submit value=Wyślij><img alt=Zdjęcie>", []),
    ("<!-- sklep@rower.example --><p>a<!-- b -->c</p>", ["ac"]),
    ("plain text", ["plain text"]),
    ("<ul><li>a<li>b</ul>", ["a", "b"]),
    ("<dl><dt>NIP<dd>123</dl>", ["NIP", "123"]),
    ("<a href=/a>Sklep</a><a href=/b>Kontakt</a>", ["Sklep Kontakt"]),
    ('<i class="material-icons">phone</i> 600 700 800', ["600 700 800"]),
    ("<p>a\0b</p>", ["ab"]),
    ("<?xml version='1.0'?><p>a</p>", ["a"]),
    ("<svg><title>Logo</title><text>x</text></svg><p>a</p>", ["x", "a"]),
]


@pytest.mark.parametrize(("html", "lines"), BROKEN_LINES)
def test_lines_as_browsers_break_them(html: str, lines: list[str]) -> None:
    assert [line.text for line in document(html).lines] == lines


def test_hidden_text_does_not_break_the_line_around_it() -> None:
    lines = document('<p>sklep<span style="display:none">SPAM</span>@rower.example</p>').lines
    assert [(line.text, line.hidden) for line in lines] == [("sklep@rower.example", False), ("SPAM", True)]


@pytest.mark.parametrize(
    "attribute", ["hidden", 'style="display: none"', 'style="visibility:hidden"', 'style="left:-9999px"']
)
def test_hidden_blocks(attribute: str) -> None:
    lines = document(f"<div {attribute}><p>a</p></div><p>b</p>").lines
    assert [(line.text, line.hidden) for line in lines] == [("a", True), ("b", False)]


def test_closed_dialog_is_hidden_and_main() -> None:
    (line,) = document("<dialog><p>Napisz do nas</p></dialog>").lines
    assert line.hidden
    assert line.region == "main"


def test_headings() -> None:
    lines = document("<h1>Kontakt</h1><p>a</p><h2>Adres <b>do zwrotów</b></h2><p>b</p>").lines
    assert [(line.text, line.heading, line.is_heading) for line in lines] == [
        ("Kontakt", "", True),
        ("a", "Kontakt", False),
        ("Adres do zwrotów", "Kontakt", True),
        ("b", "Adres do zwrotów", False),
    ]


def test_a_heading_does_not_reach_into_the_footer() -> None:
    lines = document("<main><h1>Regulamin</h1><p>a</p></main><footer><p>b</p></footer>").lines
    assert lines[-1].heading == ""


def test_bold_lines() -> None:
    lines = document("<p><b>Adres:</b></p><p><b>Tel</b> 1</p><table><tr><th>Pn</th></tr></table><dt>NIP</dt>").lines
    assert [(line.text, line.bold) for line in lines] == [
        ("Adres:", True),
        ("Tel 1", False),
        ("Pn", True),
        ("NIP", True),
    ]


def test_title_metas_scripts_frames_and_names() -> None:
    page = document(
        "<html lang=pl><head><title> Sklep\n rowerowy </title><meta name=Description content=x>"
        '<meta property="og:type" content=product><script src=/a.js data-key=k async></script></head>'
        '<body><div id=Tidio-Chat class="a b"></div><script>var x = 1</script>'
        '<iframe src="https://maps.example/" title=Mapa></iframe><iframe data-src=/x></iframe></body></html>'
    )
    assert page.title == "Sklep rowerowy"
    assert ("description", "x") in page.metas
    assert ("og:type", "product") in page.metas
    assert page.scripts[0].src == "/a.js"
    assert page.scripts[0].attributes == {"data-key": "k", "async": ""}
    assert page.scripts[1].text == "var x = 1"
    assert [(frame.src, frame.title) for frame in page.frames] == [("https://maps.example/", "Mapa"), ("/x", "")]
    assert {"tidio-chat", "a", "b"} <= set(page.nodes)


@pytest.mark.parametrize(
    "html",
    [
        "<title>x</title><header>Telefon</header><main>Adres</main>",
        "<!doctype html><html lang=pl><title>x</title><header>Telefon</header><main><p>Adres</p></main>",
        "<!doctype html><meta charset=utf-8><header>Telefon</header><main>Adres</main><script>var a</script>",
    ],
)
def test_a_page_that_leaves_out_body_and_head_tags_is_read_whole(html: str) -> None:
    assert [(line.text, line.region) for line in document(html).lines] == [("Telefon", "header"), ("Adres", "main")]
