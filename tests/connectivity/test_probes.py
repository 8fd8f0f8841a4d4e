"""Probes: how far each came, whom they never ask, and what is written of them."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from ipaddress import ip_network
from random import Random

import pytest
from django.utils import timezone

from diemcau.connectivity.actions.probes import add_target, note_findings
from diemcau.connectivity.domain.probing import (
    Finding,
    Kind,
    Phase,
    Target,
    interval,
    is_allowed,
    jittered,
)
from diemcau.connectivity.models import Incident, ProbeSpell, ProbeTarget
from diemcau.connectivity.queries.probes import targets_on
from diemcau.connectivity.transports import probes
from diemcau.connectivity.transports.probes import probe
from diemcau.connectivity.transports.watch import Watch, one_round
from diemcau.kernel.errors import Refused
from tests.connectivity import build

HERE = [ip_network("127.0.0.0/8")]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("::1", False),
        ("::ffff:10.0.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("192.168.10.4", True),
        ("192.168.11.4", False),
    ],
)
def test_a_private_network_is_asked_only_where_the_operator_names_it(address, expected):
    assert is_allowed(address, [ip_network("192.168.10.0/24")]) is expected


def test_the_interval_follows_the_day_and_the_cost():
    assert interval(Kind.ICMP, is_the_day=False) == interval(Kind.SIP, is_the_day=False) == 300
    assert interval(Kind.TCP, is_the_day=True) == 5
    assert {interval(kind, is_the_day=True) for kind in set(Kind) - {Kind.ICMP, Kind.TCP}} == {60}
    assert all(4.5 <= jittered(5, Random(seed)) <= 5.5 for seed in range(50))


def asked(kind, *, says: bytes | None = None, secure: ssl.SSLContext | None = None, address="127.0.0.1", allowed=HERE):
    """Ask a server of ours that hears the first line and says something; None hangs up."""

    async def answer(reading, writing):
        if says is not None:
            await reading.readline()
            writing.write(says)
            await writing.drain()
        writing.close()

    async def run():
        server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=secure)
        async with server:
            return await probe(Target(1, kind, address, server.sockets[0].getsockname()[1]), allowed)

    return asyncio.run(run())


@pytest.fixture(scope="module")
def secure(tmp_path_factory) -> ssl.SSLContext:
    folder = tmp_path_factory.mktemp("tls")
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-keyout", str(folder / "key"), "-out", str(folder / "certificate"), "-days", "2", "-subj", "/CN=here"]
    subprocess.run([*made, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate", folder / "key")
    return context


def test_each_kind_names_the_phase_that_it_came_to(secure):
    assert (asked(Kind.TCP).is_up, asked(Kind.TCP).phase) == (True, Phase.CONNECT)
    tls = asked(Kind.TLS, says=b"", secure=secure)
    assert (tls.is_up, tls.phase) == (True, Phase.TLS), tls
    https = asked(Kind.HTTPS, says=b"HTTP/1.1 200 OK\r\n\r\n", secure=secure)
    assert (https.is_up, https.phase) == (True, Phase.ANSWER), https
    sip = asked(Kind.SIP, says=b"SIP/2.0 200 OK\r\n\r\n")
    assert (sip.is_up, sip.phase) == (True, Phase.ANSWER), sip


def test_each_failure_names_the_phase_that_it_failed_in(secure, monkeypatch):
    monkeypatch.setattr(probes, "WITHIN_S", 0.5)
    nobody = asyncio.run(probe(Target(1, Kind.TCP, "127.0.0.1", 1), HERE))
    assert (nobody.is_up, nobody.phase) == (False, Phase.CONNECT)
    assert nobody.why == "cổng đóng"
    assert asked(Kind.TLS).phase is Phase.TLS  # a door that hangs up before the handshake
    other = asked(Kind.SIP, says=b"220 mail.example.vn ESMTP\r\n")
    assert (other.is_up, other.phase) == (False, Phase.ANSWER)
    assert asked(Kind.HTTPS, secure=secure).phase is Phase.ANSWER
    unknown = asyncio.run(probe(Target(1, Kind.TCP, "nowhere.invalid", 443)))
    assert (unknown.is_up, unknown.phase) == (False, Phase.RESOLVE)


class SipPhone(asyncio.DatagramProtocol):
    """Answers every second question, so that one that is lost is asked again."""

    def __init__(self, says: bytes) -> None:
        self.says, self.heard = says, []

    def connection_made(self, transport) -> None:
        self.transport = transport

    def datagram_received(self, data, address) -> None:
        self.heard.append(data)
        if len(self.heard) == 2:
            self.transport.sendto(self.says, address)


@pytest.mark.parametrize(("says", "is_up"), [(b"SIP/2.0 405 Method Not Allowed\r\n\r\n", True), (b"hello", False)])
def test_sip_over_udp_is_asked_again_where_a_datagram_is_lost(says, is_up):
    async def run():
        phone = SipPhone(says)
        door, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: phone, ("127.0.0.1", 0))
        port = door.get_extra_info("sockname")[1]
        found = await probe(Target(1, Kind.SIP_UDP, "127.0.0.1", port), HERE)
        door.close()
        return found, phone.heard, await probe(Target(1, Kind.SIP_UDP, "127.0.0.1", port), HERE)

    found, heard, nobody = asyncio.run(run())
    assert (found.is_up, found.phase) == (is_up, Phase.ANSWER)
    assert heard[0] == heard[1] and heard[0].startswith(b"OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP ")
    assert (nobody.is_up, nobody.phase, nobody.why) == (False, Phase.CONNECT, "cổng đóng")


def test_a_sip_phone_that_says_nothing_failed_to_answer(monkeypatch):
    monkeypatch.setattr(probes, "RESENT_AFTER_S", (0.05, 0.05))

    async def run():
        door, _ = await asyncio.get_running_loop().create_datagram_endpoint(asyncio.DatagramProtocol, ("127.0.0.1", 0))
        found = await probe(Target(1, Kind.SIP_UDP, "127.0.0.1", door.get_extra_info("sockname")[1]), HERE)
        door.close()
        return found

    found = asyncio.run(run())
    assert (found.is_up, found.phase) == (False, Phase.ANSWER)


def test_a_name_does_not_lead_into_a_private_network():
    found = asked(Kind.TCP, address="localhost", allowed=())
    assert (found.is_up, found.phase) == (False, Phase.RESOLVE)
    assert "mạng riêng" in found.why


def test_an_echo_comes_back_from_this_machine():
    found = asyncio.run(probe(Target(1, Kind.ICMP, "127.0.0.1"), HERE))
    assert found.is_up or "không được phép" in found.why


def test_a_round_asks_everybody_once():
    async def run():
        server = await asyncio.start_server(lambda _, writing: writing.close(), "127.0.0.1", 0, backlog=1024)
        port = server.sockets[0].getsockname()[1]
        told: list[Finding] = []
        async with server:
            await one_round([Target(n, Kind.TCP, "127.0.0.1", port) for n in range(600)], told.append, HERE)
        return told

    told = asyncio.run(run())
    assert sorted(one.key for one in told if one.is_up) == list(range(600))


def test_one_lost_packet_is_not_told_and_a_change_is_told_once():
    target = Target(7, Kind.ICMP, "8.8.8.8")
    watch = Watch(list_targets=None, note=None, chance=Random(1))
    watch.take([(target, True)], 100.0)
    assert watch.due(99.9) == []
    (one,) = watch.due(106.0)
    up, down = Finding(7, Phase.ANSWER, is_up=True), Finding(7, Phase.CONNECT, is_up=False)
    told = []
    for moment, finding in enumerate([up, up, down, up, down, down, down, up]):
        watch.found(one, finding, 106.0 + moment)
        told.append([change.is_up for change in watch._changes])
        watch._changes.clear()
    assert told == [[True], [], [], [], [], [False], [], [True]]
    watch.take([], 120.0)
    assert watch.due(999.0) == []


@pytest.mark.django_db
def test_a_line_that_goes_silent_is_an_incident_until_it_answers(settings):
    site = build.site()
    target = add_target(site, Kind.ICMP, "8.8.8.8", 0, by=build.account())
    up, down = Finding(target.pk, Phase.ANSWER, is_up=True, ms=12), Finding(target.pk, Phase.CONNECT, is_up=False)
    assert [note_findings([one], timezone.now()) for one in (up, up, down, down)] == [1, 0, 1, 0]
    (incident,) = Incident.objects.open()
    assert (incident.fault, incident.source, incident.opened_by) == ("line", "probe", None)
    note_findings([up], timezone.now())
    assert not Incident.objects.open().exists()
    assert list(ProbeSpell.objects.order_by("pk").values_list("is_up", flat=True)) == [True, False, True]
    assert ProbeSpell.objects.filter(until=None).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["10.0.0.5", "127.0.0.1", "localhost", "may.local", "không phải", "a..b", ""])
def test_what_is_not_to_be_asked_is_refused_with_a_sentence(address):
    with pytest.raises(Refused, match=r"dò|tên máy"):
        add_target(build.site(), Kind.TCP, address, 443, by=build.account())
    assert not ProbeTarget.objects.exists()


@pytest.mark.django_db
def test_a_private_network_named_by_the_operator_is_asked(settings):
    settings.PROBE_NETWORKS = [ip_network("10.0.0.0/8")]
    site = build.site()
    add_target(site, Kind.TCP, "10.0.0.5", 443, by=build.account())
    (found,) = targets_on(timezone.localdate())
    assert found[0].address == "10.0.0.5"
