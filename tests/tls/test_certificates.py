"""Certificates as bytes."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from channelaudit.network.certificates import downloaded, issuer_urls, load, open_end
from lab.pki import bundle, der, intermediate, root

ROOT = root()
ONE = intermediate("one", ROOT, "http://pki.example/one.crt")
TWO = intermediate("two", ONE)
PEM = ONE.certificate.public_bytes(Encoding.PEM)


@pytest.mark.parametrize("body", [der(ONE), PEM, bundle(ONE)], ids=["der", "pem", "pkcs7"])
def test_all_forms_in_which_certificates_are_offered(body: bytes) -> None:
    assert downloaded(body) == ((der(ONE),), False)


def test_an_authority_is_never_taken_from_the_network() -> None:
    assert downloaded(der(ROOT)) == ((), True)
    assert downloaded(PEM + ROOT.certificate.public_bytes(Encoding.PEM)) == ((der(ONE),), True)


@pytest.mark.parametrize("body", [b"", b"<html>404</html>", b"\x30\x82" + b"\xff" * 50, b"-----BEGIN CERTIFICATE-----"])
def test_what_is_no_certificate(body: bytes) -> None:
    assert downloaded(body) == ((), False)


def test_where_a_chain_ends() -> None:
    one, two, authority = (issuer.certificate for issuer in (ONE, TWO, ROOT))
    assert open_end([two]) is two
    assert open_end([two, one]) is one
    assert open_end([two, authority, one]) is None
    assert open_end([authority]) is None


def test_where_the_issuer_can_be_had() -> None:
    assert issuer_urls(TWO.certificate) == ("http://pki.example/one.crt",)
    assert issuer_urls(ONE.certificate) == ()


def test_what_is_no_der() -> None:
    with pytest.raises(ValueError, match="asn1"):
        load((b"no certificate",))
