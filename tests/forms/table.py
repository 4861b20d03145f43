"""Endpoints of forms: what the other side answers, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lab.web import Reply, Request, Route, reset_after, silence

SHOP = "http://sklep-rower.example"
THANKS = "<html lang=pl><title>Kontakt</title><h1>Kontakt</h1><p>Napisz do nas.</p></html>"
NOTHING = "<html lang=pl><title>404 – nie znaleziono</title><h1>Nie znaleziono strony</h1><p>Wróć na start.</p></html>"
CHALLENGE = "<title>Just a moment...</title>"
FORMSPREE = "https://formspree.io/f/abcdwxyz"
SEVEN = f"{SHOP}/wp-json/contact-form-7/v1/contact-forms/12/feedback"
SEVEN_PATH = "sklep-rower.example/wp-json/contact-form-7/v1/contact-forms/12/feedback"
HUBSPOT = "https://api.hsforms.com/submissions/v3/integration/submit/12/ab-c"


@dataclass(frozen=True)
class Case:
    """``web`` answers every host; ``verdict`` is what the report says of the form."""

    name: str
    status: str
    verdict: str
    web: Mapping[str, Route] = field(default_factory=dict)
    url: str = f"{SHOP}/wyslij"
    cause: str = ""
    never: tuple[str, ...] = ()
    """Methods that must not be used; POST never is."""


def to(status: int, location: str) -> Reply:
    return Reply(status, headers=(("Location", location),))


def by_method(**answers: Reply) -> Callable[[Request], Reply]:
    """An answer for each method; 405 for the others."""

    def route(request: Request) -> Reply:
        return answers.get(request.method, Reply(405))

    return route


def options(status: int = 200, allow: str = "") -> Reply:
    return Reply(status, headers=(("Allow", allow),) if allow else ())


def once(first: Reply, then: Reply) -> Callable[[Request], Reply]:
    return lambda request: then if request.number else first


def get(name: str, status: str, verdict: str, answer: Route, cause: str = "") -> Case:
    """GET is answered so, whatever else is asked."""
    return Case(name, status, verdict, {"/wyslij": answer}, cause=cause)


ALIVE = [
    get("200", "answers", "works", Reply(200, THANKS)),
    get("204", "answers", "works", Reply(204)),
    get("JSON", "answers", "works", Reply(200, '{"ok": false}', "application/json")),
    get("back to the contact page", "answers", "works", to(302, "/kontakt")),
    get("see other", "answers", "works", to(303, "/")),
    get("temporary redirect", "answers", "works", to(307, "/kontakt")),
    get("a redirect without a place", "answers", "works", Reply(302)),
    get("400", "answers", "works", Reply(400, "0")),
    get("405", "answers", "works", Reply(405)),
    get("411", "answers", "works", Reply(411)),
    get("415", "answers", "works", Reply(415)),
    get("419, Laravel's expired page", "answers", "works", Reply(419)),
    get("422", "answers", "works", Reply(422)),
    get("a page that speaks of things not found", "answers", "works", Reply(200, NOTHING.replace("404 –", "Części"))),
    Case("moved for good", "answers", "works", {"/wyslij": to(301, "/nowy"), "/nowy": Reply(405)}),
    Case(
        "knows POST alone, as Express says",
        "answers",
        "works",
        {"/wyslij": by_method(GET=Reply(404), OPTIONS=options(allow="POST")), "*": Reply(404)},
    ),
]

TURNED_AWAY = [
    get("401", "answers", "unverified", Reply(401)),
    get("403", "answers", "unverified", Reply(403)),
    get("406", "answers", "unverified", Reply(406)),
    get("429", "answers", "unverified", Reply(429)),
    get(
        "Cloudflare challenge", "answers", "unverified", Reply(403, CHALLENGE, headers=(("cf-mitigated", "challenge"),))
    ),
    get("a challenge with status 200", "unverified", "unverified", Reply(200, "<p>/.well-known/sgcaptcha/")),
    get("maintenance", "unverified", "unverified", Reply(503, headers=(("Retry-After", "3600"),))),
    get("999", "unverified", "unverified", Reply(999)),
    get("418", "unverified", "unverified", Reply(418)),
    get("parked", "unverified", "unverified", Reply(200, "<p>This domain is for sale!")),
]

LOGIN = "<html lang=pl><h1>Witaj</h1><form method=post><input name=e><input type='password' name=p></form></html>"
BESIDE = f"<header>{LOGIN}</header>{THANKS}"
ACCOUNT = f"{THANKS}<form><textarea name=message></textarea><input type=password name=new_password></form>"


def redirected(name: str, status: str, verdict: str, location: str, **pages: Route) -> Case:
    """GET is redirected for now; ``pages`` by their paths."""
    return Case(name, status, verdict, {"/wyslij": to(302, location), **{f"/{k}": v for k, v in pages.items()}})


REDIRECTED = [
    *(
        redirected(f"to {path}", "unverified", "unverified", path)
        for path in (
            "/login",
            "/pl/logowanie",
            "/prihlaseni/",
            "/anmelden",
            "/account/login?back=1",
            "/wp-login.php",
            "/customer/account/login/",
        )
    ),
    redirected("to a page with a password", "unverified", "unverified", "/konto", konto=Reply(200, LOGIN)),
    redirected("to a login in two steps", "unverified", "unverified", "/konto", konto=to(302, "/login")),
    redirected("to a page that answers 401", "unverified", "unverified", "/konto", konto=Reply(401)),
    redirected("to thanks", "answers", "works", "/dziekujemy", dziekujemy=Reply(200, THANKS)),
    redirected("to a page with a login beside it", "answers", "works", "/kontakt", kontakt=Reply(200, BESIDE)),
    redirected("to a form with a password in it", "answers", "works", "/kontakt", kontakt=Reply(200, ACCOUNT)),
    redirected("to a page that breaks off", "answers", "works", "/kontakt", kontakt=reset_after()),
    redirected("to a page whose name resembles a login", "answers", "works", "/blogging-info"),
    redirected("to itself", "", "unverified", "/wyslij"),
    Case("to itself with a slash", "answers", "works", {"/wyslij": to(302, "/wyslij/"), "/wyslij/": Reply(405)}),
    Case("moved for good to a login", "unverified", "unverified", {"/wyslij": to(301, "/login"), "/login": Reply(200)}),
]

GONE = [
    get("404", "gone", "broken", Reply(404)),
    get("410", "gone", "broken", Reply(410)),
    get("404, and OPTIONS is denied everywhere", "gone", "broken", by_method(GET=Reply(404))),
    get("404, and OPTIONS is forbidden", "gone", "broken", by_method(GET=Reply(404), OPTIONS=Reply(403))),
    get("404, and OPTIONS breaks off", "gone", "broken", by_method(GET=Reply(404), OPTIONS=Reply(500))),
    Case("moved for good to nothing", "gone", "broken", {"/wyslij": to(301, "/nowy"), "/nowy": Reply(404)}),
    Case(
        "redirected to the page for nothing",
        "gone",
        "broken",
        {"/wyslij": to(302, "/404.html"), "/404.html": Reply(404)},
    ),
    Case("a soft 404", "gone", "broken", {"*": Reply(200, NOTHING)}),
    Case(
        "404, and OPTIONS says POST of every address",
        "unverified",
        "unverified",
        {"*": by_method(GET=Reply(404), OPTIONS=options(allow="GET, POST, OPTIONS"))},
    ),
    get(
        "404, and OPTIONS is for other origins",
        "unverified",
        "unverified",
        by_method(GET=Reply(404), OPTIONS=options(204)),
    ),
]

FAILING = [
    get("500", "failing", "broken", Reply(500), "status"),
    get("501", "failing", "broken", Reply(501), "status"),
    get("505", "failing", "broken", Reply(505), "status"),
    get("502", "unverified", "unverified", Reply(502)),
    get("503 without a word of maintenance", "unverified", "unverified", Reply(503)),
    get("504", "unverified", "unverified", Reply(504)),
    get("522, Cloudflare without its server", "unverified", "unverified", Reply(522)),
    get("530", "unverified", "unverified", Reply(530)),
    get("500, then 503", "unverified", "unverified", once(Reply(500), Reply(503))),
    get("500 once", "unverified", "unverified", once(Reply(500), Reply(200, THANKS))),
    get("500 without fields", "unverified", "unverified", by_method(GET=Reply(500), OPTIONS=options(allow="POST"))),
    Case("no such host", "failing", "broken", url="http://formularze.nowhere.example/a", cause="dns"),
    Case("a closed port", "failing", "broken", url="http://closed.example/wyslij", cause="refused"),
    Case("on the developer's machine", "failing", "broken", url="http://localhost/send", cause="private"),
    Case("an address of the office", "failing", "broken", url="http://192.168.1.20/send", cause="private"),
    get("no answer", "", "unverified", silence),
    get("breaks off", "", "unverified", reset_after()),
    Case("goes round in a circle", "", "unverified", {"/wyslij": to(301, "/b"), "/b": to(301, "/wyslij")}),
]

SERVICES = [
    Case("a form of Formspree", "answers", "works", {"formspree.io/f/abcdwxyz": Reply(200, THANKS)}, FORMSPREE),
    Case("Formspree takes POST alone", "answers", "works", {"formspree.io/f/abcdwxyz": Reply(405)}, FORMSPREE),
    Case("none of Formspree's", "service_gone", "broken", {"*": Reply(404, "Form not found")}, FORMSPREE),
    Case(
        "Formspree says so in a page", "service_gone", "broken", {"*": Reply(200, "<h1>Form not found</h1>")}, FORMSPREE
    ),
    Case(
        "the sample of Formspree", "service_gone", "broken", {}, "https://formspree.io/f/your_form_id", never=("GET",)
    ),
    Case("Formspree turns away", "answers", "unverified", {"*": Reply(403)}, FORMSPREE),
    Case("Formspree fails", "failing", "broken", {"*": Reply(500)}, FORMSPREE, "status"),
    Case("HubSpot knows it", "answers", "works", {"/embed/v3/form/12/ab-c/json": Reply(200, "{}")}, HUBSPOT),
    Case(
        "HubSpot knows it in Europe",
        "answers",
        "works",
        {"forms-eu1.hsforms.com/embed/v3/form/12/ab-c/json": Reply(200, "{}")},
        HUBSPOT,
    ),
    Case("HubSpot tells nobody", "answers", "works", {"*": reset_after(), HUBSPOT[8:]: Reply(405)}, HUBSPOT),
    Case("HubSpot does not know it", "service_gone", "broken", {}, HUBSPOT),
    Case(
        "Google's form is closed",
        "service_gone",
        "broken",
        {"/forms/d/e/1a2b": to(302, "/forms/d/e/1a2b/closedform"), "/forms/d/e/1a2b/closedform": Reply(200, THANKS)},
        "https://docs.google.com/forms/d/e/1a2b",
    ),
    Case(
        "one address for all customers", "answers", "unverified", {"*": Reply(405)}, "https://api.web3forms.com/submit"
    ),
    Case("Contact Form 7", "answers", "works", {f"{SEVEN_PATH}/schema": Reply(200, "{}")}, SEVEN),
    Case(
        "Contact Form 7 without this form",
        "gone",
        "broken",
        {f"{SEVEN_PATH}/schema": Reply(404, '{"code":"wpcf7_not_found"}')},
        SEVEN,
    ),
    Case(
        "an old Contact Form 7",
        "answers",
        "works",
        {SEVEN_PATH: by_method(GET=Reply(404), OPTIONS=options(allow="POST"))},
        SEVEN,
    ),
    Case("WordPress without an action", "answers", "works", {"*": Reply(400, "0")}, f"{SHOP}/wp-admin/admin-ajax.php"),
]

LEFT_ALONE = [
    Case(name, "unverified", "unverified", {"*": Reply(200, THANKS)}, url, never=("GET", "OPTIONS", "HEAD"))
    for name, url in [
        ("an action of WordPress", f"{SHOP}/wp-admin/admin-ajax.php?action=send"),
        ("the cart", f"{SHOP}/?add-to-cart=12"),
        ("an action of Shoptet", f"{SHOP}/action/Cart/addCartItem/"),
        ("unsubscribing", f"{SHOP}/newsletter/unsubscribe?id=1"),
        ("a script", f"{SHOP}/kontakt#sent-by-script"),
    ]
]

CASES = [*ALIVE, *TURNED_AWAY, *REDIRECTED, *GONE, *FAILING, *SERVICES, *LEFT_ALONE]
