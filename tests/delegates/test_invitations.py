"""One number, one signature, many copies: drafted, issued, changed, and in everybody's hands."""

from __future__ import annotations

import io
import zipfile
from datetime import date, time

import pypdfium2
import pytest
import zxingcpp
from django.test import override_settings

from diemcau.delegates.actions import (
    Customs,
    Nominee,
    begin_rendering,
    draft_invitation,
    drop_invitation,
    edit_invitation,
    invite_more,
    issue_invitation,
    name_delegate,
    replace_delegate,
    restore_delegate,
    revoke_copy,
    set_policy,
    withdraw_delegate,
)
from diemcau.delegates.domain.letters import guest, letter, when
from diemcau.delegates.models import Invitation, InvitationCopy
from diemcau.delegates.queries.invitations import copy_lines, letters, rendering
from diemcau.delegates.queries.wording import first_wording
from diemcau.journal.domain import State
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.errors import Refused
from diemcau.nd30.reading import read_document
from diemcau.nd30.text import read_text
from tests import build
from tests.delegates.build import DAY, contact_of, scene, seat

AT_ONCE = override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}})
ADDRESS = "https://hoinghi.example/"


def drafted(here, **facts) -> Invitation:
    wording = first_wording(here.conference, here.conference.owner) | {"chair": "Chủ tịch UBND tỉnh"}
    return draft_invitation(
        here.conference,
        here.conference.owner,
        wording | {"place": "Hội trường UBND tỉnh", "signer": "Lê Trí Ước"} | facts.pop("wording", {}),
        by=here.organiser,
        **facts,
    )


def issued(here, number=5, **facts) -> Invitation:
    invitation = drafted(here, **facts)
    issue_invitation(invitation, number, date(2024, 1, 9), address=ADDRESS, by=here.organiser)
    with AT_ONCE:
        begin_rendering(invitation, by=here.organiser)
    return Invitation.objects.get(pk=invitation.pk)


@pytest.fixture
def here(db):
    found = scene()
    found.delegate = name_delegate(found.seat, Nominee(person=found.chairman, title="Chủ tịch"), by=found.organiser)
    return found


def content_of(copy: InvitationCopy) -> bytes:
    with copy.pdf.open("rb") as file:
        return file.read()


def text_of(pdf: bytes) -> str:
    file = pypdfium2.PdfDocument(pdf)
    return " ".join(file[0].get_textpage().get_text_bounded().split())


@pytest.mark.parametrize(
    ("day", "clock", "words"),
    [
        (date(2024, 1, 23), time(8), "08 giờ 00, thứ Ba, ngày 23 tháng 01 năm 2024"),
        (date(2024, 3, 3), None, "Chủ nhật, ngày 03 tháng 3 năm 2024"),
        (None, None, "hội nghị hoãn, thời gian mới sẽ được thông báo sau"),
    ],
)
def test_a_letter_says_when_in_words(day, clock, words):
    assert when(day, clock) == words


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Chủ tịch", "Zơrâm Ỷ, Chủ tịch, UBND xã Ch'ơm"),
        ("Chủ tịch UBND xã Ch'ơm", "Zơrâm Ỷ, Chủ tịch UBND xã Ch'ơm"),
        ("", "Zơrâm Ỷ, UBND xã Ch'ơm"),
    ],
)
def test_a_guest_is_named_with_post_and_body_each_once(title, line):
    assert guest("Zơrâm Ỷ", title, "UBND xã Ch'ơm") == line


