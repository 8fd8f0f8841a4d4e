"""Máy chủ tự dò: một lượt qua 37.000 địa chỉ của chính máy này, và phần một lõi cho 260 điểm cầu trong ngày họp."""

from __future__ import annotations

import asyncio
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Sequence

MEASURES = {
    "targets": "địa chỉ loopback đã dò trong một lượt",
    "round_s": "giây cho cả lượt, TCP và ICMP xen nhau (trần 30)",
    "round_cpu_s": "giây bộ xử lý của lượt ấy, ít phụ thuộc việc khác đang chạy",
    "unanswered": "địa chỉ không trả lời (phải là 0)",
    "peak_mb": "MB bộ nhớ nhiều nhất của tiến trình dò (trần 300)",
    "core_pct": "% một lõi cho 260 điểm cầu, 5 giây một lần (trần 3)",
}
TARGETS, SITES, WATCHED_S = 37_000, 260, 30
ECHO_EVERY = 10  # one in ten by ICMP, where the kernel lets us


def measure() -> dict[str, float]:
    """In a process of its own, so that its memory is the probes' alone."""
    answer = subprocess.run(
        [sys.executable, "-m", "bench.probes"], check=True, capture_output=True, text=True, env=os.environ
    )
    return dict(_read(answer.stdout.splitlines()[-1]))


def _read(line: str) -> list[tuple[str, float]]:
    return [(name, float(figure)) for name, figure in (pair.split("=") for pair in line.split())]


async def _measured() -> dict[str, float]:
    from ipaddress import ip_network

    from diemcau.connectivity.domain.probing import Finding, Kind, Target
    from diemcau.connectivity.transports.watch import Watch, one_round

    allowed = [ip_network("127.0.0.0/8")]
    server = await asyncio.start_server(_closed, "0.0.0.0", 0, backlog=4096)
    port = server.sockets[0].getsockname()[1]
    targets = [
        Target(
            n, Kind.TCP if n % ECHO_EVERY else Kind.ICMP, f"127.{1 + n // 60_000}.{n // 250 % 240}.{1 + n % 250}", port
        )
        for n in range(TARGETS)
    ]
    failed: list[Finding] = []
    began, cpu = time.perf_counter(), time.process_time()
    await one_round(targets, lambda one: None if one.is_up else failed.append(one), allowed)
    seconds, busy = time.perf_counter() - began, time.process_time() - cpu
    if failed:
        print(failed[:3], file=sys.stderr)

    async def listed() -> Sequence[tuple[Target, bool]]:
        return [(target, True) for target in targets[:SITES]]

    async def noted(_findings: Sequence[Finding]) -> None:
        return None

    cpu, since = time.process_time(), time.perf_counter()
    watching = asyncio.create_task(Watch(list_targets=listed, note=noted, allowed=allowed).run())
    await asyncio.sleep(WATCHED_S)
    share = (time.process_time() - cpu) / (time.perf_counter() - since)
    watching.cancel()
    server.close()
    return {
        "targets": TARGETS,
        "round_s": round(seconds, 1),
        "round_cpu_s": round(busy, 1),
        "unanswered": len(failed),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6, 1),
        "core_pct": round(100 * share, 2),
    }


async def _closed(_reading: asyncio.StreamReader, writing: asyncio.StreamWriter) -> None:
    """The other side, in the same process: its work is counted too, so the figures are on the high side."""
    door = writing.get_extra_info("socket")
    door.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    writing.close()


if __name__ == "__main__":
    print(" ".join(f"{name}={figure}" for name, figure in asyncio.run(_measured()).items()))
