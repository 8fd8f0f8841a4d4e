"""Documents of one audience never appear to another: by every road there is."""

from __future__ import annotations

import io
from datetime import UTC, timedelta
from itertools import product as every_pair
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from diemcau.assignments.actions import make_calendar_link, make_request, report, report_outcome
from diemcau.assignments.models import Product, Target, TargetUnit, Task
from diemcau.directory.domain import Role, Tier
from diemcau.directory.models import Appointment, Group, GroupMember, Person, Position
from diemcau.papers.actions import (
    ask_for_archive,
    build_archive,
    close_to,
    end_release,
    open_to,
    read_text_of,
    recall,
    register_speech,
    release,
)
from diemcau.papers.models import Archive, SpeechCall, Upload, Version
from diemcau.papers.permissions import (
    Reader,
    readable_versions,
    reader_of,
    visible_papers,
    visible_versions,
)
from tests import build
from tests.papers import building
from tests.test_architecture import patterns

pytestmark = pytest.mark.django_db

SECRET = "Bimatcuakhac"  # stands in title, file name and text of what the stranger may not see


def reads(account, version) -> bool:
    return readable_versions(reader_of(account), timezone.now()).filter(pk=version.pk).exists()


def opened(cast, whom, **times) -> Version:
    version = building.version(building.paper(conference=cast.conference))
    release(version, by=None)
    open_to(version.paper, whom, by=None, **times)
    return version


def test_a_tier_a_unit_and_everybody_are_the_units_of_the_conference():
    cast = building.cast()
    outsider = build.account()
    build.organisation_role(outsider, build.organisation(tier=Tier.COMMUNE))
    for whom, expected in [
        (None, [True, True, False]),
        (Tier.COMMUNE, [True, True, False]),
        (Tier.DISTRICT, [False, False, False]),
        (cast.commune, [True, False, False]),
    ]:
        version = opened(cast, whom)
        assert [reads(each, version) for each in (cast.contact, cast.stranger, outsider)] == expected, whom


def test_a_person_and_the_members_of_a_group_read_also_by_the_post_that_they_hold():
    cast = building.cast()
    person, holder = Person.objects.create(name="An"), Person.objects.create(name="Bình")
    position = Position.objects.create(organisation=cast.commune, title="Chủ tịch")
    Appointment.objects.create(person=holder, position=position)
    group = Group.objects.create(organisation=cast.conference.owner, name="Ban Chỉ đạo")
    GroupMember.objects.create(group=group, person=person)
    GroupMember.objects.create(group=group, position=position)
    to_group, to_person = opened(cast, group), opened(cast, person)

    def found(someone):
        return set(readable_versions(Reader(people=[someone.pk]), timezone.now()))

    assert (found(person), found(holder)) == ({to_group, to_person}, {to_group})
    account = build.account(person=person)
    assert reads(account, to_person)
    Appointment.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert found(holder) == set()


def test_a_post_ends_at_midnight_here_and_not_in_greenwich():
    cast = building.cast()
    holder = Person.objects.create(name="Bình")
    position = Position.objects.create(organisation=cast.commune, title="Chủ tịch")
    night = timezone.localtime().replace(hour=1) + timedelta(days=1)
    Appointment.objects.create(person=holder, position=position, until=timezone.localdate(night) - timedelta(days=1))
    group = Group.objects.create(organisation=cast.conference.owner, name="Ban Chỉ đạo")
    GroupMember.objects.create(group=group, position=position)
    version = opened(cast, group)

    reader = Reader(people=[holder.pk])
    assert set(readable_versions(reader, (night - timedelta(hours=2)).astimezone(UTC))) == {version}
    assert set(readable_versions(reader, night.astimezone(UTC))) == set()


def test_an_audience_opens_and_closes_by_itself():
    cast = building.cast()
    now, hour = timezone.now(), timedelta(hours=1)
    assert not reads(cast.contact, opened(cast, None, opens_at=now + hour))
    assert not reads(cast.contact, opened(cast, None, closes_at=now - hour))
    assert reads(cast.contact, opened(cast, None, opens_at=now - hour, closes_at=now + hour))


def test_only_the_version_that_is_out_is_read_and_nothing_once_it_is_closed():
    cast = building.cast()
    first = opened(cast, None)
    second = building.version(first.paper)
    assert (reads(cast.contact, first), reads(cast.contact, second)) == (True, False)
    release(second, by=None)
    assert (reads(cast.contact, first), reads(cast.contact, second)) == (False, True)
    end_release(first.paper, by=None)
    assert not reads(cast.contact, second)


def test_what_was_issued_is_read_by_its_recipients_until_it_is_recalled():
    cast = building.cast()
    document = building.document(building.version(building.paper(conference=cast.conference)))
    building.issued(document, cast.commune)
    assert (reads(cast.contact, document.version), reads(cast.stranger, document.version)) == (True, False)
    recall(document, "Nhầm", by=None)
    assert not reads(cast.contact, document.version)


