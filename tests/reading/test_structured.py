from __future__ import annotations

import pytest

from channelaudit.model import DataItem
from reading.snippets import document


def items(json: str) -> tuple[DataItem, ...]:
    return document(f'<script type="application/ld+json">{json}</script>').data


@pytest.mark.parametrize(
    "json",
    [
        '{"@type": "Store", "email": "a@b.example"}',
        '{"@type": ["Store"], "email": ["a@b.example"],}',
        '// nasz sklep\n{"@type": "http://schema.org/Store", /* e-mail */ "email": "a@b.example", }',
        '<!-- {"@type": "https://schema.org/Store", "https://schema.org/email": "a@b.example"} -->',
        '//<![CDATA[\n{"@type": "Store", "email": "a@b.example"}\n//]]>',
        '{"@graph": [{"@type": "Store", "email": "a@b.example"}]}',
        '[{"@type": "schema:Store", "email": "a@b.example"}]',
        '{"@type": "Store", "email": "a@b.example"};',
    ],
)
def test_json_ld_also_broken(json: str) -> None:
    (item,) = items(json)
    assert item.types == ("Store",)
    assert item.properties["email"] == ["a@b.example"]
    assert item.source == "json-ld"


def test_several_objects_in_one_block() -> None:
    assert [item.types for item in items('{"@type": "A"}\n{"@type": "B"}')] == [("A",), ("B",)]


def test_nested_values() -> None:
    (item,) = items(
        '{"@type": "Store", "address": {"@type": "PostalAddress", "postalCode": "00-950"}, "n": 5, "b": true,'
        ' "x": null, "t": {"@value": "tekst", "@language": "pl"}, "u": "https://schema.org/x // y", "e": "R&amp;D"}'
    )
    (address,) = item.properties["address"]
    assert isinstance(address, DataItem)
    assert address.properties == {"postalCode": ["00-950"]}
    assert {key: item.properties[key] for key in "nbtue"} == {
        "n": ["5"],
        "b": ["true"],
        "t": ["tekst"],
        "u": ["https://schema.org/x // y"],
        "e": ["R&D"],
    }
    assert "x" not in item.properties


@pytest.mark.parametrize("json", ["", "{", "nonsense", "[[[[[[[{}]]]]]]]", "[" * 100_000, '{"a":' * 50_000, "5", '"x"'])
def test_what_cannot_be_mended_is_left_out(json: str) -> None:
    assert items(json) == ()


def test_a_block_over_the_bound_is_left_out() -> None:
    assert items('{"@type": "Store", "x": "' + "y" * 500_000 + '"}') == ()


def test_microdata() -> None:
    page = document(
        '<div itemscope itemtype="https://schema.org/LocalBusiness"><h1 itemprop="name">Rower</h1>'
        '<p itemprop=address itemscope itemtype="http://schema.org/PostalAddress"><b itemprop=postalCode>00-950</b></p>'
        '<a itemprop="email" href="mailto:a@b.example">x</a><a itemprop="url" href="/o-nas">y</a>'
        '<meta itemprop="telephone" content="+48 600 700 800"><time itemprop=opens datetime="09:00">9</time>'
        '<img itemprop=logo src="/l.png"><span itemprop="vatID" content="PL1">NIP</span></div>'
    )
    (item,) = page.data
    assert item.types == ("LocalBusiness",)
    assert item.source == "microdata"
    (address,) = item.properties["address"]
    assert isinstance(address, DataItem)
    assert address.properties == {"postalCode": ["00-950"]}
    assert {key: value for key, value in item.properties.items() if key != "address"} == {
        "name": ["Rower"],
        "email": ["mailto:a@b.example"],
        "url": ["https://sklep-rower.example/o-nas"],
        "telephone": ["+48 600 700 800"],
        "opens": ["09:00"],
        "logo": ["https://sklep-rower.example/l.png"],
        "vatID": ["PL1"],
    }


def test_deep_microdata_is_bounded() -> None:
    page = document('<div itemscope itemprop="a">' * 3_000)
    assert page.data == ()
    (item,) = document("<div itemscope>" + '<div itemscope itemprop="a">' * 1_000 + "x").data
    assert item.types == ()
