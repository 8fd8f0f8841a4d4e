"""Campaigns: slots, reminders, signatures, what is told upwards, before and after."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from diemcau.connectivity.actions import ask_retest, escalate, move_slot, open_campaign, remind, sign_off
from diemcau.connectivity.domain import Change, Standing, Verdict, laid_out, slot_times, standing
from diemcau.connectivity.models import Campaign, Escalation, Slot
from diemcau.connectivity.queries import campaign_page, comparison, ticket_for
from diemcau.directory.domain import Role, Tier
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.errors import Refused
from tests.connectivity import build

TUESDAY = date(2024, 1, 16)


def test_slots_lie_in_office_hours_of_working_days():
    times = list(slot_times(date(2024, 1, 19), date(2024, 1, 22), 30, UTC))  # Friday to Monday
    assert {at.date() for at in times} == {date(2024, 1, 19), date(2024, 1, 22)}
    assert " ".join(f"{at:%H:%M}" for at in times[5:9]) == "10:30 11:00 13:30 14:00"


def test_a_span_without_a_working_day_still_has_slots():
    assert {at.date() for at in slot_times(date(2024, 1, 20), date(2024, 1, 21), 60, UTC)} == {
        date(2024, 1, 20),
        date(2024, 1, 21),
    }


def test_neighbours_of_one_district_do_not_share_a_slot_where_there_is_room():
    times = list(slot_times(TUESDAY, TUESDAY, 5, UTC))
    sites = [(f"{district}{number}", district) for district in "ABC" for number in range(4)]
    given_ = laid_out(sites, times, at_once=3)
    for at in set(given_.values()):
        together = [site[0] for site, when in given_.items() if when == at]
        assert len(together) == len(set(together)) == 3


@given(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=60), st.integers(1, 5))
def test_every_site_has_one_slot_and_none_is_overfull(districts, at_once):
    times = [datetime(2024, 1, 16, tzinfo=UTC) + timedelta(minutes=5 * number) for number in range(20)]
    sites = [(number, district) for number, district in enumerate(sorted(districts))]
    chosen = laid_out(sites, times, at_once=at_once)
    if len(sites) > 20 * at_once:
        assert chosen is None
        return
    assert set(chosen) == {site for site, _ in sites}
    assert max(list(chosen.values()).count(at) for at in set(chosen.values())) <= at_once


@pytest.mark.parametrize(
    ("verdict", "is_signed", "expected"),
    [
        (None, False, Standing.UNTESTED),
        (Verdict.BAD, True, Standing.FAILED),
        (Verdict.WEAK, False, Standing.DOUBTFUL),
        (Verdict.UNSURE, False, Standing.DOUBTFUL),
        (Verdict.GOOD, False, Standing.UNSIGNED),
        (Verdict.GOOD, True, Standing.DONE),
    ],
)
def test_a_site_is_done_when_it_passed_and_was_signed(verdict, is_signed, expected):
    assert standing(verdict, is_signed=is_signed) is expected


@pytest.fixture
def conference(db):
    """A district with two communes below it; everybody has a technician with an address but the second commune."""
    conference = build.conference()
    top = build.site(conference=conference, tier=Tier.PROVINCE, host=conference.owner)
    district = build.site(conference=conference, tier=Tier.DISTRICT, parent=top)
    communes = [build.site(conference=conference, tier=Tier.COMMUNE, parent=district) for _ in range(2)]
    for site in (top, district, communes[0]):
        account = build.account(email=f"{site.pk}@example.vn")
        build.organisation_role(account, site.host, Role.TECHNICIAN)
    return conference


def opened(conference, **facts) -> Campaign:
    tomorrow = timezone.localdate() + timedelta(days=1)
    usual = {"name": "Đợt 1", "profile": "1080p", "opens": tomorrow, "closes": tomorrow + timedelta(days=4)}
    return open_campaign(conference, **usual | {"at_once": 10, "slot_minutes": 5, "by": build.account()} | facts)


def running(conference) -> Campaign:
    campaign = opened(conference)
    Campaign.objects.filter(pk=campaign.pk).update(opens_at=timezone.now() - timedelta(hours=1))
    campaign.refresh_from_db()
    return campaign


def a_test(campaign, site, verdict=Verdict.GOOD):
    line = site.lines.filter(is_backup=False).first() or build.line(site=site)
    return build.line_test(verdict, line=line, campaign=campaign)


def test_opening_gives_every_open_site_a_slot(conference):
    campaign = opened(conference)
    assert campaign.slots.count() == 4
    assert campaign.slots.values("starts_at").distinct().count() == 1  # ten may test at once


def test_too_few_slots_are_told_with_what_to_do(conference):
    with pytest.raises(Refused, match="có 4 điểm cầu; hãy thêm ngày"):
        opened(conference, at_once=1, slot_minutes=120, closes=timezone.localdate() + timedelta(days=1))
    assert not Campaign.objects.exists()


def test_reminders_go_to_those_alone_who_have_not_tested_once_a_day(conference):
    campaign = running(conference)
    done, *_ = [slot.site for slot in campaign.slots.filter(site__tier=Tier.DISTRICT)]
    a_test(campaign, done)
    for _ in range(2):
        told = remind(campaign, address="http://may:8000", hold=True, by=campaign.created_by)
    mails = list(OutboxMessage.objects.order_by("pk"))
    assert len(mails) == 2 and told.messages == 2
    assert {mail.state for mail in mails} == {"held"}
    assert not [mail for mail in mails if str(done.host) in mail.subject]
    assert f"/conferences/{conference.pk}/sites/" in mails[0].text and "Lượt đo của điểm cầu" in mails[0].text
    assert len(told.without_address) == 1


def test_a_reminder_that_the_office_sends_under_an_inner_name_leads_to_the_public_one(client, conference, settings):
    settings.ADDRESS, settings.ALLOWED_HOSTS = "https://hoinghi.example.vn", ["10.0.0.5"]
    campaign = running(conference)
    client.force_login(build.administrator())

    client.post(f"/conferences/{conference.pk}/line-campaigns/{campaign.pk}/reminders/", HTTP_HOST="10.0.0.5:8000")

    texts = OutboxMessage.objects.values_list("text", flat=True)
    assert [text.count(f"https://hoinghi.example.vn/conferences/{conference.pk}/sites/") for text in texts] == [1] * 3
    assert not any("10.0.0.5" in text for text in texts)


def test_a_cut_test_does_not_spare_the_reminder(conference):
    campaign = running(conference)
    site = campaign.slots.get(site__tier=Tier.DISTRICT).site
    build.line_test(None, line=build.line(site=site), campaign=campaign)
    remind(campaign, address="", hold=False, by=campaign.created_by)
    assert OutboxMessage.objects.filter(subject__contains=str(site.host)).exists()


def test_who_did_not_pass_is_asked_anew_with_the_reason_once_for_each_test(conference):
    campaign = running(conference)
    site = campaign.slots.get(site__tier=Tier.DISTRICT).site
    for verdict in (Verdict.BAD, Verdict.BAD, Verdict.GOOD):
        test = a_test(campaign, site, verdict)
        test.reasons = [[3, "Tỷ lệ mất gói 12%."]]
        test.save()
        for _ in range(2):
            ask_retest(campaign, campaign_page(campaign).failed_tests, address="", hold=True, by=campaign.created_by)
    mails = list(OutboxMessage.objects.filter(subject__startswith="Đề nghị đo lại"))
    assert len(mails) == 2
    assert "không đạt" in mails[0].text and "Tỷ lệ mất gói 12%" in mails[0].text
    assert campaign_page(campaign).held_messages == 2


def test_what_does_not_pass_is_told_to_the_body_above_once(conference):
    campaign = running(conference)
    page = campaign_page(campaign)
    assert len(page.wanting) == 4
    told = escalate(campaign, page.wanting, reason="Chưa đo.", hold=True, by=campaign.created_by)
    assert told.messages == 2  # the district about its communes, the owner about the district
    mail = OutboxMessage.objects.get(subject__startswith="2 điểm cầu")
    assert mail.text.count("\n- ") == 2
    assert escalate(campaign, page.wanting, reason="Lại nữa.", hold=True, by=campaign.created_by).messages == 0
    assert Escalation.objects.count() == 3
    assert [site.tier for site in campaign_page(campaign).wanting] == [Tier.PROVINCE]


def test_a_retest_counts_and_needs_its_own_signature(conference):
    campaign = running(conference)
    site = campaign.slots.get(site__tier=Tier.DISTRICT).site
    first = a_test(campaign, site)
    sign_off(first, by=build.account())
    row = next(row for row in campaign_page(campaign).rows if row.site == site)
    assert (row.standing, row.tests) == (Standing.DONE, 1)
    a_test(campaign, site, Verdict.WEAK)
    row = next(row for row in campaign_page(campaign).rows if row.site == site)
    assert (row.standing, row.tests) == (Standing.DOUBTFUL, 2)
    with pytest.raises(Refused, match="phiên đo mới hơn"):
        sign_off(first, by=build.account())


def test_a_test_belongs_to_the_campaign_that_is_open(conference):
    campaign = running(conference)
    site = campaign.slots.get(site__tier=Tier.DISTRICT).site
    line, backup = build.line(site=site), build.line(site=site, is_backup=True, carrier="Viettel")
    technician = build.account()
    assert ticket_for(line, technician).campaign == campaign.pk
    assert ticket_for(backup, technician).campaign is None
    Campaign.objects.update(opens_at=timezone.now() - timedelta(days=9), closes_at=timezone.now() - timedelta(days=1))
    assert ticket_for(line, technician).campaign is None


def test_before_and_after_stand_side_by_side(conference):
    before, after = running(conference), running(conference)
    sites = [slot.site for slot in after.slots.order_by("site")]
    for site, (was, now) in zip(
        sites, [(Verdict.BAD, Verdict.GOOD), (Verdict.GOOD, Verdict.WEAK), (Verdict.GOOD, Verdict.GOOD)], strict=False
    ):
        a_test(before, site, was)
        a_test(after, site, now)
    found = {row.site: row.compared.change for row in comparison(before, after)}
    assert [found[site] for site in sites] == [Change.BETTER, Change.WORSE, Change.SAME, Change.UNKNOWN]


def test_a_slot_moves_within_its_campaign_and_never_into_a_full_one(conference):
    campaign = opened(conference, at_once=1)
    one, other, *_ = campaign.slots.all()
    with pytest.raises(Refused, match="đã đủ 1 điểm cầu"):
        move_slot(one, other.starts_at, by=campaign.created_by)
    with pytest.raises(Refused, match="ở ngoài đợt đo"):
        move_slot(one, campaign.closes_at, by=campaign.created_by)
    free = campaign.closes_at - timedelta(hours=8)
    assert move_slot(one, free, by=campaign.created_by).starts_at == free


@pytest.mark.django_db
@pytest.mark.parametrize("sites", [1, 3])
def test_the_page_of_a_campaign_asks_the_same_for_one_site_and_for_three(client, django_assert_num_queries, sites):
    campaign = build.campaign()
    for _ in range(sites):
        site = build.site(conference=campaign.conference)
        Slot.objects.create(campaign=campaign, site=site, starts_at=timezone.now())
        sign_off(a_test(campaign, site), by=build.account())
    client.force_login(build.administrator())
    address = f"/conferences/{campaign.conference_id}/line-campaigns/{campaign.pk}/"
    with django_assert_num_queries(9):  # session, account, conference, campaign, slots, tests, told, held, others
        page = client.get(address).content.decode()
    assert page.count('data-standing="done"') == sites


def test_a_technician_opens_a_campaign_reminds_releases_and_moves_a_slot(client, conference):
    technician = build.account()
    build.conference_role(technician, conference, Role.TECHNICIAN)
    client.force_login(technician)
    base, day = f"/conferences/{conference.pk}/line-campaigns/", timezone.localdate() + timedelta(days=3)
    assert "Mở đợt đo" in client.get(base).content.decode()
    given_ = {"name": "Đợt 1", "profile": "720p", "opens": f"{day:%d/%m/%Y}", "closes": f"{day:%d/%m/%Y}"}
    wrong = client.post(f"{base}new/", given_ | {"at_once": "99", "slot_minutes": "5"})
    assert (wrong.status_code, Campaign.objects.count()) == (422, 0)
    client.post(f"{base}new/", given_ | {"at_once": "5", "slot_minutes": "5"})
    campaign = Campaign.objects.get()
    page = f"{base}{campaign.pk}/"
    assert "4 trong 4 điểm cầu chưa đo" in client.get(page).content.decode()

    client.post(f"{page}reminders/", {"hold": "on"})
    assert OutboxMessage.objects.filter(state="held").count() == 3
    assert "Cho gửi 3 thư đang chờ" in client.get(page).content.decode()
    client.post(f"{page}held/release/")
    assert OutboxMessage.objects.filter(state="queued").count() == 3
    client.post(f"{page}escalations/", {"hold": "1"})
    assert Escalation.objects.count() == 3

    slot = campaign.slots.first()
    address = f"/conferences/{conference.pk}/line-slots/{slot.pk}/"
    assert "<form" in client.get(address).content.decode()
    assert f"15:00 {day:%d/%m/%Y}" in client.post(address, {"starts_at": f"15:00 {day:%d/%m/%Y}"}).content.decode()
    assert client.post(address, {"starts_at": "mai"}).status_code == 422


@pytest.mark.parametrize(
    "path", ["", "new/", "{campaign}/", "{campaign}/reminders/", "{campaign}/escalations/", "{campaign}/held/release/"]
)
def test_who_only_has_a_site_neither_opens_nor_pursues_campaigns(client, conference, path):
    campaign, contact = opened(conference), build.account()
    site = conference.sites.get(tier=Tier.DISTRICT)
    build.organisation_role(contact, site.host)
    build.unit(conference=conference, organisation=site.host, site=site)
    client.force_login(contact)
    address = f"/conferences/{conference.pk}/line-campaigns/" + path.format(campaign=campaign.pk)
    answer = client.post(address) if path.endswith(("reminders/", "escalations/", "release/")) else client.get(address)
    assert answer.status_code == 403
    assert not OutboxMessage.objects.exists()


def test_the_comparison_names_what_became_better(client, conference):
    before, after = running(conference), running(conference)
    site = conference.sites.get(tier=Tier.DISTRICT)
    a_test(before, site, Verdict.BAD)
    a_test(after, site, Verdict.GOOD)
    client.force_login(build.administrator())
    page = client.get(f"/conferences/{conference.pk}/line-campaigns/{after.pk}/comparison/{before.pk}/")
    assert page.content.decode().count('data-change="better"') == 1


def test_a_site_keeps_its_history_its_backup_lines_and_what_is_seen_in_the_meeting(client, conference):
    site = conference.sites.get(tier=Tier.DISTRICT)
    build.unit(conference=conference, organisation=site.host, site=site)
    technician = site.host.roles.first().account
    client.force_login(technician)
    base = f"/conferences/{conference.pk}/sites/{site.pk}"
    client.post(f"{base}/backup-lines/", {"carrier": "Viettel", "medium": "4G"})
    assert client.post(f"{base}/backup-lines/", {"carrier": "Viettel"}).status_code == 409
    assert client.post(f"{base}/backup-lines/", {"carrier": ""}).status_code == 422
    client.post(f"{base}/picture-checks/", {"has_picture": "yes", "has_sound": "no", "note": "micrô hỏng"})
    test = build.line_test(line=build.line(site=site), by=technician)
    page = client.get(f"{base}/lines/").content.decode()
    for words in ("đường dự phòng Viettel", "không có tiếng", "micrô hỏng", "Ký xác nhận"):
        assert words in page
    assert site.picture_checks.get().source == "site"
    client.post(f"/conferences/{conference.pk}/lines/{test.line_id}/", {"carrier": "VNPT", "medium": "cáp quang"})
    test.line.refresh_from_db()
    assert test.line.carrier == "VNPT"
