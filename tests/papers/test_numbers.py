"""The register: numbers without gap or double, whoever asks at once; nothing without a signature."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from diemcau.kernel.errors import Refused
from diemcau.papers.actions import begin_series, register, send_back, sign
from diemcau.papers.models import NumberSeries, OutgoingDocument, Paper, Signature, Step
from tests import build
from tests.papers import building
from tests.papers.building import TODAY

pytestmark = pytest.mark.django_db


def signed(conference, on=TODAY):
    version = building.version(building.paper(conference=conference))
    return sign(version, signer="Trần Văn Tân", title="PHÓ CHỦ TỊCH", on=on, by=None)


def numbered(signature, **facts):
    facts = {"code": "BC", "office": "UBND", "on": TODAY, "subject": "Báo cáo"} | facts
    return register(signature, issuer=signature.version.paper.conference.owner, by=None, **facts)


def test_numbers_run_from_one_for_each_office_kind_and_year():
    here, elsewhere = build.conference(), build.conference()
    given = [
        numbered(signed(here)),
        numbered(signed(here)),
        numbered(signed(here), code="KH"),
        numbered(signed(here), code="", drafting="KSTT"),
        numbered(signed(elsewhere)),
        numbered(signed(here, date(2025, 1, 2)), on=date(2025, 1, 2)),
    ]
    assert list(map(str, given)) == [
        "01/BC-UBND",
        "02/BC-UBND",
        "01/KH-UBND",
        "01/UBND-KSTT",
        "01/BC-UBND",
        "01/BC-UBND",
    ]


def test_one_series_for_all_kinds_where_the_office_has_decided_so():
    here = build.conference()
    begin_series(here.owner, 2024, "*", began_with=11, by=None)
    assert [str(numbered(signed(here))), str(numbered(signed(here), code="KH"))] == ["12/BC-UBND", "13/KH-UBND"]
    with pytest.raises(Refused, match="đã cấp đến số 13"):
        begin_series(here.owner, 2024, "*", began_with=0, by=None)


def test_a_number_of_another_system_is_kept_once_and_only_where_the_series_says_so():
    here = build.conference()
    begin_series(here.owner, 2024, "BC", began_with=0, is_external=True, by=None)
    assert str(numbered(signed(here), number=45)) == "45/BC-UBND"
    second = signed(here)
    with pytest.raises(Refused, match="Số 45 đã cấp cho “Báo cáo”"):
        numbered(second, number=45)
    with pytest.raises(Refused, match="hãy ghi số đã cấp"):
        numbered(second)
    with pytest.raises(Refused, match="Số tiếp theo của sổ là 01"):
        numbered(second, code="KH", number=9)


def test_dates_follow_the_numbers():
    here = build.conference()
    numbered(signed(here), on=date(2024, 1, 12))
    late = signed(here)
    with pytest.raises(Refused, match="không thể ghi ngày trước đó"):
        numbered(late)
    with pytest.raises(Refused, match="không thể trước ngày ký"):
        numbered(late, on=date(2024, 1, 8))
    assert NumberSeries.objects.get().last == 1


def test_a_version_is_signed_and_registered_once():
    here = build.conference()
    signature = signed(here)
    numbered(signature)
    with pytest.raises(Refused, match="Bản này đã vào sổ"):
        numbered(signature)
    assert NumberSeries.objects.get().last == 1  # the number was never taken
    with pytest.raises(Refused, match="không ký hai lần"):
        sign(signature.version, signer="Ai", title="x", on=TODAY, by=None)
    with pytest.raises(Refused, match="không nhận thêm phiên bản"):
        building.version(signature.version.paper)
    with pytest.raises(Refused, match="không trả lại được"):
        send_back(signature.version.paper, Step.objects.first(), "sai", by=None)


def test_the_database_itself_holds_no_document_without_a_signature():
    here = build.conference()
    document = numbered(signed(here))
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingDocument.objects.filter(pk=document.pk).update(signature=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingDocument.objects.create(
            conference=here,
            issuer=here.owner,
            series=document.series,
            number=2,
            symbol="BC-UBND",
            on=TODAY,
            subject="x",
        )
    assert OutgoingDocument.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_offices_that_register_at_one_moment_get_two_numbers_that_follow_each_other():
    here = build.conference()
    signatures = [signed(here) for _ in range(8)]
    doors, failed = Barrier(len(signatures)), []

    def take(signature: Signature) -> None:
        try:
            doors.wait()
            numbered(signature)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=take, args=(signature,)) for signature in signatures]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert sorted(OutgoingDocument.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert NumberSeries.objects.get().last == 8


def test_a_paper_sent_back_loses_its_signature_and_keeps_why():
    signature = signed(build.conference())
    paper: Paper = signature.version.paper
    step = paper.steps.get(gate="signed")
    assert send_back(paper, step, "Sai số liệu mục II", by=None) == 1
    assert not Signature.objects.exists()
    assert list(step.passages.values_list("reason", flat=True)) == ["Sai số liệu mục II"]
    building.version(paper)
    assert paper.versions.count() == 2
