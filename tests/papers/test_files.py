"""Files in pieces, in and out: tus, ranges, and the headers under which everything leaves."""

from __future__ import annotations

import os
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diemcau.kernel.errors import Refused, Unreadable
from diemcau.papers.actions import add_version, begin_upload, drop_expired_uploads, open_to, release
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Paper, Reading, Upload, Version
from diemcau.papers.views.files import MOST_OF_A_FILM
from tests import build
from tests.papers import building

pytestmark = pytest.mark.django_db

PIECE = 4 * 1024 * 1024


@pytest.fixture
def cast(client):
    cast = building.cast()
    client.force_login(cast.organiser)
    return cast


def begun(client, cast, size, name="phong-su.mp4", **headers):
    about = f"filename {b64encode(name.encode()).decode()}"
    return client.post(
        f"/conferences/{cast.conference.pk}/uploads/",
        headers={"Upload-Length": str(size), "Upload-Metadata": about, "Tus-Resumable": "1.0.0", **headers},
    )


def piece(client, address, offset, content):
    return client.patch(
        address,
        data=content,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(offset), "Tus-Resumable": "1.0.0"},
    )


def test_a_file_arrives_in_pieces_and_goes_on_where_it_broke_off(client, cast):
    content = building.film(10_000)
    made = begun(client, cast, len(content))
    assert made.status_code == 201
    address = made["Location"]
    assert piece(client, address, 0, content[:4_000])["Upload-Offset"] == "4000"
    lost = client.head(address)
    assert (lost["Upload-Offset"], lost["Upload-Length"], lost["Cache-Control"]) == ("4000", "10000", "no-store")
    assert piece(client, address, 0, content[:4_000]).status_code == 409  # the same piece again
    assert piece(client, address, 4_000, content[4_000:])["Upload-Offset"] == "10000"

    here = f"/conferences/{cast.conference.pk}/papers/"
    key = address.strip("/").split("/")[-1]
    client.post(f"{here}new/", {"kind": "film", "title": "Phóng sự", "upload": key})
    version = Version.objects.get()
    assert (version.content, version.size, version.file_name) == ("mp4", 10_000, "phong-su.mp4")
    assert Path(version.file.path).read_bytes() == content
    assert not Upload.objects.exists()
    assert not list((Path(version.file.path).parents[1] / "uploads").iterdir())


def test_pieces_larger_than_4_mb_past_the_end_or_of_another_kind_are_not_taken(client, cast):
    address = begun(client, cast, PIECE * 2)["Location"]
    assert piece(client, address, 0, bytes(PIECE + 1)).status_code == 413
    assert piece(client, address, PIECE * 2 - 1, bytes(2)).status_code == 413
    assert piece(client, address, 5, bytes(2)).status_code == 409
    assert client.patch(address, data=b"x", content_type="text/plain").status_code == 415
    assert client.head(address)["Upload-Offset"] == "0"


def test_too_large_too_many_and_nonsense_are_refused_in_one_sentence(client, cast):
    assert begun(client, cast, 3 * 1024**3).status_code == 413
    assert begun(client, cast, 0).content.decode().startswith("Tệp rỗng hoặc lớn hơn 2048 MB")
    assert client.post(f"/conferences/{cast.conference.pk}/uploads/").status_code == 400
    for _ in range(20):
        begin_upload(cast.conference, "x", 10, by=cast.organiser)
    assert "quá nhiều tệp gửi dở" in begun(client, cast, 10).content.decode()


def test_an_upload_is_its_senders_alone(client, cast):
    address = begun(client, cast, 100)["Location"]
    client.force_login(cast.stranger)
    assert [client.head(address).status_code, piece(client, address, 0, b"x").status_code] == [404, 404]
    key = address.strip("/").split("/")[-1]
    mine = Upload.objects.get()
    with pytest.raises(Refused, match="đã được dùng"):
        begin_upload(cast.conference, "x", 100, by=cast.stranger, key=mine.key)
    client.force_login(cast.organiser)
    paper = building.paper(conference=cast.conference)
    page = client.post(f"/conferences/{cast.conference.pk}/papers/{paper.pk}/versions/new/", {"upload": uuid4()})
    assert page.status_code == 422
    page = client.post(f"/conferences/{cast.conference.pk}/papers/{paper.pk}/versions/new/", {"upload": key})
    assert "Tệp chưa gửi xong" in page.content.decode()
    assert client.delete(address).status_code == 204
    assert client.head(address).status_code == 404


def test_the_same_key_gives_the_same_upload_back(cast):
    key = uuid4()
    first = begin_upload(cast.conference, "x.mp4", 10, by=cast.organiser, key=key)
    assert begin_upload(cast.conference, "x.mp4", 10, by=cast.organiser, key=key) == first


def test_what_was_never_finished_goes_after_two_days(cast):
    upload = begin_upload(cast.conference, "x.mp4", 10, by=cast.organiser)
    upload.path.write_bytes(b"123")
    Upload.objects.update(at=timezone.now() - timedelta(days=3))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda work, using=None: work())
        assert drop_expired_uploads(by=None) == 1
    assert not upload.path.exists()