def test_drafts_are_seen_by_those_who_write_and_run_restricted_ones_only_by_those_who_write_and_organise():
    cast = building.cast()
    technician = build.account()
    build.conference_role(technician, cast.conference, Role.TECHNICIAN)
    now = timezone.now()
    draft = building.paper(conference=cast.conference, drafted_by=cast.commune)
    secret = building.paper(conference=cast.conference, drafted_by=cast.commune, is_restricted=True)
    assert set(visible_papers(technician, now)) == {draft}
    for account in (cast.organiser, cast.contact):
        assert set(visible_papers(account, now)) == {draft, secret}
    assert set(visible_papers(cast.stranger, now)) == set()


def arguments(pattern: URLPattern, rows: dict[str, list[object]]) -> list[dict[str, object]]:
    """Every way to fill an address: known names with the keys of what is secret, others with small keys and words."""
    converters = pattern.pattern.converters
    small = list(range(1, 4))
    choices = []
    for name, converter in converters.items():
        kind = type(converter).__name__
        choices.append(rows.get(name) or {"IntConverter": small, "UUIDConverter": rows["key"]}.get(kind, ["text"]))
    return [dict(zip(converters, values, strict=True)) for values in every_pair(*choices)][:60]


def addresses(rows: dict[str, list[object]]) -> list[str]:
    from django.urls import NoReverseMatch, reverse

    found = []
    for name, pattern in patterns(get_resolver()):
        nested = [pattern] if pattern.name else []
        for each in nested:
            for kwargs in arguments(each, rows):
                try:
                    found.append(reverse(name, kwargs=kwargs))
                except NoReverseMatch:
                    continue
    return found


def secret_things(cast) -> dict[str, list[object]]:
    """One of everything that belongs to the commune alone, each marked so that it would be recognised anywhere."""
    conference = cast.conference
    paper = building.paper(conference=conference, title=f"Tài liệu {SECRET}")
    version = building.version(paper, f"Nội dung {SECRET}", name=f"{SECRET}.docx")
    building.version(paper, f"Nội dung mới {SECRET}", name=f"{SECRET}.docx")
    read_text_of(version.pk, by=None)
    newest = paper.versions.first()
    read_text_of(newest.pk, by=None)
    open_to(paper, cast.commune, by=None)
    release(newest, by=None)
    SpeechCall.objects.create(
        conference=conference, closes_on=timezone.localdate() + timedelta(days=9), minutes=60, most_minutes=10
    )
    unit = conference.units.get(organisation=cast.commune)
    speech = register_speech(unit, f"Tham luận {SECRET}", 10, by=cast.contact)
    document = building.document(
        building.version(
            building.paper(conference=conference, title=f"Văn bản {SECRET}"), SECRET, name=f"{SECRET}.docx"
        )
    )
    made = building.issued(document, cast.commune, by=cast.organiser)
    readable = readable_versions(reader_of(cast.contact), timezone.now())
    archive = ask_for_archive(conference, readable, by=cast.contact)
    build_archive(archive.pk, by=None)
    upload = Upload.objects.create(account=cast.contact, conference=conference, name=f"{SECRET}.docx", size=10)
    product = Product.objects.create(
        assignment=build.assignment(conference=conference), position=1, text=f"Sản phẩm {SECRET}"
    )
    task = Task.objects.create(product=product, organisation=cast.commune)
    proof = building.docx(SECRET)
    said = report(
        task,
        uuid4(),
        percent=50,
        text=f"Báo cáo {SECRET}",
        files=[SimpleUploadedFile(f"{SECRET}.docx", proof)],
        by=cast.contact,
    )
    asked = make_request(conference, cast.commune, uuid4(), f"Kiến nghị {SECRET}", moment="before", by=cast.contact)
    target = Target.objects.create(conference=conference, code="1", position=1, field="Thủ tục", text="Hồ sơ đúng hạn")
    part = TargetUnit.objects.create(target=target, organisation=cast.commune)
    TargetUnit.objects.create(target=target, organisation=cast.other)
    result = report_outcome(
        part,
        uuid4(),
        achievement="achieved",
        result=f"Kết quả {SECRET}",
        causes="",
        files=[SimpleUploadedFile(f"{SECRET}.docx", proof)],
        by=cast.contact,
    )
    calendar = make_calendar_link(conference, cast.commune, by=cast.contact)
    return {
        "task_id": [task.pk],
        "product_id": [product.pk],
        "evidence_id": [said.evidence.get().pk],
        "request_id": [asked.pk],
        "target_id": [target.pk],
        "file_id": [result.files.get().pk],
        "link_id": [calendar.pk],
        "conference_id": [conference.pk],
        "paper_id": [paper.pk, document.version.paper_id],
        "number": [1, 2],
        "step_id": [paper.steps.first().pk],
        "audience_id": [paper.audiences.first().pk],
        "document_id": [document.pk],
        "dispatch_id": [made.pk],
        "message_id": [1],
        "delivery_id": [document.deliveries.get().pk],
        "archive_id": [archive.pk],
        "speech_id": [speech.pk],
        "key": [upload.key],
        "unit_id": [*dict.fromkeys([unit.pk, part.pk])],
    }


