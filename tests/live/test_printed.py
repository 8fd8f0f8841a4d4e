"""The diary, what is printed, rehearsals, links."""

from __future__ import annotations

import io
from uuid import uuid4

import docx
import pytest
from openpyxl import load_workbook

from diemcau.conference.models import Conference, ProgrammeItem, Site
from diemcau.delegates.models import Delegate
from diemcau.delegates.queries import attendance_section
from diemcau.directory.models import Person
from diemcau.kernel.errors import Refused
from diemcau.live import actions
from diemcau.live.actions.presence import note_changes
from diemcau.live.actions.simulation import Simulation
from diemcau.live.domain.floor import RequestState
from diemcau.live.domain.simulation import a_day
from diemcau.live.domain.votes import Electorate, VoteState
from diemcau.live.feed.presence import Change, State
from diemcau.live.models import ItemRun, LogEntry, Rehearsal, ScreenLink
from diemcau.live.queries.diary import diary
from diemcau.live.queries.people import present
from diemcau.live.queries.printed import paper
from tests import build as rows
from tests.delegates import day
from tests.live import build

pytestmark = pytest.mark.django_db


def a_full_day():
    """One item, one speech, one message, one vote that is released and one that is not, one award, one lost site."""
    conference = build.conference()
    site, by = build.site(conference, "UBND xã Trà Leng"), build.director(conference)
    [item] = build.items(conference, 1)
    actions.start_item(conference, item, seen=None, key=build.key(), by=by)
    request = build.request(site, speaker="=HYPERLINK(1)", subject="đường truyền")
    actions.step_request(request, RequestState.ON_AIR, seen=RequestState.WAITING, key=build.key(), by=by)
    actions.send_message(conference, "sites", "Tắt mic", key=build.key(), by=by)
    facts = {"electorate": Electorate.SITES, "is_secret": False, "quorum": 0, "by": by}
    for question in ("Thông qua báo cáo", "Chưa công bố"):
        vote = actions.prepare_vote(conference, question, ["Có", "Không"], key=build.key(), **facts)
        vote = actions.step_vote(vote, VoteState.OPEN, by=by)
        actions.cast_ballot(vote, f"site:{site.pk}", 0, key=build.key(), by=None)
        vote = actions.step_vote(vote, VoteState.CLOSED, by=by)
        if question != "Chưa công bố":
            actions.step_vote(vote, VoteState.RELEASED, by=by)
    actions.add_awards(conference, [{"title": "Giải Nhất", "receiver": "Hoa"}], by=by)
    actions.call_award(conference.awards.get(), by=by)
    for state in (State.CONNECTED, State.LOST):
        note_changes([Change(conference=conference.pk, site=site.pk, state=state)], "x")
    return conference, by


def test_the_diary_tells_everything_in_its_order_and_nothing_that_is_not_released():
    conference, _ = a_full_day()
    notes = diary(conference)
    assert [note.kind for note in notes if note.kind != "direction"] == [
        "item", "speech", "message", "vote", "vote", "award", "site",
    ]  # fmt: skip
    votes = [note.words for note in notes if note.kind == "vote"]
    assert votes == ["Thông qua báo cáo – Có: 1; Không: 0; 1/1 phiếu, đủ tỷ lệ", "Chưa công bố"]


def test_the_diary_as_a_workbook_holds_no_formula(client):
    conference, by = a_full_day()
    client.force_login(by)
    assert client.get(f"/conferences/{conference.pk}/log/").status_code == 200
    file = client.get(f"/conferences/{conference.pk}/log.xlsx").content
    cells = [cell for row in load_workbook(io.BytesIO(file)).active.iter_rows() for cell in row]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


@pytest.mark.parametrize("name", ["programme", "script", "presenter", "introduced", "report"])
def test_each_paper_is_written_as_word_and_as_pdf(client, name):
    conference, by = a_full_day()
    client.force_login(by)
    word = client.get(f"/conferences/{conference.pk}/printed/{name}.docx")
    text = "\n".join(each.text for each in docx.Document(io.BytesIO(word.content)).paragraphs)
    assert "attachment" in word.headers["Content-Disposition"] and conference.title in text
    assert client.get(f"/conferences/{conference.pk}/printed/{name}.pdf").content.startswith(b"%PDF")
    assert client.get(f"/conferences/{conference.pk}/printed/other.pdf").status_code == 404
    assert client.get(f"/conferences/{conference.pk}/printed/{name}.exe").status_code == 404


def test_only_who_is_checked_in_is_introduced_with_the_exact_title_the_hall_first():
    conference = build.conference()
    hall = rows.site(conference=conference, host=conference.owner)
    here, away = build.site(conference, "UBND huyện A"), build.site(conference, "UBND huyện B")
    for site, name in ((here, "Lê Hoa"), (away, "Trần Bình"), (hall, "Võ An")):
        seat = rows.seat(unit=rows.unit(conference=conference, organisation=site.host, site=site))
        person = Person.objects.create(name=name)
        delegate = Delegate.objects.create(seat=seat, person=person, title="Phó Chủ tịch", is_only=True)
        if site is not away:
            build.check_in(delegate)
    for site in (here, away):
        note_changes([Change(conference=conference.pk, site=site.pk, state=State.CONNECTED)], "x")
    assert present(conference) == [
        (str(hall), [f"Võ An, Phó Chủ tịch, {hall.host}"]),
        ("Điểm cầu UBND huyện A", ["Lê Hoa, Phó Chủ tịch, UBND huyện A"]),
    ]
    last = paper(conference, "introduced").outline[-1]
    assert "chưa điểm danh" in str(last) and "UBND huyện B" in str(last) and "UBND huyện A" not in str(last)
    assert "có mặt: 2/3" in str(paper(conference, "report").outline)


