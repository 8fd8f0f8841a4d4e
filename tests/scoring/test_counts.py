"""What the pages of the index ask of the database, literally; and the report that is made of one of them."""

import pytest

from diemcau.scoring.actions import accept_rest
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.queries.report import block_report
from tests import build
from tests.scoring import build as make
from tests.scoring.test_campaign import fill_in, surveyed
from tests.scoring.test_pages import of_block, of_entrant, root, text

pytestmark = pytest.mark.django_db


def many(entrants: int):
    block = make.block(phase=Phase.PROVISIONAL)
    people = make.people(block)
    for _number in range(entrants):
        one = make.entrant(block=block)
        build.organisation_role(people.contact, one.organisation)
        make.move(block, Phase.SELF)
        one.block.refresh_from_db()
        fill_in(one, people)
        make.move(block, Phase.APPRAISAL)
        one.block.refresh_from_db()
        accept_rest(one, by=people.first)
        accept_rest(one, by=people.second)
        surveyed(one, people)
    make.move(block, Phase.PROVISIONAL)
    return one, people


OF_A_BLOCK = {
    "": 16,
    "ranking/": 15,
    "ranking/file/": 11,
    "analysis/": 11,
    "analysis/?by=criterion": 11,
    "settings/": 8,
    "units/": 6,
    "survey/": 9,
    "figures/new/": 7,
    "criteria-set/": 7,
}
OF_A_UNIT = {
    "": 22,
    "appraisal/": 22,
    "explanations/": 21,
    "analysis/": 13,
    "lines/{line}/": 22,
    "lines/{line}/trace/": 20,
    "lines/{line}/evidence/": 22,
}
OF_A_CONFERENCE = {"campaigns/": 13, "criteria-sets/": 7, "criteria-sets/{set}/": 9, "rankings/new/": 4}


@pytest.mark.parametrize("number", [1, 3])
def test_every_page_asks_the_same_for_one_unit_and_piece_and_for_three(client, django_assert_num_queries, number):
    entrant, people = many(number)
    for at in range(number):
        piece = entrant.evidence.create(kind="number", title=f"Báo cáo {at}", by=people.contact)
        piece.uses.create(criterion=make.line(entrant, "1.2"))
    client.force_login(people.organiser)
    client.get(f"{root(entrant)}/campaigns/")  # the first page of a process reads what is kept afterwards
    keys = {"line": make.line(entrant, "1.2").pk, "set": entrant.block.criteria_set_id}
    pages = {of_block(entrant, page): count for page, count in OF_A_BLOCK.items()}
    pages |= {of_entrant(entrant, page.format(**keys)): count for page, count in OF_A_UNIT.items()}
    pages |= {f"{root(entrant)}/{page.format(**keys)}": count for page, count in OF_A_CONFERENCE.items()}
    for page, count in pages.items():
        with django_assert_num_queries(count):
            assert client.get(page).status_code == 200


def test_the_report_of_a_block_holds_the_pictures_of_its_page(client):
    entrant, people = many(3)
    document = block_report(entrant.block)
    drawn = {node.text: node.svg for root in document.outline for node in root.walk() if node.svg}
    assert len(drawn) == 3 and all(svg.startswith("<svg") for svg in drawn.values())
    client.force_login(people.organiser)
    page = text(client.get(of_block(entrant, "analysis/")))
    assert all(f'aria-label="{told}"' in page for told in drawn)
    answer = client.get(of_block(entrant, "analysis/report/"))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert client.get(of_entrant(entrant, "analysis/picture/")).content.startswith(b"<svg")
    client.force_login(people.contact)
    assert client.get(of_block(entrant, "analysis/report/")).status_code == 404


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("", "Khối chưa có đơn vị"),
        ("ranking/", "Chưa có đơn vị nào đủ điểm"),
        ("analysis/", "Chưa có đơn vị nào đủ điểm"),
        ("survey/", "Chưa có cuộc khảo sát nào có kết quả"),
        ("criteria-set/", "Bộ chỉ số này chưa có phiên bản khác"),
        ("figures/new/", "Tiêu chí lấy điểm từ số liệu"),
    ],
)
def test_a_page_of_a_block_without_units_says_what_belongs_there(client, page, sentence):
    block = make.block()
    client.force_login(make.people(block).organiser)
    answer = client.get(f"/conferences/{block.campaign.conference_id}/blocks/{block.pk}/{page}")
    assert answer.status_code == 200 and sentence in text(answer)
    nothing = client.get(f"/conferences/{block.campaign.conference_id}/blocks/{block.pk}/analysis/report/")
    assert nothing.status_code == 404