def told(answer) -> bytes:
    """What an answer says, also inside of what is packed: a workbook, a document, an archive of documents."""
    return unpacked(b"".join(answer.streaming_content) if answer.streaming else answer.content)


def unpacked(body: bytes) -> bytes:
    if not body.startswith(b"PK"):
        return body
    with ZipFile(io.BytesIO(body)) as inside:
        return b"\n".join(part for name in inside.namelist() for part in (name.encode(), unpacked(inside.read(name))))


def test_no_address_of_the_whole_product_tells_a_stranger_anything(client):
    """Walks every address there is, those of later packages too, as a contact of another commune of the conference."""
    cast = building.cast()
    rows = secret_things(cast)
    searches = [
        f"/conferences/{cast.conference.pk}/papers/?q={SECRET.lower()}",
        f"/search/?q={SECRET}&hn={cast.conference.pk}",
    ]
    walked = [*addresses(rows), *searches]
    assert len(walked) > 100
    client.raise_request_exception = False
    client.force_login(cast.stranger)
    leaks = []
    for address in walked:
        for headers in ({}, {"HX-Request": "true"}, {"Range": "bytes=0-"}):
            answer = client.get(address, headers=headers)
            body = told(answer)
            # a search says back what was searched for
            body = body.replace(SECRET.encode(), b"", 2) if "?q=" in address and b"value=" in body else body
            if SECRET.encode() in body or SECRET in str(answer.headers) or answer.status_code == 206:
                leaks.append((address, answer.status_code, headers))
    assert leaks == []


def test_the_same_walk_by_the_commune_itself_does_find_them(client):
    """So that the walk above cannot pass by finding nothing at all."""
    cast = building.cast()
    rows = secret_things(cast)
    client.force_login(cast.contact)
    found = {address for address in addresses(rows) if SECRET.encode() in told(client.get(address))}
    here = f"/conferences/{cast.conference.pk}"
    paper = rows["paper_id"][0]
    assert {
        f"{here}/papers/",
        f"{here}/inbox/",
        f"{here}/speeches/",
        f"{here}/papers/{paper}/versions/2/",
        f"{here}/papers/archives/{rows['archive_id'][0]}/file/",
        f"{here}/papers/file/",
        f"{here}/inbox/file/",
        f"{here}/speeches/file/",
        f"{here}/assignments.xlsx",
        f"{here}/targets.xlsx",
        f"{here}/requests.xlsx",
        f"{here}/tasks/{rows['task_id'][0]}/",
        f"{here}/targets/",
        f"{here}/target-units/{rows['unit_id'][-1]}/",
        f"{here}/requests/",
        f"{here}/requests/{rows['request_id'][0]}/",
    } <= found
    assert f"{here}/papers/{paper}/versions/1/" not in found  # a draft that was never out
    search = client.get(f"{here}/papers/?q={SECRET.lower()}").content.decode()
    assert "1 tài liệu có" in search


def test_a_stranger_changes_nothing(client):
    cast = building.cast()
    rows = secret_things(cast)
    client.raise_request_exception = False
    client.force_login(cast.stranger)
    for address in addresses(rows):
        if "/papers/" in address or "/register/" in address or "/dispatches/" in address or "/inbox/" in address:
            assert client.post(address, {"reason": "x", "status": "03"}).status_code in {403, 404, 405}, address


def test_an_archive_is_handed_out_only_while_everything_in_it_may_be_read(client):
    cast = building.cast()
    one, two = opened(cast, cast.commune), opened(cast, None)
    here = f"/conferences/{cast.conference.pk}/papers/archive"
    client.force_login(cast.contact)
    assert "đang đóng gói" in client.get(f"{here}/").content.decode()
    build_archive(Archive.objects.get().pk, by=None)
    page = client.get(f"{here}/").content.decode()
    assert "gói đã sẵn sàng" in page
    archive = Archive.objects.get()
    assert set(archive.versions.all()) == {one, two}
    assert b"[Content_Types].xml" in told(client.get(f"{here}s/{archive.pk}/file/"))

    close_to(one.paper.audiences.get(), by=None)
    assert client.get(f"{here}s/{archive.pk}/file/").status_code == 404
    client.get(f"{here}/")
    client.force_login(cast.stranger)
    client.get(f"{here}/")
    assert Archive.objects.count() == 2  # who reads the same shares one


def test_every_version_is_seen_by_who_works_on_it_and_searched_by_nobody_else():
    cast = building.cast()
    version = building.version(building.paper(conference=cast.conference), "Chỉ tiêu mật")
    read_text_of(version.pk, by=None)
    now = timezone.now()
    assert (visible_versions(cast.organiser, now).count(), visible_versions(cast.contact, now).count()) == (1, 0)
