"""Probes from the server: what is asked, at which interval, and which addresses are never asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from random import Random


class Kind(StrEnum):
    ICMP = "icmp"
    TCP = "tcp"
    TLS = "tls"
    HTTPS = "https"
    SIP = "sip"
    SIP_UDP = "sipu"


KIND_NAMES = {
    Kind.ICMP: "ICMP",
    Kind.TCP: "TCP",
    Kind.TLS: "TLS",
    Kind.HTTPS: "HTTPS",
    Kind.SIP: "SIP OPTIONS (TCP)",
    Kind.SIP_UDP: "SIP OPTIONS (UDP)",
}
USUAL_PORTS = {Kind.ICMP: 0, Kind.TCP: 443, Kind.TLS: 443, Kind.HTTPS: 443, Kind.SIP: 5060, Kind.SIP_UDP: 5060}
CHEAP = {Kind.ICMP, Kind.TCP}


class Phase(StrEnum):
    """How far a probe came; a failed one names the phase that it failed in."""

    RESOLVE = "resolve"
    CONNECT = "connect"
    TLS = "tls"
    ANSWER = "answer"


PHASE_NAMES = {
    Phase.RESOLVE: "tìm địa chỉ",
    Phase.CONNECT: "kết nối",
    Phase.TLS: "bắt tay TLS",
    Phase.ANSWER: "trả lời",
}


@dataclass(frozen=True, slots=True)
class Target:
    """Whom to ask. `key` is the caller's own."""

    key: int
    kind: Kind
    address: str
    port: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of it: the last phase reached, whether it went well, milliseconds, and why not."""

    key: int
    phase: Phase
    is_up: bool
    ms: float = 0.0
    why: str = ""


RELAXED_S = 300.0
ON_THE_DAY_S = 5.0
COSTLY_ON_THE_DAY_S = 60.0
FAILURES_TO_TELL = 2  # one lost packet is no incident


def interval(kind: Kind, *, is_the_day: bool) -> float:
    """Seconds between two probes of one target."""
    if not is_the_day:
        return RELAXED_S
    return ON_THE_DAY_S if kind in CHEAP else COSTLY_ON_THE_DAY_S


def jittered(seconds: float, chance: Random) -> float:
    """Between nine and eleven tenths of it, so that no two hundred probes leave in one millisecond."""
    return seconds * chance.uniform(0.9, 1.1)


Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address


def is_allowed(address: str, allowed: Iterable[Network]) -> bool:
    """Whether an address may be probed: a public one always, one of a private network if its network is named."""
    found = ip_address(address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if found.is_multicast or found.is_unspecified:
        return False
    return found.is_global or any(found.version == network.version and found in network for network in allowed)


def literal(address: str) -> str | None:
    """The address itself where one was given, None for a name that must be resolved first."""
    try:
        return str(ip_address(address))
    except ValueError:
        return None
