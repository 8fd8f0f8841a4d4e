"""Phát hành 20 văn bản đến 260 nơi nhận: từ lúc bấm nút đến khi mọi nơi nhận có văn bản trên trang của mình."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING
from uuid import uuid4

from bench.stage import empty_product

if TYPE_CHECKING:
    from diemcau.directory.models import Organisation
    from diemcau.papers.models import OutgoingDocument

MEASURES = {
    "deliveries": "lượt văn bản đến nơi nhận, mỗi lượt đúng một lần",
    "queue_s": "giây từ lúc bấm đến khi nơi nhận cuối cùng có văn bản và thư nằm trong hộp thư đi (trần 5)",
    "answer_ms": "ms đến khi trang tiến độ mở ra",
    "longest_ms": "ms của lần ghi dài nhất vào cơ sở dữ liệu",
    "letters": "thư trong hộp thư đi",
    "again": "lượt thêm khi bấm lại và làm lại từ đầu (phải là 0)",
}
RECIPIENTS, DOCUMENTS = 260, 20


def measure() -> dict[str, float]:
    with empty_product():
        from diemcau.journal.models import OutboxMessage
        from diemcau.papers.actions import dispatch, reach_some
        from diemcau.papers.models import Delivery, DispatchRecipient

        documents, bodies = _prepared()
        gc.freeze()  # as `serve` does: a collection need not look through what was loaded
        key, longest = uuid4(), 0.0
        began = time.perf_counter()
        made = dispatch(documents, [(body, None) for body in bodies], key=key, by=None)
        answered = time.perf_counter() - began
        more = True
        while more:
            step = time.perf_counter()
            more = bool(reach_some(made.pk, by=None))
            longest = max(longest, time.perf_counter() - step)
        queued = time.perf_counter() - began
        deliveries, letters = Delivery.objects.count(), OutboxMessage.objects.count()
        dispatch(documents, [(body, None) for body in bodies], key=key, by=None)
        DispatchRecipient.objects.update(queued_at=None)  # as if all of it had been lost
        while reach_some(made.pk, by=None):
            pass
        again = Delivery.objects.count() - deliveries + OutboxMessage.objects.count() - letters
    return {
        "deliveries": deliveries,
        "queue_s": round(queued, 2),
        "answer_ms": round(answered * 1000, 1),
        "longest_ms": round(max(longest, answered) * 1000, 1),
        "letters": letters,
        "again": again,
    }


def _prepared() -> tuple[list[OutgoingDocument], list[Organisation]]:
    """Twenty signed and numbered documents of one conference, and 260 bodies with addresses."""
    from django.core.files.base import ContentFile
    from django.utils import timezone

    from diemcau.conference.models import Conference
    from diemcau.directory.domain import BodyKind, Tier
    from diemcau.directory.models import Organisation
    from diemcau.papers.actions import add_version, make_paper, register, sign
    from diemcau.papers.domain.kinds import Kind

    owner, *bodies = [
        Organisation.objects.create(
            name=f"Đơn vị số {at}", tier=Tier.COMMUNE, kind=BodyKind.OTHER, email=f"dv{at}@quangnam.example"
        )
        for at in range(RECIPIENTS + 1)
    ]
    conference = Conference.objects.create(title="Hội nghị", short_name="Hội nghị", kind="conference", owner=owner)
    today, documents = timezone.localdate(), []
    for number in range(DOCUMENTS):
        paper = make_paper(conference, Kind.REPORT, f"Báo cáo số {number}", by=None)
        version = add_version(paper, ContentFile(f"Nội dung {number}".encode(), name="bao-cao.txt"), by=None)
        signed = sign(version, signer="Trần Văn Tân", title="PHÓ CHỦ TỊCH", on=today, by=None)
        documents.append(
            register(signed, issuer=owner, code="BC", office="UBND", on=today, subject=paper.title, by=None)
        )
    return documents, bodies