class TestIssuing:
    def test_every_named_delegate_gets_a_copy_with_a_code_of_his_own(self, here):
        other = name_delegate(here.office_seat, Nominee(name="Bùi Đãi", title="Giám đốc"), by=here.contact)
        invitation = issued(here)

        first, second = invitation.copies.order_by("pk")
        assert {first.delegate, second.delegate} == {here.delegate, other}
        content = content_of(first)
        assert "Số: 05/GM-UBND" in text_of(content)
        assert first.guest in text_of(content)
        page = pypdfium2.PdfDocument(content)[0].render(scale=4).to_pil()
        assert [code.text for code in zxingcpp.read_barcodes(page)] == [first.link]
        assert first.link != second.link
        assert rendering(invitation).is_done

    def test_what_is_printed_reads_back_as_what_was_meant(self, here):
        invitation = issued(here)
        copy = invitation.copies.get()
        read = read_document(read_text(content_of(copy)))
        meant = letter(invitation.wording, copy.guest)

        assert (read.number, read.symbol, read.subject) == (meant.number, meant.symbol, meant.subject)
        assert [node.text for node in read.outline] == [node.text for node in meant.outline]

    def test_it_fixes_day_hour_and_place_and_every_deadline_moves(self, here):
        issued(here, wording={"starts_on": date(2024, 2, 1), "clock": time(14), "place": "Nhà hát"})
        here.conference.refresh_from_db()
        assert (here.conference.starts_on, here.conference.clock) == (date(2024, 2, 1), time(14))
        assert here.conference.place == "Nhà hát"

    def test_each_copy_lies_in_the_outbox_with_its_file_and_waits_for_a_person(self, here):
        copy = issued(here).copies.get()
        message = OutboxMessage.objects.get()
        assert (message.address, message.state) == ("hao@dailoc.example", State.HELD)
        assert copy.link in message.text
        assert message.attachments.get(content_type="application/pdf").file.name == copy.pdf.name

    def test_without_an_address_of_ones_own_it_goes_to_the_unit_and_without_any_it_is_printed(self, here):
        here.chairman.email = ""
        here.chairman.save()
        assert "hãy in" in issued(here).copies.get().problem
        contact_of(here.province.district, email="dailoc@huyen.example")
        second = issued(here, number=6)
        assert OutboxMessage.objects.get(about__endswith=f":{second.copies.get().pk}").address == "dailoc@huyen.example"

    def test_a_deputy_waits_for_the_chair_and_is_invited_later_under_the_same_number(self, here):
        name_delegate(here.office_seat, Nominee(name="Bùi Đãi"), by=here.contact)
        deputy = replace_delegate(here.delegate, Nominee(person=here.deputy), "Ốm", by=here.organiser)
        invitation = issued(here)
        assert invitation.copies.count() == 1
        deputy.needs_consent = False
        deputy.save()
        assert invite_more(invitation, by=here.organiser) == 1
        assert invite_more(invitation, by=here.organiser) == 0

    def test_units_without_names_get_a_general_letter_when_asked(self, here):
        invitation = drafted(here)
        issue_invitation(invitation, 5, DAY, address=ADDRESS, also_units=True, by=here.organiser)
        assert [copy.guest for copy in invitation.copies.filter(delegate=None)] == ["Sở Nội vụ"]

    def test_a_number_is_given_once_a_year_and_only_to_a_draft_with_guests(self, here):
        first = issued(here)
        again = drafted(here)
        with pytest.raises(Refused, match="Số 05 đã dùng"):
            issue_invitation(again, 5, date(2024, 5, 1), address=ADDRESS, by=here.organiser)
        for deed in (lambda: edit_invitation(first, {"place": "x"}, by=here.organiser),
                     lambda: drop_invitation(first, by=here.organiser),
                     lambda: issue_invitation(first, 7, DAY, address=ADDRESS, by=here.organiser)):  # fmt: skip
            with pytest.raises(Refused, match="đã phát hành"):
                deed()
        withdraw_delegate(here.delegate, "Ốm", by=here.organiser)
        with pytest.raises(Refused, match="Chưa có ai để mời"):
            issue_invitation(again, 6, DAY, address=ADDRESS, by=here.organiser)
        assert not Invitation.objects.get(pk=again.pk).is_issued

    def test_one_letter_that_cannot_be_made_is_named_and_stops_nobody(self, here, monkeypatch):
        name_delegate(here.office_seat, Nominee(name="Bùi Đãi"), by=here.contact)
        real = InvitationCopy.link

        def broken(copy):
            if "Bùi Đãi" in copy.guest:
                raise ValueError("mực khô")
            return real.fget(copy)

        with monkeypatch.context() as patch:
            patch.setattr(InvitationCopy, "link", property(broken))
            invitation = issued(here)
        found = rendering(invitation)
        assert (found.all, found.made, [copy.guest for copy in found.failed]) == (2, 1, ["Bùi Đãi, Sở Nội vụ"])
        assert "mực khô" in found.failed[0].problem

        with AT_ONCE:
            begin_rendering(invitation, by=here.organiser)
        assert rendering(invitation).made == 2
        assert OutboxMessage.objects.count() == 2


