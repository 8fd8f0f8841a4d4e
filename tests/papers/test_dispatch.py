"""Dispatch: each document once to each recipient, receipts, recall, correction, replacement."""

from __future__ import annotations

from uuid import uuid4

import pytest

from diemcau.directory.models import Person
from diemcau.journal.models import Entry, OutboxMessage
from diemcau.kernel.errors import Refused
from diemcau.papers.actions import annex, announce, dispatch, reach_some, recall, say
from diemcau.papers.domain.deliveries import Business, Status
from diemcau.papers.models import Delivery, Dispatch, DistributionEntry, OutgoingDocument
from diemcau.papers.queries.dispatches import progress
from diemcau.papers.queries.recipients import choices, chosen
from diemcau.papers.queries.register import delivery_rows
from tests import build
from tests.papers import building

pytestmark = pytest.mark.django_db


def offered(row) -> str:
    """As the list of offers names it."""
    return f"{row.name} ({row.code})"


def bodies(number, **facts):
    return [build.organisation(email=f"dv{at}@quangnam.example", **facts) for at in range(number)]


def test_every_recipient_gets_every_document_once_and_one_letter():
    cast = building.cast()
    documents = [building.document(building.version(building.paper(conference=cast.conference))) for _ in range(2)]
    to = [(body, None) for body in bodies(90)]
    made = dispatch(documents, [*to, to[0]], key=uuid4(), by=cast.organiser, message="Kính gửi")

    assert progress(made).reached == 0
    steps = []
    while reached := reach_some(made.pk, by=None):
        steps.append(reached)
    assert steps == [30, 30, 30]
    assert reach_some(made.pk, by=None) == 0
    assert (Delivery.objects.count(), OutboxMessage.objects.count()) == (180, 90)
    assert Entry.objects.filter(verb="papers.dispatch_queued").count() == 1
    found = progress(made)
    assert (found.reached, found.letters, found.waiting, found.is_moving) == (90, 90, 90, True)


def test_the_same_page_sent_twice_is_one_dispatch():
    document, key = building.document(), uuid4()
    to = [(body, None) for body in bodies(3)]
    first = dispatch([document], to, key=key, by=None)
    assert dispatch([document], to, key=key, by=None) == first
    assert first.recipients.count() == 3


def test_a_second_dispatch_reaches_whom_the_first_had_not():
    document = building.document()
    old, new = bodies(2)
    building.issued(document, old)
    building.issued(document, old, new)
    assert list(Delivery.objects.order_by("pk").values_list("organisation", flat=True)) == [old.pk, new.pk]


def test_who_has_no_address_gets_it_on_its_own_page():
    document, silent = building.document(), build.organisation()
    made = building.issued(document, silent)
    assert (Delivery.objects.count(), OutboxMessage.objects.count(), progress(made).without_address) == (1, 0, 1)


def test_small_files_go_with_the_letter_and_large_ones_are_refused():
    document = building.document()
    annex(document, [building.version(building.paper(conference=document.conference))], by=None)
    made = dispatch([document], [(bodies(1)[0], None)], key=uuid4(), with_files=True, by=None)
    reach_some(made.pk, by=None)
    names = OutboxMessage.objects.get().attachments.order_by("pk").values_list("name", "content_type")
    assert [name for name, _ in names] == ["bao-cao.docx", "bao-cao.docx"]

    document.version.__class__.objects.update(size=9 * 1024 * 1024)
    fresh = OutgoingDocument.objects.get()
    with pytest.raises(Refused, match="lớn hơn 8 MB"):
        dispatch([fresh], [(bodies(1)[0], None)], key=uuid4(), with_files=True, by=None)


def test_entries_of_the_plan_stand_for_their_bodies_each_once():
    cast = building.cast()
    entry = DistributionEntry.objects.create(conference=cast.conference, position=1, text="UBND các xã")
    entry.organisations.set([cast.commune, cast.other])
    assert [(one.key, len(one.bodies)) for one in choices(cast.conference)] == [
        (f"entry-{entry.pk}", 2),
        ("tier-commune", 2),
    ]
    assert [(body, via) for body, via in chosen(cast.conference, [f"entry-{entry.pk}", "tier-commune"])] == [
        (cast.commune, entry),
        (cast.other, entry),
    ]


