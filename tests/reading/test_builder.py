"""The tree that reading builds is the one that BeautifulSoup builds, without what nobody sees."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Comment, Declaration, Doctype, ProcessingInstruction
from bs4 import Tag as SoupTag
from bs4.element import PageElement
from hypothesis import given, settings
from hypothesis import strategies as st

from channelaudit.reading.builder import Tag
from channelaudit.reading.tree import named, parse, strings

UNSEEN = (Comment, Declaration, Doctype, ProcessingInstruction)
PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div class='a b' id=c>",
            "</div>",
            "<b>",
            "</i>",
            "<br>",
            "<ul><li>",
            "<li>",
            "<table><tr><td>",
        ),
        *("<form>", "<input disabled value='x&amp;y'>", "<select><option>1<option>2</select>", "<a href=/x>"),
        *("<!-- c -->", "<!DOCTYPE html>", "<?php x ?>", "<script>var a = '<b>';</script>", "<style>p{}</style>"),
        *(
            "<svg><path/></svg>",
            "<o:p>",
            "</body>",
            "</html>",
            "<body>",
            "<html lang=pl>",
            "<head>",
            "<title>T</title>",
        ),
        *("tekst", " ", "\n\t", "&nbsp;", "&#64;", "<", ">", "ż", "<pre> a\n b </pre>", "<textarea> t </textarea>"),
    ]
)


def _outline(node: PageElement | Tag | str) -> object:
    """Names, attributes and folded text, nested; strings side by side are one."""
    if not isinstance(node, Tag | SoupTag):
        return str(node)
    children: list[object] = []
    for child in node.contents:
        if isinstance(child, UNSEEN):
            continue
        outline = _outline(child)
        if isinstance(outline, str) and children and isinstance(children[-1], str):
            children[-1] += outline
        else:
            children.append(outline)
    folded = [" ".join(child.split()) if isinstance(child, str) else child for child in children]
    attributes = {name: " ".join(value) if isinstance(value, list) else value for name, value in node.attrs.items()}
    return node.name, attributes, [child for child in folded if child != ""]


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_the_tree_is_that_of_beautiful_soup(pieces: list[str]) -> None:
    html = "<p>x</p>" + "".join(piece for piece in pieces if not piece.startswith("<?"))
    assert _outline(parse(html)) == _outline(BeautifulSoup(html, "lxml", multi_valued_attributes=None))


def test_every_element_knows_those_around_it() -> None:
    tree = parse("<div><p>one <b>two</b></p><!-- unseen --><p id=last>three</p></div>")
    first, last = named(tree, "p")
    assert (first.attrs, last.attrs) == ({}, {"id": "last"})
    assert last.parent is first.parent
    assert [tag.name for tag in last.parents] == ["div", "body", "html", "[document]"]
    assert list(strings(tree)) == ["one ", "two", "three"]


def test_strings_that_show_no_text() -> None:
    tree = parse("<div>a<script>b</script><style>c</style><template>d</template><span>e</span></div>")
    assert "".join(strings(tree)) == "ae"


@pytest.mark.parametrize("html", ["<p>" * 5_000 + "x", "</p></p>x", "<p", "x" * 100_000, "<a " * 10_000, "\ufeff<p>x"])
def test_odd_markup_builds_a_tree(html: str) -> None:
    assert parse(html).contents


@pytest.mark.parametrize(("deep", "deepest", "found"), [(30, 50, 32), (300, 50, 51), (20_000, 400, 401)])
def test_elements_in_too_many_others_are_laid_side_by_side(deep: int, deepest: int, found: int) -> None:
    tree = parse("<div>" * deep + "inside" + "</div>" * deep + "<p>after</p>", deepest)
    assert list(strings(tree)) == ["inside", "after"]
    (last,) = named(tree, "p")
    assert [tag.name for tag in last.parents] == ["body", "html", "[document]"]
    assert max(len(list(tag.parents)) for tag in named(tree, "div")) == found
