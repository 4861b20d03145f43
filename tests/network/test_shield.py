from __future__ import annotations

import pytest

from channelaudit.network import Response
from channelaudit.network.shield import blocked, wall


def answer(status: int, body: str = "", url: str = "https://sklep.example/", **headers: str) -> Response:
    return Response(url, url, status, {k.replace("_", "-"): v for k, v in headers.items()}, body.encode())


WALLS = [
    ("shield", answer(403, "<title>Just a moment...</title>", cf_mitigated="challenge")),
    ("shield", answer(503, "<title>Just a moment...</title>")),
    ("shield", answer(403, "<h1>Access Denied</h1> errors.edgesuite.net")),
    ("shield", answer(403, "", x_datadome="protected")),
    ("shield", answer(405, "", x_amzn_waf_action="captcha")),
    ("shield", answer(200, "<script src='/_Incapsula_Resource?x'></script>")),
    ("shield", answer(202, "<script src='/.well-known/sgcaptcha/?r=1'></script>")),
    ("shield", answer(999)),
    ("shield", answer(403, "Forbidden")),
    ("shield", answer(406, "Not acceptable")),
    ("shield", answer(429, "slow down")),
    ("captcha", answer(403, "<div class='g-recaptcha'></div>")),
    ("shield", answer(404, "<title>Just a moment...</title>")),
    ("shield", answer(410, "<script src='https://ct.captcha-delivery.com/c.js'></script>")),
    ("login", answer(401)),
    ("password", answer(200, "<input type='x'><input type=\"password\">", "https://sklep.example/password")),
    ("maintenance", answer(503, "back soon", retry_after="3600")),
    ("maintenance", answer(503, "Briefly unavailable for scheduled maintenance.")),
    ("maintenance", answer(200, "<title>Przerwa techniczna</title>")),
    ("parked", answer(200, "<p>This domain is for sale")),
    ("parked", answer(200, "<script src='https://www.sedoparking.com/x.js'></script>")),
]
PAGES = [
    answer(
        200, "<h1>Kontakt</h1><script src='https://www.google.com/recaptcha/api.js'></script><div class='g-recaptcha'>"
    ),
    answer(200, "<h1>Kontakt</h1>" + "<p>x</p>" * 3_000 + "<script>/cdn-cgi/challenge-platform/h/b/scripts/</script>"),
    answer(200, "<h1>Sklep</h1><script>/cdn-cgi/challenge-platform/h/b/scripts/jsd</script>"),
    answer(200, "<h1>Sklep</h1>", x_datadome="protected"),
    answer(404, "<h1>404</h1> protected by Wordfence"),
    answer(404, "<h1>404</h1><script src='/_Incapsula_Resource?x'></script>"),
    answer(410),
    answer(500, "error"),
    answer(503, "Service unavailable"),
    answer(200, "<p>Our parking space is for sale of domain honey"),
    answer(301, "", location="/x"),
    answer(404, "<h1>404</h1>", x_datadome="protected"),
    answer(410, "", x_kpsdk_ct="1"),
    answer(200, "<h1>Sklep</h1>" + "<p>x</p>" * 2_000 + "<script src='/_Incapsula_Resource?x'></script>"),
    answer(200, "<script src='/_Incapsula_Resource?x'></script>" + "<p>Rowery</p>" * 2_000),
    answer(200, "<h1>Access denied</h1><p>Write to us: <a href='mailto:biuro@sklep.example'>biuro@sklep.example</a>"),
    answer(200, "<h1>Domeny</h1><p>This domain is for sale</p>" + "<p>Rowery</p>" * 4_000),
]


@pytest.mark.parametrize(("kind", "response"), WALLS)
def test_walls_are_told_apart(kind: str, response: Response) -> None:
    found = wall(response)
    assert found is not None
    assert found.kind == kind
    assert blocked(response) == found.reason


@pytest.mark.parametrize("response", PAGES)
def test_ordinary_answers_are_no_walls(response: Response) -> None:
    assert blocked(response) is None