def test_nothing_and_nobody_are_refused():
    document = building.document()
    for documents, to in [([], [(bodies(1)[0], None)]), ([document], [])]:
        with pytest.raises(Refused, match="ít nhất một văn bản và một nơi nhận"):
            dispatch(documents, to, key=uuid4(), by=None)


def test_a_recalled_document_is_read_by_nobody_and_each_recipient_says_what_became_of_it():
    document, (one, other) = building.document(), bodies(2)
    building.issued(document, one, other)
    delivery = Delivery.objects.get(organisation=one)
    say(delivery, Status.RECEIVED, by=None)

    recall(document, "Ban hành nhầm thẩm quyền", by=None)

    assert OutboxMessage.objects.filter(key__startswith="recall:").count() == 2
    with pytest.raises(Refused, match="không ghi được lúc này"):
        say(delivery, Status.DONE, by=None)
    say(delivery, Status.RECALL_AGREED, by=None)
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        say(Delivery.objects.get(organisation=other), Status.RECALL_REFUSED, by=None)
    rows = delivery_rows(document)
    assert [row.status for row in rows] == ["15", "13"]
    for again in (lambda: recall(document, "x", by=None), lambda: building.issued(document, *bodies(1))):
        with pytest.raises(Refused, match="đã thu hồi"):
            again()


def test_a_replacement_of_the_same_kind_goes_to_the_same_recipients():
    old, to = building.document(), bodies(3)
    building.issued(old, *to)
    new = building.document(building.version(building.paper(conference=old.conference)))
    made = announce(old, Business.REPLACE, new, "Sai số liệu", key=uuid4(), by=None)
    while reach_some(made.pk, by=None):
        pass
    assert {delivery.organisation for delivery in new.deliveries.all()} == set(to)
    assert (
        "Thay thế 01/BC-UBND"
        in OutboxMessage.objects.filter(key=f"dispatch:{made.pk}:{made.recipients.first().pk}").get().text
    )


@pytest.mark.parametrize(
    ("business", "code", "says"),
    [(Business.REPLACE, "KH", "văn bản cùng loại"), (Business.UPDATE, "BC", "đính chính bằng công văn")],
)
def test_faults_of_content_and_of_form_are_mended_as_the_decree_says(business, code, says):
    old = building.document()
    building.issued(old, *bodies(1))
    new = building.document(building.version(building.paper(conference=old.conference)), code=code)
    with pytest.raises(Refused, match=says):
        announce(old, business, new, "x", key=uuid4(), by=None)
    assert not old.notices.exists()


def test_a_status_that_a_transport_brings_twice_is_one():
    document = building.document()
    building.issued(document, *bodies(1))
    delivery = Delivery.objects.get()
    first = say(delivery, Status.RECEIVED, by=None, transport="edxml", message_id="000.00.00.H41,1")
    assert say(delivery, Status.RECEIVED, by=None, transport="edxml", message_id="000.00.00.H41,1") == first


def test_what_was_issued_with_a_document_does_not_change():
    document = building.document()
    building.issued(document, *bodies(1))
    with pytest.raises(Refused, match="không đổi được nữa"):
        annex(document, [], by=None)


@pytest.mark.parametrize("recipients", [1, 3])
def test_the_page_of_a_document_asks_the_same_for_one_recipient_and_for_three(
    client, django_assert_num_queries, recipients
):
    cast = building.cast()
    document = building.document(building.version(building.paper(conference=cast.conference)))
    building.issued(document, *bodies(recipients))
    client.force_login(cast.organiser)
    client.get(f"/conferences/{cast.conference.pk}/register/{document.pk}/")
    with django_assert_num_queries(14):
        page = client.get(f"/conferences/{cast.conference.pk}/register/{document.pk}/")
    assert page.content.decode().count("data-silent") == recipients