class TestChanging:
    def test_a_change_is_a_new_number_that_withdraws_the_old_and_tells_everybody(self, here):
        old = issued(here)
        old_copy = old.copies.get()
        OutboxMessage.objects.update(state=State.SENT, sent_at="2024-01-09T08:00Z")
        new = issued(
            here,
            number=9,
            in_place_of=old,
            wording={"starts_on": date(2024, 1, 30), "change_reason": "Bão số 1"},
        )

        old = Invitation.objects.get(pk=old.pk)
        assert (old.is_withdrawn, list(Invitation.objects.in_force())) == (True, [new])
        text = text_of(content_of(new.copies.get()))
        assert "thay thế Giấy mời số 05/GM-UBND ngày 09/01/2024; lý do: Bão số 1" in text
        message = OutboxMessage.objects.latest("pk")
        assert message.subject.startswith("Thay đổi: ")
        (line,) = copy_lines(new)
        assert (line.holds, line.mail) == ("05/GM-UBND", "Chờ duyệt gửi")
        message.state, message.sent_at = State.SENT, message.put_at
        message.save()
        assert copy_lines(new)[0].holds == "09/GM-UBND"
        assert old_copy.token != new.copies.get().token

    def test_what_has_not_left_of_the_old_letter_stays(self, here):
        old = issued(here)
        issued(here, number=9, in_place_of=old, wording={"change_reason": "x"})
        assert list(OutboxMessage.objects.order_by("pk").values_list("state", flat=True)) == ["withdrawn", "held"]

    def test_a_postponement_without_a_new_day_leaves_the_conference_without_one(self, here):
        old = issued(here)
        new = issued(
            here, number=9, in_place_of=old, wording={"starts_on": None, "clock": None, "change_reason": "Bão"}
        )
        here.conference.refresh_from_db()
        assert here.conference.starts_on is None
        assert "hoãn" in text_of(content_of(new.copies.get()))

    def test_a_letter_is_changed_once(self, here):
        old = issued(here)
        drafted(here, in_place_of=old)
        with pytest.raises(Refused, match="giấy mời mới nhất"):
            drafted(here, in_place_of=old)

    def test_a_conference_that_moved_since_makes_its_letter_stale(self, here):
        issued(here)
        assert [line.is_stale for line in letters(here.conference)] == [False]
        here.conference.refresh_from_db()
        here.conference.start_day = 24
        here.conference.save()
        assert [line.is_stale for line in letters(here.conference)] == [True]

    def test_who_no_longer_comes_has_a_link_that_has_ended_until_he_comes_again(self, here):
        copy = issued(here).copies.get()
        withdraw_delegate(here.delegate, "Ốm", by=here.organiser)
        copy.refresh_from_db()
        assert copy.revoked_at
        restore_delegate(here.delegate, by=here.organiser)
        copy.refresh_from_db()
        assert copy.revoked_at is None