def test_a_film_of_500_mb_arrives_and_streams_by_range(client, cast):
    """The disk holds a sparse file: what is tried is that nothing reads or keeps it whole."""
    size = 500 * 1024 * 1024
    upload = begin_upload(cast.conference, "phong-su.mp4", size, by=cast.organiser)
    with upload.path.open("wb") as file:
        file.write(building.film())
        file.truncate(size - PIECE)
    address = f"/uploads/{upload.key}/"
    assert piece(client, address, size - PIECE, os.urandom(PIECE))["Upload-Offset"] == str(size)
    version = add_version(building.paper(conference=cast.conference, kind=Kind.FILM), upload, by=cast.organiser)

    at = f"/conferences/{cast.conference.pk}/papers/{version.paper_id}/versions/1/file/"
    first = client.get(at, headers={"Range": "bytes=0-"})
    assert (first.status_code, first["Content-Range"]) == (206, f"bytes 0-{MOST_OF_A_FILM - 1}/{size}")
    assert len(b"".join(first.streaming_content)) == MOST_OF_A_FILM
    last = client.get(at, headers={"Range": "bytes=-1000"})
    assert len(b"".join(last.streaming_content)) == 1000


def test_everything_leaves_as_attachment_that_nothing_can_run_in(client, cast):
    version = building.version(building.paper(conference=cast.conference), name="Báo cáo “số 5”.docx")
    answer = client.get(f"/conferences/{cast.conference.pk}/papers/{version.paper_id}/versions/1/file/")
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''B%C3%A1o")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-cache"
    assert len(b"".join(answer.streaming_content)) == int(answer["Content-Length"]) == version.size


def test_a_download_goes_on_where_it_broke_off_unless_the_file_has_changed(client, cast):
    version = building.version(building.paper(conference=cast.conference))
    at = f"/conferences/{cast.conference.pk}/papers/{version.paper_id}/versions/1/file/"
    whole = b"".join(client.get(at).streaming_content)
    tag = f'"{version.sha256}"'
    rest = client.get(at, headers={"Range": "bytes=100-", "If-Range": tag})
    assert (rest.status_code, b"".join(rest.streaming_content)) == (206, whole[100:])
    changed = client.get(at, headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (changed.status_code, b"".join(changed.streaming_content)) == (200, whole)
    assert client.get(at, headers={"If-None-Match": tag}).status_code == 304
    behind = client.get(at, headers={"Range": "bytes=99999999-"})
    assert (behind.status_code, behind["Content-Range"]) == (416, f"bytes */{version.size}")


def test_opening_and_saving_are_remembered_once_for_each_body(client, cast):
    version = building.version(building.paper(conference=cast.conference))
    release(version, by=None)
    open_to(version.paper, None, by=None)
    client.force_login(cast.contact)
    at = f"/conferences/{cast.conference.pk}/papers/{version.paper_id}/versions/1/"
    for address in (at, f"{at}file/", at):
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer.streaming_content)
    reading = Reading.objects.get()
    assert (reading.account, reading.organisation) == (cast.contact, cast.commune)
    client.force_login(cast.organiser)
    page = client.get(f"/conferences/{cast.conference.pk}/papers/{version.paper_id}/readers/").content.decode()
    assert "1 trong 2 nơi chưa đọc" in page


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.docx", building.docx("x", extra={"word/vbaProject.bin": b"x"}), "có macro"),
        ("a.pdf", building.pdf("x", inside=b"<< /S /JavaScript >>"), "có mã JavaScript"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("a.pdf", building.docx("x"), "nhưng nội dung là Word"),
    ],
)
def test_a_page_says_why_a_file_is_not_taken_and_keeps_nothing(client, cast, settings, name, content, says):
    page = client.post(
        f"/conferences/{cast.conference.pk}/papers/new/",
        {"kind": "report", "title": "Báo cáo", "file": SimpleUploadedFile(name, content)},
    )
    assert page.status_code == 422
    assert says in page.content.decode()
    assert (Paper.objects.count(), Version.objects.count()) == (0, 0)
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_what_is_refused_after_arriving_in_pieces_stays_an_upload(cast):
    upload = begin_upload(cast.conference, "a.pdf", 5, by=cast.organiser)
    upload.path.write_bytes(b"hello")
    with pytest.raises(Unreadable):
        add_version(building.paper(conference=cast.conference), upload, by=None)
    assert (upload.offset, Upload.objects.count(), Version.objects.count()) == (5, 1, 0)


def test_the_same_file_twice_and_a_new_version_without_a_reason_are_refused(cast):
    paper = building.paper(conference=cast.conference)
    building.version(paper, "Một")
    with pytest.raises(Refused, match="giống hệt bản 1"):
        building.version(paper, "Một")
    with pytest.raises(Refused, match="lý do có bản mới"):
        building.version(paper, "Hai", reason="")
    assert building.version(paper, "Hai").number == 2


def test_a_unit_that_does_not_take_part_has_nowhere_to_send(client, cast):
    client.force_login(build.account())
    assert begun(client, cast, 10).status_code == 404
