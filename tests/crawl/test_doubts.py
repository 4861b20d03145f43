"""Pages that answer and are not what a link promised."""

from __future__ import annotations

import pytest

from crawl.crawling import page, run
from lab.web import Reply, Route, redirect

LOGIN = "<title>Logowanie</title><h1>Zaloguj się</h1><form><input name=u><input type=password></form>"
FRAMED = page(title="Kontakt") + "<iframe src='https://forms.example/f/1'></iframe>"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Reply(body=LOGIN), "login_wall"),
        (redirect("http://pomoc.obcy.example/"), "redirect"),
        (Reply(body=b"%PDF-1.7", type="application/pdf"), "not_html"),
        (Reply(body=""), "not_html"),
        (Reply(202, page(title="Kontakt")), "status"),
        (Reply(body=FRAMED), "skipped"),
        (Reply(body=page("/x|X", title="Kontakt") + "<div id='root'></div><script src=/a.js></script>"), "skipped"),
        (Reply(body="<h1>Czy masz ukończone 18 lat?</h1><a href=/tak>Tak</a> <a href=/nie>Nie</a>"), "blocked"),
        (Reply(body="<title>Age verification</title><button>Enter</button><button>Leave</button>"), "blocked"),
        (Reply(body="<form><p>Sind Sie kein Roboter?<img src=/captcha.png><input name=c></form>"), "blocked"),
        (Reply(body="<h1>Error establishing a database connection</h1>"), "blocked"),
        (Reply(body="<title>Kontakt</title><frameset><frame src=menu.html><frame src=o.html></frameset>"), "skipped"),
    ],
)
async def test_a_contact_page_that_is_not_one_leaves_open_what_is_missing(answer: Route, kind: str) -> None:
    done = await run({"/": page("/kontakt|Kontakt", "/rower|Rower"), "/kontakt": answer})
    assert not done.crawl.complete
    assert kind in {failure.kind for failure in done.crawl.failures}


@pytest.mark.parametrize(
    "words",
    [
        "<div class=age-gate>Czy masz ukończone 18 lat?</div><p>E-mail: sklep@sklep-rower.example",
        "<div class=age-gate>Czy masz ukończone 18 lat?</div>" + "<p>Adres i godziny otwarcia sklepu. " * 60,
        "<form>Potwierdź, że nie jesteś robotem <div class=g-recaptcha></div><textarea name=t></textarea></form>",
    ],
)
async def test_a_question_over_a_page_that_can_be_read_is_no_wall(words: str) -> None:
    done = await run({"/": page("/kontakt|Kontakt"), "/kontakt": page(title="Kontakt") + words})
    assert "blocked" not in {failure.kind for failure in done.crawl.failures}


@pytest.mark.parametrize(
    "contact",
    [page(title="Logowanie"), page(title="Kontakt", extra="<form><input name=u><input type=password></form>")],
    ids=["speaks of logging in", "asks for a password beside the rest"],
)
async def test_a_login_is_a_page_that_is_called_so_and_asks_for_a_password(contact: str) -> None:
    done = await run({"/": page("/kontakt|Kontakt"), "/kontakt": contact})
    assert "login_wall" not in {failure.kind for failure in done.crawl.failures}
    assert done.crawl.complete


async def test_a_help_desk_elsewhere_leaves_nothing_open() -> None:
    done = await run(
        {"/": page("/kontakt|Kontakt", "/faq|FAQ"), "/kontakt": page(), "/faq": redirect("http://x.example/")}
    )
    assert done.crawl.complete


async def test_a_home_page_that_only_leads_on_is_the_page_it_leads_to() -> None:
    stub = "<html><meta http-equiv=refresh content='0;url=/pl/'></html>"
    done = await run({"/": stub, "/pl/": page("/kontakt|Kontakt"), "/kontakt": page()})
    assert done.crawl.final_url == "http://sklep.example/pl/"
    assert done.page("/kontakt").depth == 1