class TestPages:
    @pytest.fixture
    def page(self, here):
        return f"/conferences/{here.conference.pk}/invitations/"

    @AT_ONCE
    def test_the_office_drafts_edits_issues_and_downloads(self, client, here, page):
        client.force_login(here.organiser)
        new = f"{page}new/{here.conference.owner_id}/"
        assert "Chưa có giấy mời" in client.get(page).content.decode()
        form = client.get(new)
        facts = {name: "" if value is None else value for name, value in form.context["form"].initial.items()}
        facts |= {
            "starts_on": "2024-01-23",
            "clock": "08:00",
            "place": "Hội trường",
            "signer": "Lê Ước",
            "chair": "Chủ tịch",
        }

        assert client.post(new, facts | {"place": ""}).status_code == 422
        assert client.post(new, facts | {"clock": ""}).status_code == 422
        client.post(new, facts)
        draft = Invitation.objects.get()
        shown = client.get(f"{page}{draft.pk}/").content.decode()
        assert "Sẽ mời 1 đại biểu đã cử" in shown
        assert "gửi chậm nhất 16/01/2024" in shown
        client.post(f"{page}{draft.pk}/edit/", facts | {"place": "Nhà văn hóa"})
        assert client.get(f"{page}{draft.pk}/letter.pdf").content.startswith(b"%PDF")
        assert client.get(f"{page}{draft.pk}/letter.docx").content.startswith(b"PK")
        assert client.post(f"{page}{draft.pk}/issue/", {"number": "0", "signed_on": "2024-01-09"}).status_code == 422
        client.post(f"{page}{draft.pk}/issue/", {"number": "5", "signed_on": "2024-01-09"})

        shown = client.get(f"{page}{draft.pk}/").content.decode()
        copy = InvitationCopy.objects.get()
        assert "Giấy mời số 05/GM-UBND" in shown
        assert copy.link.startswith("http://testserver/i/")
        assert client.post(f"{page}{draft.pk}/issue/", {"number": "6", "signed_on": "2024-01-09"}).status_code == 409
        archive = io.BytesIO(b"".join(client.get(f"{page}{draft.pk}/copies.zip").streaming_content))
        with zipfile.ZipFile(archive) as files:
            assert files.namelist() == [f"giay-moi-05-{copy.pk}.pdf"]
        together = b"".join(client.get(f"{page}{draft.pk}/copies.pdf").streaming_content)
        assert len(pypdfium2.PdfDocument(together)) == 1
        assert b"".join(client.get(f"/copies/{copy.pk}.pdf").streaming_content).startswith(b"%PDF")
        assert client.get(f"/copies/{copy.pk}.docx").content.startswith(b"PK")
        assert "<html" not in client.get(f"{page}{draft.pk}/rendering/").content.decode()
        client.post(f"/copies/{copy.pk}/revocation/")
        assert "đường dẫn đã khóa" in client.get(f"{page}{draft.pk}/").content.decode()

    def test_a_draft_is_thrown_away(self, client, here, page):
        draft = drafted(here)
        client.force_login(here.organiser)
        client.post(f"{page}{draft.pk}/drop/")
        assert not Invitation.objects.exists()

    def test_a_change_asks_for_its_reason(self, client, here, page):
        old = issued(here)
        client.force_login(here.organiser)
        there = f"{page}new/{old.issuer_id}/?of={old.pk}"
        form = client.get(there)
        facts = {name: "" if value is None else value for name, value in form.context["form"].initial.items()}
        facts |= {"starts_on": "", "clock": ""}
        assert client.post(there, facts).status_code == 422
        assert client.post(there, facts | {"change_reason": "Bão"}).status_code == 302
        assert Invitation.objects.get(in_place_of=old).starts_on is None

    def test_a_district_writes_its_own_letters_when_districts_invite_and_finds_no_others(self, client, here, page):
        old = issued(here)
        copy = old.copies.get()
        contact = contact_of(here.province.district)
        client.force_login(contact)
        assert client.get(page).status_code == 403
        build_policy(here)
        assert client.get(page).status_code == 200
        assert client.get(f"{page}new/{here.province.district.pk}/").status_code == 200
        assert client.get(f"{page}new/{here.conference.owner_id}/").status_code == 404
        assert client.get(f"{page}{old.pk}/").status_code == 404
        assert client.get(f"/copies/{copy.pk}.pdf").status_code == 404
        assert client.post(f"/copies/{copy.pk}/revocation/").status_code == 404

    def test_whoever_watches_reads_and_issues_nothing(self, client, here, page):
        draft = drafted(here)
        watching = build.account()
        build.conference_role(watching, here.conference, "technician")
        client.force_login(watching)
        assert client.get(f"{page}{draft.pk}/").status_code == 200
        assert client.post(f"{page}{draft.pk}/issue/", {"number": "5", "signed_on": "2024-01-09"}).status_code == 403
        assert client.get(f"{page}new/{draft.issuer_id}/").status_code == 403

    @pytest.mark.parametrize("copies", [1, 3])
    def test_the_letter_asks_the_same_for_one_copy_and_for_three(
        self, client, django_assert_num_queries, here, page, copies
    ):
        for number in range(copies):
            name_delegate(seat(here.seat.unit, f"Thứ {number}"), Nominee(name=f"Người {number}"), by=here.organiser)
        invitation = issued(here)
        client.force_login(here.organiser)
        with django_assert_num_queries(21):
            client.get(f"{page}{invitation.pk}/")


def build_policy(here):
    customs = Customs(districts_invite=True, hold_mail=True, name_before=8, invite_before=5, answer_before=2)
    set_policy(here.conference, customs, by=here.organiser)


def test_a_revoked_copy_is_not_sent(here):
    copy = issued(here).copies.get()
    revoke_copy(copy, by=here.organiser)
    assert OutboxMessage.objects.get().state == State.WITHDRAWN