def test_one_person_and_one_body_are_named_by_themselves(client):
    cast = building.cast()
    document = building.document(building.version(building.paper(conference=cast.conference)))
    person = Person.objects.create(name="Nguyễn Văn An", email="an@quangnam.example")
    reader = build.account(person=person)
    outside = build.organisation(name="Bưu điện tỉnh", email="bd@quangnam.example")
    client.force_login(build.administrator())
    there = f"/conferences/{cast.conference.pk}/dispatches/new/"
    facts = {"key": uuid4(), "documents": [document.pk], "person": offered(person), "body": offered(outside)}

    made = client.post(there, facts)

    assert made.status_code == 302
    reach_some(Dispatch.objects.get().pk, by=None)
    assert {str(one.recipient) for one in document.deliveries.all()} == {"Nguyễn Văn An", "Bưu điện tỉnh"}
    text = OutboxMessage.objects.get(address="an@quangnam.example").text
    version = f"/conferences/{cast.conference.pk}/papers/{document.version.paper_id}/versions/1/"
    assert f"http://testserver{version}" in text
    assert f"http://testserver/conferences/{cast.conference.pk}/inbox/" in text
    # whom the conference does not concern otherwise reads and answers what was issued to him
    client.force_login(reader)
    assert "01/BC-UBND" in client.get(f"/conferences/{cast.conference.pk}/inbox/").content.decode()
    assert client.get(version).status_code == 200
    client.post(f"/conferences/{cast.conference.pk}/inbox/{document.deliveries.last().pk}/answer/", {"status": "03"})
    rows = {row.name: row for row in delivery_rows(document)}
    assert (rows["Nguyễn Văn An"].status, rows["Bưu điện tỉnh"].status) == ("03", "")
    assert rows["Nguyễn Văn An"].read_at


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"name": "Không Ai", "known": False}, "Không có tên này"),
        ({"name": "Lê Thị Bình"}, "chưa có tài khoản và thư điện tử"),
        ({"name": "Lê Thị Bình", "email": "binh@quangnam.example"}, "hãy chọn gửi kèm tệp"),
    ],
)
def test_who_could_never_read_it_is_refused_in_one_sentence(client, facts, says):
    cast = building.cast()
    document = building.document(building.version(building.paper(conference=cast.conference)))
    named = facts["name"]
    if facts.get("known", True):
        named = offered(Person.objects.create(name=named, email=facts.get("email", "")))
    client.force_login(build.administrator())
    answer = client.post(
        f"/conferences/{cast.conference.pk}/dispatches/new/",
        {"key": uuid4(), "documents": [document.pk], "person": named},
    )
    assert (answer.status_code, says in answer.content.decode()) == (422, True)
    assert not Dispatch.objects.exists()


def test_only_the_silent_are_reminded_and_once_a_day(client):
    cast = building.cast()
    document = building.document(building.version(building.paper(conference=cast.conference)))
    one, other = bodies(2)
    bare = build.organisation()
    building.issued(document, one, other, bare)
    say(Delivery.objects.get(organisation=one), Status.RECEIVED, by=None)
    client.force_login(cast.organiser)
    there = f"/conferences/{cast.conference.pk}/register/{document.pk}/"
    assert "Nhắc 2 nơi chưa xác nhận" in client.get(there).content.decode()

    client.post(f"{there}reminder/")
    client.post(f"{there}reminder/")

    letters = OutboxMessage.objects.filter(key__startswith="silent:")
    assert [letter.address for letter in letters] == [other.email]
    assert f"/conferences/{cast.conference.pk}/inbox/" in letters[0].text
    assert "1 nơi không có địa chỉ thư" in client.get(there).content.decode()
    recall(document, "Nhầm", by=None)
    assert client.post(f"{there}reminder/").status_code == 409
    client.force_login(cast.stranger)
    assert client.post(f"{there}reminder/").status_code in {403, 404}


def test_a_body_without_an_address_is_written_to_by_way_of_its_contact():
    cast = building.cast()
    document = building.document(building.version(building.paper(conference=cast.conference)))
    body, bare = build.organisation(email=""), build.organisation(email="")
    build.organisation_role(build.account(email="dau-moi@quangnam.example"), body)
    made = building.issued(document, body, bare)
    assert [(one.organisation, one.email) for one in made.recipients.all()] == [
        (body, "dau-moi@quangnam.example"),
        (bare, ""),
    ]
    assert OutboxMessage.objects.get().address == "dau-moi@quangnam.example"