def test_a_rehearsal_is_a_copy_that_leaves_the_original_untouched_and_goes_away_whole():
    conference = build.conference()
    parent = build.site(conference)
    build.site(conference, parent=parent)
    item = build.item(conference, "Tham luận", site=parent)
    rehearsal = actions.begin_rehearsal(conference, 60, by=None)
    copy = rehearsal.conference

    assert copy.sites.count() == 2 and copy.sites.exclude(parent=None).get().parent.conference == copy
    played = copy.programme.get()
    assert played.site.conference == copy
    actions.start_item(copy, played, seen=None, key=build.key(), by=None)
    assert not ItemRun.objects.filter(item=item).exists()
    with pytest.raises(Refused, match="bản diễn tập"):
        actions.begin_rehearsal(copy, 1, by=None)

    actions.end_rehearsal(rehearsal, by=None)

    assert (Conference.objects.get(), Site.objects.count(), ProgrammeItem.objects.get()) == (conference, 2, item)
    assert not LogEntry.objects.filter(conference=copy.pk).exists()


def test_a_rehearsal_has_the_people_and_the_awards_and_the_original_stays_as_it_was():
    site, people = day.site_of(3)
    original = site.conference
    actions.add_awards(original, [{"title": "Giải Nhất", "receiver": "Hoa", "site": site}], by=None)
    rehearsal = actions.begin_rehearsal(original, 60, by=None)
    copies = Delegate.objects.of(rehearsal.conference)
    assert {one.person for one in copies} == {one.person for one in people}
    assert {one.seat.unit.site.conference for one in copies} == {rehearsal.conference}
    build.check_in(copies[0])
    actions.call_award(rehearsal.conference.awards.get(), by=None)
    assert attendance_section(original)["present"] == 0
    assert original.awards.get().called_at is None
    actions.end_rehearsal(rehearsal, by=None)
    assert Delegate.objects.count() == 3 and original.awards.count() == 1


def test_a_whole_day_is_played_faster_and_nothing_is_lost_in_it():
    conference = build.conference()
    for _ in range(12):
        day.site_of(2, conference=conference, host=rows.organisation())
    build.items(conference, 6)
    simulation = Simulation(actions.begin_rehearsal(conference, 1000, by=None).conference)
    outcome = simulation.run(a_day(3, sites=12, lengths_s=[600.0] * 6, faults=True))
    assert outcome.faults == []
    assert outcome.done["join"] == 12 and outcome.done["next"] == 7 and outcome.refused["flood"] == 3
    assert outcome.refused["stale"] == 10
    assert outcome.done["fail"] == outcome.done["mend"] == 3
    assert (outcome.present, outcome.people) == (24, 24)


def test_the_same_seed_makes_the_same_day():
    facts = {"sites": 20, "lengths_s": [600.0] * 5, "faults": True}
    assert a_day(5, **facts) == a_day(5, **facts) != a_day(6, **facts)


def test_one_button_opens_a_rehearsal_and_one_throws_it_away(client):
    conference = build.conference()
    build.items(conference, 1)
    client.force_login(build.director(conference))
    page = client.post(f"/conferences/{conference.pk}/rehearsals/", {"factor": "60", "seed": "1", "faults": "on"})
    rehearsal = Rehearsal.objects.get()
    assert page.headers["Location"] == f"/conferences/{rehearsal.pk}/director/"
    assert client.get(page.headers["Location"]).status_code == 200
    assert client.get(f"/conferences/{rehearsal.pk}/screens/").status_code == 200
    assert client.post(f"/conferences/{rehearsal.pk}/rehearsal/removal/").status_code == 302
    assert not Rehearsal.objects.exists()
    assert client.post(f"/conferences/{conference.pk}/rehearsals/", {"factor": "0", "seed": "1"}).status_code == 422


def test_a_link_is_made_shown_once_and_revoked(client):
    conference = build.conference()
    site = build.site(conference)
    client.force_login(build.director(conference))
    address = f"/conferences/{conference.pk}/screens/"
    assert client.post(address, {"screen": "site"}).status_code == 422
    page = client.post(address, {"screen": "site", "site": site.pk}).content.decode()
    assert "/screens/" in page.split("chỉ hiện một lần")[1]
    link = ScreenLink.objects.get()
    assert client.post(f"/conferences/{conference.pk}/screens/{link.pk}/removal/").status_code == 302
    assert "chỉ hiện một lần" not in client.get(address).content.decode()
    assert str(uuid4()) not in page
