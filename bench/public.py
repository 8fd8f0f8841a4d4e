"""Trang kết quả công khai: số yêu cầu mỗi giây của một tiến trình khi trang đã có sẵn, và dung lượng một lần xem."""

from __future__ import annotations

import asyncio
import time

from bench.asking import ask, pages
from bench.stage import empty_product

MEASURES = {
    "rps": "yêu cầu mỗi giây, một tiến trình, 16 kết nối, bảng 241 đơn vị (sàn 2.000)",
    "page_kb": "kB (10³ byte) phải tải để đọc trang lần đầu: trang, kiểu chữ, bảng kiểu, chương trình (trần 150)",
    "html_kb": "kB riêng của trang, đã nén",
}
PORT, CONNECTIONS, SECONDS, UNITS = 8392, 16, 6, 241


def measure() -> dict[str, float]:
    with empty_product():
        path = _released()
        with pages(PORT, workers=1, threads=1):
            rate, html = asyncio.run(_asked(path))
        whole = html + _assets()
    return {"rps": round(rate), "page_kb": round(whole / 1000, 1), "html_kb": round(html / 1000, 1)}


def _released() -> str:
    """A table of 241 communes, released; gives its address."""
    from datetime import date

    from diemcau.conference.models import Conference
    from diemcau.directory.models import Account, Organisation
    from diemcau.publish.actions import prepare, release
    from diemcau.scoring.models import Ranking, RankingRow

    chair = Account.objects.create_user("do", full_name="Người đo", is_administrator=True)
    body = Organisation.objects.create(name="Ủy ban nhân dân tỉnh", tier="province", kind="people_committee")
    conference = Conference.objects.create(title="Hội nghị", short_name="Hội nghị", kind="conference", owner=body)
    units = [
        Organisation.objects.create(name=f"Ủy ban nhân dân xã Trà {at}", tier="commune", kind="people_committee")
        for at in range(UNITS)
    ]
    table = Ranking.objects.create(
        conference=conference, kind="index", title="Chỉ số cải cách hành chính", block="Cấp xã", year=2023,
        decision="617/QĐ-UBND", decided_on=date(2024, 1, 10),
    )  # fmt: skip
    RankingRow.objects.bulk_create(
        RankingRow(
            ranking=table, position=at, rank=at, name=unit.name, organisation=unit, grade="Tốt",
            points=f"{95 - at / 10:.2f}", index=f"{95 - at / 10:.2f}",
        )
        for at, unit in enumerate(units, start=1)
    )  # fmt: skip
    edition = prepare(conference, f"ranking:{table.pk}", by=chair)
    release(conference, [edition], by=chair)
    return f"/results/{edition.publication.slug}/"


async def _asked(path: str) -> tuple[float, int]:
    """Requests a second over connections that stay open, and the bytes of one packed page."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    for _ in range(200):
        try:
            await ask(PORT, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nConnection: close\r\n\r\n")
            break
        except OSError:
            await asyncio.sleep(0.1)
    await asyncio.gather(*(_visitor(request, 1) for _ in range(CONNECTIONS)))  # warm
    began = time.perf_counter()
    found = await asyncio.gather(*(_visitor(request, SECONDS) for _ in range(CONNECTIONS)))
    return sum(number for number, _ in found) / (time.perf_counter() - began), found[0][1]


async def _visitor(request: bytes, seconds: float) -> tuple[int, int]:
    """Ask again and again on one connection; how often, and how long the last body was."""
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    until, number, length = time.perf_counter() + seconds, 0, 0
    while time.perf_counter() < until:
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if b" 200 " not in head.partition(b"\r\n")[0]:
            raise SystemExit(f"Máy chủ trả lời: {head[:200]!r}")
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
        number += 1
    writer.close()
    return number, length


def _assets() -> int:
    """Bytes of what the page loads, packed as the product sends it: style sheet, script, icons, letters."""
    from diemcau.web.assets import BUILT, FIRST_LETTERS, manifest

    built = manifest()
    files = {built["styles/main.scss"]["file"], built["ts/screens/results.ts"]["file"], built["icons.svg"]["file"]}
    files |= {built[name]["file"] for name in built["ts/screens/results.ts"].get("imports", [])}
    letters = {name for name in built["styles/main.scss"]["assets"] if any(part in name for part in FIRST_LETTERS)}
    found = 0
    for name in files | letters:
        twin = BUILT / f"{name}.br"
        found += (twin if twin.is_file() else BUILT / name).stat().st_size
    return found
