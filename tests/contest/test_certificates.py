"""Certificates of winners."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from diemcau.contest.actions import decide, make_certificates, publish_contest, send
from diemcau.contest.actions.certificates import render_certificates
from diemcau.contest.models import Certificate, Result
from diemcau.kernel.errors import Refused
from tests import build
from tests.contest.build import begun, open_round, right_answers

pytestmark = pytest.mark.django_db
AT_ONCE = override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}})
ADDRESS = "https://diem-cau.example.vn/certificates/CODE/"


def decided(winners: int = 2) -> Result:
    """A closed round, `winners` with a prize, decided but not published."""
    round_, by = open_round(), build.administrator()
    for number in range(winners):
        round_.contest.prizes.create(category="individual", position=number, name=f"Giải {number}", count=1)
        attempt = begun(round_, name=f"Hồ Thị Ch'ơm {number}", unit=build.organisation(name=f"Xã {number}"))
        answers = right_answers(attempt)
        send(attempt.pk, {at: place for at, place in answers.items() if at >= number}, number)
    round_.opens_at, round_.closes_at = timezone.now() - timedelta(hours=2), timezone.now() - timedelta(seconds=1)
    round_.save()
    return decide(round_.contest, "individual", decision="99/QĐ-UBND", decided_on=date(2024, 1, 10), by=by)


def paper_of(made: Certificate) -> bytes:
    with made.pdf.open("rb") as file:
        return file.read()


def published(winners: int = 2) -> Result:
    return publish_contest(f"contest:{decided(winners).pk}", by=build.administrator())


def test_no_certificate_is_made_before_the_result_is_published():
    result = decided()
    with pytest.raises(Refused, match="chưa công bố"):
        make_certificates(result, address=ADDRESS, by=build.administrator())
    assert Certificate.objects.count() == 0


@AT_ONCE
def test_each_winner_gets_one_and_asking_again_makes_no_second():
    result, by = published(), build.administrator()

    first = make_certificates(result, address=ADDRESS, by=by)
    again = make_certificates(result, address=ADDRESS, by=by)

    assert (first, again) == (2, 0)
    one, two = Certificate.objects.all()
    assert paper_of(one).startswith(b"%PDF-") and one.code != two.code and len(one.code) == 32
    assert one.link == f"https://diem-cau.example.vn/certificates/{one.code}/"


def test_the_qr_code_on_the_paper_leads_to_the_page_that_verifies_it():
    import pypdfium2
    import zxingcpp

    with AT_ONCE:
        make_certificates(published(1), address=ADDRESS, by=build.administrator())
    made = Certificate.objects.get()

    page = pypdfium2.PdfDocument(paper_of(made))[0]

    assert [each.text for each in zxingcpp.read_barcodes(page.render(scale=2).to_pil())] == [made.link]
    words = " ".join(page.get_textpage().get_text_range().split())
    assert "CHỨNG NHẬN" in words and "Hồ Thị Ch'ơm 0" in words and "99/QĐ-UBND ngày 10 tháng 01 năm 2024" in words
    assert page.get_width() > page.get_height()


@AT_ONCE
def test_anybody_verifies_by_the_code_and_sees_nothing_more(client):
    result = published(1)
    make_certificates(result, address=ADDRESS, by=build.administrator())
    made = Certificate.objects.get()

    page = client.get(f"/certificates/{made.code}/").content.decode()

    assert "Giải 0" in page and "99/QĐ-UBND" in page and result.contest.title in page and "Ch&#x27;ơm 0" in page
    assert "Xã 0" not in page and result.winners.get().contestant.address not in page
    assert client.get(f"/certificates/{'0' * 32}/").status_code == 404


@AT_ONCE
def test_the_organiser_fetches_one_or_all_and_nobody_else_does(client):
    result = published()
    make_certificates(result, address=ADDRESS, by=build.administrator())
    one = Certificate.objects.first()
    conference = result.contest.conference_id
    stranger = build.account()
    pages = [
        f"/conferences/{conference}/contest-results/{result.pk}/certificates/",
        f"/contests/results/{result.pk}/certificates.zip",
        f"/contests/certificates/{one.pk}/file/",
    ]
    client.force_login(stranger)
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    client.force_login(build.administrator())

    listed, together, alone = (client.get(page) for page in pages)

    assert "Tải tất cả (.zip, 2 giấy)" in listed.content.decode()
    assert len(zipfile.ZipFile(io.BytesIO(b"".join(together.streaming_content))).namelist()) == 2
    assert b"".join(alone.streaming_content).startswith(b"%PDF-")


def test_one_that_fails_says_why_and_the_others_are_made():
    result = published()
    make_certificates(result, address=ADDRESS, by=build.administrator())
    bad, good = Certificate.objects.all()
    Certificate.objects.filter(pk=bad.pk).update(link="")  # nothing that a QR code could hold

    made = render_certificates([bad.pk, good.pk], by=None)

    bad.refresh_from_db()
    assert made == 1 and bad.problem.startswith("Không dựng được") and not bad.pdf


@pytest.mark.parametrize("winners", [1, 3])
def test_the_page_asks_the_same_for_one_certificate_and_for_three(client, django_assert_num_queries, winners):
    result = published(winners)
    make_certificates(result, address=ADDRESS, by=build.administrator())
    client.force_login(build.administrator())
    with django_assert_num_queries(5):
        client.get(f"/conferences/{result.contest.conference_id}/contest-results/{result.pk}/certificates/")


@AT_ONCE
def test_a_misprinted_certificate_is_issued_again_and_the_old_code_says_so(client):
    result, by = published(1), build.administrator()
    make_certificates(result, address=ADDRESS, by=by)
    old = Certificate.objects.get()
    client.force_login(by)
    path = f"/contests/certificates/{old.pk}/reissue/"
    assert client.get(path).context["form"]["name"].value() == old.name

    assert client.post(path, {"name": "Hồ Thị Chơm", "unit": "Xã Trà Leng"}).status_code == 302

    old.refresh_from_db()
    again = Certificate.objects.get(replaced_at=None)
    assert old.replaced_by == by and again.code != old.code and again.rendered_at
    assert paper_of(again).startswith(b"%PDF-") and again.link.endswith(f"/{again.code}/")
    assert "không còn giá trị" in client.get(f"/certificates/{old.code}/").content.decode()
    assert "Hồ Thị Chơm" in client.get(f"/certificates/{again.code}/").content.decode()
    assert client.post(path, {"name": "x"}).status_code == 409
    assert make_certificates(result, address=ADDRESS, by=by) == 0
    client.force_login(build.account())
    assert client.get(path).status_code == 404


def test_contestants_learn_their_points_with_the_release_and_not_a_moment_before(client):
    from django.core import signing

    from diemcau.contest.views.known import SHOWN

    result = decided(1)
    of, who = result.contest, result.winners.get().contestant
    client.cookies[f"thi-{of.pk}"] = signing.dumps(who.pk, salt=f"{SHOWN}.{of.pk}")

    before = client.get(f"/contests/{of.slug}/").content.decode()
    publish_contest(f"contest:{result.pk}", by=build.administrator())
    after = client.get(f"/contests/{of.slug}/").content.decode()

    assert "đã nộp bài" in before and "4/4" not in before
    assert "Đúng 4/4 câu" in after
