"""One paper from its draft to the receipt of a commune, by the pages alone."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diemcau.journal.models import OutboxMessage
from diemcau.papers.actions import reach_some
from diemcau.papers.models import Delivery, Dispatch, OutgoingDocument, Paper, Reading
from tests.papers import building

pytestmark = pytest.mark.django_db


def test_a_paper_goes_from_its_draft_to_the_receipt_of_a_commune(client):
    cast = building.cast()
    here = f"/conferences/{cast.conference.pk}"
    client.force_login(cast.organiser)
    content = SimpleUploadedFile("bao-cao.docx", building.docx("Kết quả cải cách hành chính"))
    client.post(f"{here}/papers/new/", {"kind": "report", "title": "Báo cáo năm 2023", "file": content})
    paper = Paper.objects.get()

    for step in paper.steps.filter(gate="")[1:]:  # the first is done: a draft is there
        client.post(f"{here}/papers/{paper.pk}/steps/{step.pk}/passage/", {"who": "Lê Thị B"})
    client.post(
        f"{here}/papers/{paper.pk}/signature/",
        {"signer": "Trần Văn Tân", "title": "PHÓ CHỦ TỊCH", "on": "08/01/2024", "means": "paper"},
    )
    client.post(
        f"{here}/papers/{paper.pk}/number/",
        {
            "issuer": cast.conference.owner_id,
            "code": "BC",
            "office": "UBND",
            "subject": "Kết quả năm 2023",
            "on": "09/01/2024",
        },
    )
    document = OutgoingDocument.objects.get()
    assert str(document) == "01/BC-UBND"
    sent = client.post(
        f"{here}/dispatches/new/", {"key": uuid4(), "documents": [document.pk], "recipients": ["tier-commune"]}
    )
    made = Dispatch.objects.get()
    assert sent["Location"] == f"{here}/dispatches/{made.pk}/"
    while reach_some(made.pk, by=None):
        pass
    assert list(paper.steps.filter(passages=None)) == []
    assert OutboxMessage.objects.count() == Delivery.objects.count() == 2

    client.force_login(cast.contact)
    inbox = client.get(f"{here}/inbox/").content.decode()
    assert "01/BC-UBND" in inbox
    page = client.get(f"{here}/papers/{paper.pk}/versions/1/")
    assert page.status_code == 200
    own = Delivery.objects.get(organisation=cast.commune)
    client.post(f"{here}/inbox/{own.pk}/answer/", {"status": "03"})
    assert Reading.objects.get().organisation == cast.commune
    assert own.events.get().by == cast.contact

    client.force_login(cast.organiser)
    seen = client.get(f"{here}/register/{document.pk}/").content.decode()
    assert "1 trong 2 nơi nhận đã xác nhận, 1 đã đọc" in seen
