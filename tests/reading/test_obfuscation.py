from __future__ import annotations

import codecs

import pytest

from channelaudit.reading.obfuscation import cloudflare, shifted
from reading.snippets import document


def protected(address: str, key: int = 0x2A) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


CODE = protected("sklep@rower.example")
ROT13 = codecs.encode('<a href="mailto:sklep@rower.example">sklep@rower.example</a>', "rot13").replace('"', "\\x22")


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{CODE}">[email&#160;protected]</a>',
        f'<span class="__cf_email__" data-cfemail="{CODE}">[email&#160;protected]</span>',
        f'<a href="/cdn-cgi/l/email-protection#{CODE}"><span data-cfemail="{CODE}">[email protected]</span></a>',
        f'<a href="https://sklep-rower.example/cdn-cgi/l/email-protection#{CODE}">[email protected]</a>',
        f'<a href="/cdn-cgi/l/email-protection#{CODE}"><i class="icon"></i></a>',
        '<span style="unicode-bidi: bidi-override; direction: rtl">elpmaxe.rewor@pelks</span>',
        '<style>.nosp{direction:rtl;unicode-bidi:bidi-override}</style><span class="a nosp">elpmaxe.rewor@pelks</span>',
        "<script>document.write('sklep' + '@' + 'rower.example')</script>",
        "<script>var u='sklep', d = 'rower.example'; document.write(u + '@' + 'rower.example');</script>",
        "<script>var u='sklep'; var a = u + '\\u0040'; a += 'rower.example'; document.write(a)</script>",
        "<script>document.writeln(('sklep') + String.fromCharCode(64, 0x72) + 'ower.example')</script>",
        "<script>document.write(unescape('%73klep%40rower.example'))</script>",
        "<script>document.write(atob('c2tsZXBAcm93ZXIuZXhhbXBsZQ=='))</script>",
        "<script>document.write('elpmaxe.rewor@pelks'.split('').reverse().join(''))</script>",
        "<script>document.write(['sklep', 'rower.example'].join('@'))</script>",
        "<script>document.write('sklep[at]rower.example'.replace('[at]', '@'))</script>",
        f"<script>document.write('{ROT13}'.replace(/[a-zA-Z]/g, function(c){{return rotate(c, 13)}}))</script>",
        "<b id=m></b><script>document.getElementById('m').innerHTML = 'sklep' + '@rower.example'</script>",
        "<b id=m>…</b><script>document.querySelector('#m').textContent='sklep@rower'+'.example'</script>",
    ],
)
def test_decoded_where_it_would_show(html: str) -> None:
    page = document(f"<p>E-mail: {html} pisz</p>")
    assert [line.text for line in page.lines] == ["E-mail: sklep@rower.example pisz"]
    assert page.decoded == {"sklep@rower.example"}
    assert page.unreadable == ()


def test_links_are_decoded_too() -> None:
    page = document(f'<a href="/cdn-cgi/l/email-protection#{CODE}">Napisz do nas</a>')
    (link,) = page.links
    assert (link.href, link.text) == ("mailto:sklep@rower.example", "Napisz do nas")
    assert page.decoded == {"sklep@rower.example"}


def test_links_written_by_scripts() -> None:
    page = document(
        "<p><script>var a='sklep@rower.example';document.write('<a href=\"mailto:'+a+'\">'+a+'</a>')</script></p>"
    )
    (link,) = page.links
    assert (link.href, link.text) == ("mailto:sklep@rower.example", "sklep@rower.example")


def test_rot13_in_a_link() -> None:
    (link,) = document('<a href="znvygb:fxyrc@ebjre.rknzcyr">x</a>').links
    assert link.href == "mailto:sklep@rower.example"


def test_letters_moved_along_the_alphabet() -> None:
    code = "ocknvq,kphqBujqr0gzcorng"
    assert shifted(code) == "mailto:info@shop.example"
    (link,) = document(f"<a href=\"javascript:linkTo_UnCryptMailto('{code}');\">info(at)shop</a>").links
    assert link.href == "mailto:info@shop.example"


@pytest.mark.parametrize(
    "html", ["[email&#160;protected]", '<a href="/cdn-cgi/l/email-protection">[email protected]</a>']
)
def test_hidden_beyond_recovery(html: str) -> None:
    page = document(f"<footer><p>E-mail: {html}</p></footer>")
    assert page.unreadable == (("E-mail: [email protected]", "footer"),)
    assert not page.decoded


@pytest.mark.parametrize("code", ["", "zz", "2a", "2a2b2c", "ffffff"])
def test_broken_codes(code: str) -> None:
    assert cloudflare(code) == ""
    document(f'<p data-cfemail="{code}">x</p>')


@pytest.mark.parametrize(
    "script",
    [
        "document.write(user + '@rower.example')",
        "document.write('<p>nic</p>')",
        "var a = 'sklep@rower.example';",
        "document.write('a' + f('@') + 'b.example')",
        "// document.write",
        "document.write(" + "(" * 500,
        "document.write(" + "'a'+" * 5_000,
    ],
)
def test_what_cannot_be_read_is_left_out(script: str) -> None:
    page = document(f"<p>x</p><script>{script}</script>")
    assert [line.text for line in page.lines] == ["x"]
    assert not page.decoded


def test_an_element_that_writes_itself_is_written_once() -> None:
    script = "document.getElementById('a').innerHTML='<b id=a>a@b.example</b>'"
    assert [line.text for line in document(f"<div id=a></div><script>{script}</script>").lines] == ["a@b.example"]
