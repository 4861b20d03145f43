from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import OPTIONS
from channelaudit.config.values import value_of

BY_KEY = {option.key: option for option in OPTIONS}


def value(key: str, *texts: str) -> Any:
    return value_of(BY_KEY[key], list(texts), f"--{key}")


@pytest.mark.parametrize(
    ("key", "texts", "result"),
    [
        ("max-pages", ["12"], 12),
        ("max-pages", [" 12 "], 12),
        ("timeout", ["0.5"], 0.5),
        ("rate", ["0"], 0.0),
        ("strict", ["yes"], True),
        ("strict", ["Off"], False),
        ("fail-on", ["never"], "never"),
        ("country", ["pl"], "PL"),
        ("country", ["uk"], "GB"),
        ("country", [""], ""),
        ("select", ["email, phone-invalid,"], ("email", "phone-invalid")),
        ("select", ["email", "tls"], ("email", "tls")),
        ("output", ["a,b.json"], ("a,b.json",)),
        ("dns-server", ["9.9.9.9"], "9.9.9.9"),
        ("dns-server", ["9.9.9.9:5353"], "9.9.9.9:5353"),
        ("dns-server", ["2001:db8::1"], "2001:db8::1"),
        ("dns-server", ["[2001:db8::1]:53"], "[2001:db8::1]:53"),
        ("proxy", ["https://127.0.0.1:3128"], "https://127.0.0.1:3128"),
        ("connect-to", ["A.example:443:127.0.0.1:8443"], (ConnectTo("a.example", 443, "127.0.0.1", 8443),)),
        (
            "connect-to",
            ["::[::1]:80", ":25:x.example:"],
            (ConnectTo("", 0, "::1", 80), ConnectTo("", 25, "x.example", 0)),
        ),
    ],
)
def test_what_people_write_becomes_a_value(key: str, texts: list[str], result: object) -> None:
    assert value(key, *texts) == result


@pytest.mark.parametrize(
    ("key", "text", "complaint"),
    [
        ("max-pages", "many", '--max-pages: expected a whole number, found "many"'),
        ("max-pages", "4.5", 'a whole number, found "4.5"'),
        ("max-pages", "٣", "a whole number"),
        ("max-pages", "9" * 5000, "a whole number"),
        ("max-pages", "0", "--max-pages: expected at least 1, found 0"),
        ("max-pages", "100001", "--max-pages: expected at most 100000, found 100001"),
        ("jobs", "65", "at most 64, found 65"),
        ("retries", "11", "at most 10, found 11"),
        ("timeout", "1e9", "at most 600"),
        ("rate", "-1", "at least 0"),
        ("timeout", "0", "at least 0.001, found 0"),
        ("deadline", "0.0001", "--deadline: expected at least 0.001, found 0.0001"),
        ("timeout", "nan", "a number"),
        ("timeout", "inf", "a number"),
        ("strict", "2", "true or false"),
        ("fail-on", "fatal", "error, warning, note or never"),
        ("country", "Poland", "a country code of two letters"),
        ("smtp-port", "70000", "a port between 1 and 65535"),
        ("ca-file", "/no/such/file.pem", "a file that exists"),
        ("ca-file", "x" * 300, "a file that exists"),
        ("dns-server", "dns.example", "an IP address"),
        ("dns-server", "9.9.9.9:99999", "an IP address"),
        ("proxy", "ftp://x", "the URL of an HTTP proxy"),
        ("proxy", "socks5://127.0.0.1:9050", "the URL of an HTTP proxy (SOCKS is not spoken)"),
        ("user-agent", "a\nb", "one line of text"),
        ("connect-to", "a:b:c:d", "HOST1:PORT1:HOST2:PORT2"),
        ("connect-to", "a:443", "HOST1:PORT1:HOST2:PORT2"),
    ],
)
def test_what_is_no_value_gets_one_sentence(key: str, text: str, complaint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        value(key, text)
    assert complaint in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_list_for_one_value_is_refused() -> None:
    with pytest.raises(ConfigError, match="expected a whole number, found a list"):
        value("max-pages", "1", "2")


def test_a_file_that_is_there_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    file.touch()
    assert value("ca-file", str(file)) == str(file)
