"""Máy chủ tự dò: một lượt qua 37.000 địa chỉ của chính máy này, và phần một lõi cho 260 điểm cầu trong ngày họp."""

from __future__ import annotations

import asyncio
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_network
from typing import TYPE_CHECKING

from bench.stage import empty_product

if TYPE_CHECKING:
    from diemcau.connectivity.domain.probing import Finding, Target

MEASURES = {
    "targets": "địa chỉ loopback đã dò trong một lượt",
    "round_s": "giây cho cả lượt, TCP và ICMP xen nhau (trần 30)",
    "round_cpu_s": "giây bộ xử lý của lượt ấy, ít phụ thuộc việc khác đang chạy",
    "unanswered": "địa chỉ không trả lời (phải là 0)",
    "peak_mb": "MB bộ nhớ nhiều nhất của tiến trình dò (trần 300)",
    "core_pct": "% một lõi cho 260 điểm cầu, ICMP hoặc TCP 5 giây một lần, TLS, HTTPS, SIP 60 giây, kể cả ghi (trần 3)",
    "watched": "địa chỉ của 260 điểm cầu ấy",
    "asked_per_s": "lần dò mỗi giây trong lúc ấy",
    "changes": "lần đổi tình trạng đã ghi trong lúc ấy, mỗi lần một sự cố mở hoặc khôi phục",
}
TARGETS, SITES, WATCHED_S = 37_000, 260, 60
ECHO_EVERY = 10  # one in ten by ICMP, where the kernel lets us
FLAPS_EVERY_S = 12  # a line goes silent, or answers again
HERE = [ip_network("127.0.0.0/8")]


def measure() -> dict[str, float]:
    """In a process of its own, so that its memory is the probes' alone."""
    found: dict[str, float] = {}
    for part in ("round", "day"):
        command = [sys.executable, "-m", "bench.probes", part]
        answer = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
        found |= _read(answer.stdout.splitlines()[-1])
    return {name: found[name] for name in MEASURES}


def _read(line: str) -> dict[str, float]:
    pairs = (pair.split("=") for pair in line.split())
    return {name: int(figure) if figure.isdigit() else float(figure) for name, figure in pairs}


async def _round(port: int) -> dict[str, float]:
    from diemcau.connectivity.domain.probing import Kind, Target
    from diemcau.connectivity.transports.watch import one_round

    targets = [Target(n, Kind.TCP if n % ECHO_EVERY else Kind.ICMP, _address(n), port) for n in range(TARGETS)]
    failed: list[Finding] = []
    began, cpu = time.perf_counter(), time.process_time()
    await one_round(targets, lambda one: None if one.is_up else failed.append(one), HERE)
    seconds, busy = time.perf_counter() - began, time.process_time() - cpu
    if failed:
        print(failed[:3], file=sys.stderr)
    return {
        "targets": TARGETS,
        "round_s": round(seconds, 1),
        "round_cpu_s": round(busy, 1),
        "unanswered": len(failed),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, 1),
    }


def _address(number: int) -> str:
    return f"127.{1 + number // 60_000}.{number // 250 % 240}.{1 + number % 250}"


async def _day(ports: dict[str, int]) -> dict[str, float]:
    """As `diemcau probe` does it: the list from the database, changes into it; at times a line fails or is mended."""
    from asgiref.sync import sync_to_async
    from django.utils import timezone

    from diemcau.connectivity.actions.probes import note_findings
    from diemcau.connectivity.domain.probing import Target
    from diemcau.connectivity.queries.probes import targets_on
    from diemcau.connectivity.transports import watch as watching

    silent: set[int] = set()
    asked = changes = 0

    async def probe(target: Target, allowed: object) -> Finding:
        nonlocal asked
        asked += 1
        if target.key in silent:
            return await real(Target(target.key, target.kind, "127.0.0.1", 1), HERE)
        return await real(target, HERE)

    async def listed() -> Sequence[tuple[Target, bool]]:
        return [(one, True) for one, _ in await sync_to_async(targets_on)(timezone.localdate())]

    async def noted(findings: Sequence[Finding]) -> None:
        nonlocal changes
        changes += await sync_to_async(note_findings)(findings, timezone.now())

    real, watching.probe = watching.probe, probe  # type: ignore[attr-defined, assignment]
    one = asyncio.create_task(watching.Watch(list_targets=listed, note=noted, allowed=HERE).run())
    await asyncio.sleep(12)  # everybody is known
    keys = [target.key for target, _ in await listed() if target.kind == "tcp"]
    asked = changes = 0
    cpu, since = time.process_time(), time.perf_counter()
    for turn in range(WATCHED_S // FLAPS_EVERY_S):
        silent ^= {keys[turn // 2]}
        await asyncio.sleep(FLAPS_EVERY_S)
    seconds, busy = time.perf_counter() - since, time.process_time() - cpu
    one.cancel()
    return {
        "core_pct": round(100 * busy / seconds, 2),
        "watched": len(await listed()),
        "asked_per_s": round(asked / seconds, 1),
        "changes": changes,
    }


def _filled(ports: dict[str, int]) -> None:
    """260 sites: of each an address that is asked cheaply, and one each by TLS, HTTPS and SIP."""
    from diemcau.conference.models import Conference, Site
    from diemcau.connectivity.domain.probing import Kind
    from diemcau.connectivity.models import ProbeTarget
    from diemcau.directory.models import Account, Organisation

    owner = Organisation.objects.create(name="Tỉnh", tier="province", kind="people_committee")
    conference = Conference.objects.create(title="Thử", short_name="Thử", kind="conference", owner=owner)
    by = Account.objects.create_user("ky-thuat", "mat-khau-thu", full_name="Kỹ Thuật")
    hosts = Organisation.objects.bulk_create(
        Organisation(name=f"Xã {number}", tier="commune", kind="people_committee") for number in range(SITES)
    )
    sites = Site.objects.bulk_create(Site(conference=conference, host=host, tier="commune") for host in hosts)
    ProbeTarget.objects.bulk_create(
        ProbeTarget(site=site, kind=kind, address=_address(number), port=ports.get(kind, 0), added_by=by)
        for number, site in enumerate(sites)
        for kind in (Kind.TCP if number % 2 else Kind.ICMP, Kind.TLS, Kind.HTTPS, Kind.SIP)
    )


@contextmanager
def _other_side() -> Iterator[dict[str, int]]:
    """Whom the probes ask, in a process of its own: its work is not theirs."""
    command = [sys.executable, "-m", "bench.beside.answering"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        try:
            yield {name: int(port) for name, port in _read(other.stdout.readline()).items()}
        finally:
            other.terminate()


def main(part: str) -> None:
    with _other_side() as ports:
        if part == "round":
            found = asyncio.run(_round(ports["tcp"]))
        else:
            with empty_product():
                _filled(ports)
                found = asyncio.run(_day(ports))
    print(" ".join(f"{name}={figure}" for name, figure in found.items()))


if __name__ == "__main__":
    main(sys.argv[1])
