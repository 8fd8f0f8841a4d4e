"""Invented papers on their way, a document that was issued, speeches that were registered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from django.utils import timezone

from diemcau.conference.models import Conference, Unit
from diemcau.directory.domain import Tier
from diemcau.directory.models import Account
from diemcau.kernel.dates import PartialDate
from diemcau.nd30.writing import to_docx
from diemcau.nd30.writing.kinds import Office, Signing, report
from diemcau.nd30.writing.kinds.parts import entry
from diemcau.papers.actions import (
    accept_speeches,
    add_version,
    call_for_speeches,
    dispatch,
    make_paper,
    open_to,
    pass_step,
    reach_some,
    read_text_of,
    register,
    register_speech,
    release,
    sign,
)
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Paper, Version

PLAN = "Kế hoạch cải cách hành chính năm 2024"


def fill(conference: Conference, people: Mapping[str, Account]) -> None:
    organiser, office = people["to-chuc"], people["van-phong"]
    today = timezone.localdate()
    result = make_paper(
        conference,
        Kind.REPORT,
        "Báo cáo kết quả cải cách hành chính năm 2023",
        by=organiser,
        due_on=today + timedelta(3),
    )
    _written(result, ["Toàn tỉnh giải quyết 1.154.230 hồ sơ, đúng hạn 97,8%."], by=organiser)
    _written(
        result,
        ["Toàn tỉnh giải quyết 1.154.230 hồ sơ, đúng hạn 98,1%."],
        by=organiser,
        reason="Cập nhật số liệu tháng 12",
    )
    pass_step(result.steps.all()[1], by=organiser, note="14 đơn vị góp ý")
    make_paper(conference, Kind.LEADER_SPEECH, "Phát biểu khai mạc của Chủ tịch UBND tỉnh", by=office)
    make_paper(
        conference, Kind.FILM, "Phóng sự “Một năm đổi mới vì người dân”", by=organiser, due_on=today - timedelta(1)
    )
    plan = make_paper(conference, Kind.PLAN, PLAN, by=organiser)
    version = _written(
        plan, ["Phấn đấu 80% hồ sơ nộp trực tuyến.", "Mỗi sở, huyện có ít nhất một sáng kiến."], by=organiser
    )
    open_to(plan, None, by=organiser)
    release(version, by=organiser)
    signed = sign(version, signer="Trần Văn Ký", title="PHÓ CHỦ TỊCH", on=today, by=office)
    document = register(signed, issuer=conference.owner, code="KH", office="UBND", on=today, subject=PLAN, by=office)
    units = Unit.objects.filter(conference=conference, organisation__tier=Tier.DISTRICT).select_related("organisation")
    made = dispatch(
        [document],
        [(unit.organisation, None) for unit in units],
        key=uuid5(NAMESPACE_URL, f"demo:{conference.pk}"),
        by=office,
    )
    while reach_some(made.pk, by=office):
        pass
    _speeches(conference, organiser)


def _speeches(conference: Conference, organiser: Account) -> None:
    on = timezone.localdate() + timedelta(5)
    call_for_speeches(
        conference, closes_on=on, minutes=45, most_minutes=10, topic="Chuyển đổi số ở cơ sở", by=organiser
    )
    units = Unit.objects.filter(conference=conference, organisation__tier=Tier.DISTRICT)
    titles = ["Một cửa điện tử ở vùng cao", "Số hóa hồ sơ tại bộ phận một cửa", "Bài học từ chỉ số hài lòng"]
    made = [
        register_speech(unit, title, 10, by=organiser)
        for unit, title in zip(units.select_related("conference")[:3], titles, strict=False)
    ]
    accept_speeches(conference, [(speech, 8) for speech in made[:1]], by=organiser)


def _written(paper: Paper, sentences: list[str], *, by: Account, reason: str = "") -> Version:
    """A report in the layout of the decree, as its office would write it."""
    office = Office(name="Ủy ban nhân dân tỉnh Quảng Nam", short="UBND", place="Quảng Nam")
    signing = Signing(signer="Trần Văn Ký", title="PHÓ CHỦ TỊCH", date=PartialDate(2024, 1, None))
    text = [entry(sentence) for sentence in sentences]
    content = to_docx(
        report(office, signing, subject=paper.title, to=(), text=text, last="Trên đây là báo cáo"),
        made_on=timezone.localdate(),
    )
    file = ContentFile(content, name="du-thao.docx")
    version = add_version(paper, file, by=by, reason=reason)
    read_text_of(version.pk, by=None)
    return version
