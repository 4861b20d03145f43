from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.network import Network, TlsFacts, Unreachable, trust
from lab.certificates import ca_file, server_context
from lab.web import RawServer, WebServer, Wire, free_port


async def inspect(context: ssl.SSLContext, folder: Path, host: str = "sklep.example") -> TlsFacts:
    async with WebServer({}, tls=context) as server:
        settings = Settings(connect_to=(server.detour(),), ca_file=ca_file(folder), timeout=10.0)
        async with Network(settings) as network:
            return await network.tls.inspect(host)


async def test_a_good_certificate(tmp_path: Path) -> None:
    facts = await inspect(server_context("sklep.example", "*.sklep.example"), tmp_path)
    assert (facts.verified, facts.error_code, facts.error, facts.legacy) == (True, 0, "", False)
    assert facts.names == ("sklep.example", "*.sklep.example")
    assert facts.protocol == "TLSv1.3"
    assert (facts.key_type, facts.key_bits, facts.signature_hash) == ("EC", 256, "sha256")
    assert facts.not_before.endswith("Z")
    assert facts.not_after > facts.not_before
    assert "trustme" in facts.issuer
    assert facts.chain_complete


@pytest.mark.parametrize(
    ("context", "code", "part"),
    [
        (server_context("sklep.example", expired=True), 10, "expired"),
        (server_context("inny.example"), 62, "mismatch"),
        (server_context("sklep.example", trusted=False), 20, "issuer"),
    ],
)
async def test_bad_certificates_and_why(context: ssl.SSLContext, code: int, part: str, tmp_path: Path) -> None:
    facts = await inspect(context, tmp_path)
    assert (facts.verified, facts.error_code) == (False, code)
    assert part in facts.error
    assert facts.names


@pytest.mark.parametrize(
    ("name", "host"), [("xn--w-uga1v8h.example", "żółw.example"), ("xn--strae-oqa.example", "straße.example")]
)
async def test_an_idn_host(name: str, host: str, tmp_path: Path) -> None:
    assert (await inspect(server_context(name), tmp_path, host)).verified


@pytest.mark.parametrize("host", ["ż" * 70 + ".example", "ż..example", "a" * 64 + ".example", "a..example"])
async def test_what_is_no_host_name(host: str, tmp_path: Path) -> None:
    with pytest.raises(Unreachable) as caught:
        await inspect(server_context("sklep.example"), tmp_path, host)
    assert (caught.value.kind, caught.value.definite) == ("tls", False)


async def test_a_server_of_another_age(tmp_path: Path) -> None:
    facts = await inspect(server_context("sklep.example", old=True), tmp_path)
    assert (facts.verified, facts.legacy, facts.protocol) == (False, True, "TLSv1")


async def test_what_is_no_tls(tmp_path: Path) -> None:
    async def plain(wire: Wire) -> None:
        await wire.reader.read(10)
        await wire.send(b"220 hello\r\n")

    async def alert(wire: Wire) -> None:
        await wire.reader.read(10)
        await wire.send(bytes([21, 3, 3, 0, 2, 2, 40]))

    async def silent(wire: Wire) -> None:
        await wire.reader.read()

    async def rude(wire: Wire) -> None:
        await wire.reader.read(10)
        wire.reset()

    kinds = []
    for script in (plain, alert, rude, silent):
        async with RawServer(script) as server:
            detour = ConnectTo("", 443, "127.0.0.1", server.port)
            timeout = 0.5 if script is silent else 10.0
            async with Network(Settings(connect_to=(detour,), ca_file=ca_file(tmp_path), timeout=timeout)) as network:
                with pytest.raises(Unreachable) as caught:
                    await network.tls.inspect("sklep.example")
                kinds.append(caught.value.kind)
    assert kinds == ["tls", "tls", "tls", "timeout"]


async def test_nobody_there(tmp_path: Path) -> None:
    detour = ConnectTo("", 443, "127.0.0.1", free_port())
    async with Network(Settings(connect_to=(detour,), ca_file=ca_file(tmp_path))) as network:
        with pytest.raises(Unreachable) as caught:
            await network.tls.inspect("sklep.example")
    assert caught.value.kind == "refused"


async def test_an_unreadable_file_of_authorities(tmp_path: Path) -> None:
    async with Network(Settings(ca_file=str(tmp_path / "none.pem"))) as network:
        with pytest.raises(Unreachable, match="cannot be read"):
            await network.tls.inspect("sklep.example")


@pytest.mark.parametrize("system_ca", [True, False])
async def test_the_machines_own_authorities_count_only_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, system_ca: bool
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", ca_file(tmp_path))  # where OpenSSL looks for the machine's list
    async with WebServer({}, tls=server_context("sklep.example")) as server:
        settings = Settings(connect_to=(server.detour(),), system_ca=system_ca, timeout=10.0)
        async with Network(settings) as network:
            assert (await network.tls.inspect("sklep.example")).verified is system_ca


async def test_the_users_file_counts_beside_the_built_in_list(tmp_path: Path) -> None:
    import certifi  # noqa: PLC0415 (only to count)

    with_file = trust.verifying(Settings(ca_file=ca_file(tmp_path)))
    built_in = ssl.create_default_context(cafile=certifi.where())
    assert with_file.cert_store_stats()["x509_ca"] == built_in.cert_store_stats()["x509_ca"] + 1
    assert not with_file.verify_flags & ssl.VERIFY_X509_STRICT
